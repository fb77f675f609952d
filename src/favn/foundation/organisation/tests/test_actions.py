"""A municipality begins with one person who can let the others in, once."""

import pytest
from django.utils import translation

from favn.foundation.accounts.actors import PUBLIC, system
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.actions import AlreadyFounded, MayNotFound, appoint_first_administrator
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Position

FIRST = {
    "municipality": "Nykøbing Kommune",
    "code": "0998",
    "name": "Åse Ørsted",
    "username": "aase",
    "password": "fire-glade-tudser-i-regn",
}


@pytest.fixture
def no_administrator(db):
    """The town as it would be without Vibe's position."""
    Position.objects.filter(role=Role.ADMINISTRATOR).delete()


def test_the_first_administrator_can_log_in_and_is_in_the_log(no_administrator, at):
    with translation.override("da"):
        first = appoint_first_administrator(**FIRST, by=system("admin"), at=at)
    assert first.user.check_password(FIRST["password"])
    assert [(each.role, each.unit.name) for each in first.positions.all()] == [("administrator", "Forvaltningen")]
    assert Entry.objects.filter(verb="appoint_first_administrator", object_id=first.pk).exists()


def test_the_second_is_let_in_by_the_first(db, at):
    with pytest.raises(AlreadyFounded):
        appoint_first_administrator(**FIRST, by=system("admin"), at=at)


def test_nobody_founds_a_municipality_from_a_page(no_administrator, at):
    with pytest.raises(MayNotFound):
        appoint_first_administrator(**FIRST, by=PUBLIC, at=at)
