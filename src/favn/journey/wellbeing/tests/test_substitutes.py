"""Somebody stands in: sees the group while the round is open, and not a day longer."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from favn.foundation.access.models import Grant
from favn.foundation.organisation.models import Employee, Group
from favn.journey.wellbeing import actions, errors
from favn.journey.wellbeing.models import Substitute
from favn.journey.wellbeing.queries.rounds import groups_of
from favn.journey.wellbeing.queries.sheets import raters_of, sheet_page
from favn.journey.wellbeing.tests.rounds import fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def otto(db):
    return Employee.objects.get(name="Otto Vang")


def name(rated, group, rater, by, at, reason="Bo er syg"):
    return actions.name_substitute(rated=rated, group=group, rater=rater, reason=reason, by=by, at=at)


def test_a_substitute_rates_the_group_while_the_round_is_open(rated, group, otto, emil, acting_as, at):
    with acting_as("rikke") as rikke:
        named = name(rated, group, otto, rikke, at)
        assert name(rated, group, otto, rikke, at) == named, "naming twice changes nothing"
    with acting_as("otto") as stand_in:
        assert group in groups_of(stand_in)
        assert emil in [row.child for row in sheet_page(rated, group, actor=stand_in, at=at).rows]
        fill(rated, group, stand_in, at)
        actions.finish(rated=rated, group=group, by=stand_in, at=at)
    assert otto in raters_of(group, at)
    later = timedelta(days=(rated.closes_on - at.date()).days + 2)
    with acting_as("otto", later=later) as stand_in:
        assert not sheet_page(rated, group, actor=stand_in, at=at + later).rows


def test_ending_it_shuts_the_group_at_once(rated, group, otto, acting_as, at):
    with acting_as("rikke") as rikke:
        named = name(rated, group, otto, rikke, at)
    later = timedelta(hours=1)
    with acting_as("rikke", later=later) as rikke:
        actions.end_substitute(substitute_id=named.id, by=rikke, at=at + later)
    later += timedelta(minutes=1)
    with acting_as("otto", later=later) as stand_in:
        assert group not in groups_of(stand_in)
        with pytest.raises(errors.NotYourGroup):
            actions.finish(rated=rated, group=group, by=stand_in, at=at + later)
    assert not Grant.objects.filter(source_id=named.id, valid_until__gt=at + later).exists()


def test_who_names_whom(rated, group, otto, acting_as, at):
    with acting_as("ida") as ida, pytest.raises(errors.NotYourGroup):
        name(rated, group, otto, ida, at)
    with acting_as("rikke") as rikke:
        with pytest.raises(errors.NotASubstitute):
            name(rated, group, Employee.objects.get(name="Bo Lind"), rikke, at)
        with pytest.raises(errors.NotASubstitute):
            name(rated, group, Employee.objects.get(name="Mette Friis"), rikke, at)
        elsewhere = Group.objects.exclude(unit=group.unit).filter(unit__kind="school").first()
        with pytest.raises(errors.NotYourGroup):
            name(rated, elsewhere, otto, rikke, at)
        with pytest.raises(errors.RoundNotOpen):
            name(rated, group, otto, rikke, at + timedelta(days=90))


@pytest.mark.parametrize("login", ["ida", "otto", "mette", "vibe"])
def test_the_database_lets_only_the_leader_name(rated, group, otto, acting_as, login, at):
    with acting_as(login) as by, pytest.raises(DatabaseError), transaction.atomic():
        Substitute(round=rated, group=group, rater=otto, named_by_id=by.key, named_at=at, reason="x").save(
            force_insert=True
        )


def test_the_leaders_page_names_and_ends(rated, group, otto, client_for, at):
    page = reverse("wellbeing:substitutes")
    lise = Employee.objects.filter(positions__unit=group.unit, positions__role="teacher").exclude(
        positions__group=group
    )[0]
    assert client_for("rikke").post(page, {"group": str(group.id), "rater": str(lise.id)}).status_code == 422
    said = {"group": str(group.id), "rater": str(lise.id), "reason": "Bo er syg"}
    client_for("rikke").post(page, said)
    assert "Bo er syg" in client_for("rikke").get(page).content.decode()
    ending = reverse("wellbeing:substitute_ending", args=[Substitute.objects.get().id])
    assert client_for("otto").post(ending).status_code == 404
    client_for("rikke").post(ending)
    assert Substitute.objects.get().ended_at
    for outsider in ("ida", "mette", "karen"):
        assert client_for(outsider).get(page).status_code == 404
