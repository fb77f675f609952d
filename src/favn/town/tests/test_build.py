"""The town as it stands in the database of the suite: three hundred children, the cast among them."""

import pytest
from django.db import connection

from favn.foundation.access.hats import hats_of
from favn.foundation.accounts.models import User
from favn.foundation.audit.models import Entry
from favn.foundation.people.identifiers import hash_of, number_in
from favn.foundation.people.models import Adult, Child, Identifier
from favn.town.build import TownExists, build
from favn.town.tables import COLUMNS

pytestmark = pytest.mark.django_db


def test_the_town_of_the_suite_has_three_hundred_children():
    assert Child.objects.count() == 300


def test_a_town_is_not_built_on_top_of_another(at):
    with pytest.raises(TownExists):
        build(children=40, seed=1, at=at)
    assert Child.objects.count() == 300


def test_a_number_of_the_town_opens_and_is_found_like_any_other():
    for identifier in Identifier.objects.exclude(child=None).order_by("id")[:5]:
        number = number_in(identifier)
        assert Identifier.objects.get(value_hash=hash_of(number)).pk == identifier.pk
        assert identifier.masked == number.masked


def test_everyone_who_works_or_is_a_parent_in_the_town_has_a_hat(at):
    without = [user.username for user in User.objects.all()[:60] if not hats_of(user, at)]
    assert without == []
    assert not Adult.objects.filter(user=None, relations__holds_custody=True, relations__child__area__isnull=True)


def test_no_log_is_made_up_for_what_nobody_did():
    tables = [table for table in COLUMNS if table.startswith("people_")]
    assert Entry.objects.filter(object_table__in=tables).count() < 600


def test_the_tables_triggers_work_again_after_the_town_was_built():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname = 'log_row' AND tgenabled = 'D'")
        assert cursor.fetchone() == (0,)
