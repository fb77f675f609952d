"""The leader's page of the pace: what another pace would have meant, who may move it, and what it changes."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from favn.foundation.audit.models import Entry
from favn.foundation.organisation.models import Group, Unit
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.models import Assessment, Round, TalkPace
from favn.journey.wellbeing.queries.last_year import last_year, unit_led
from favn.journey.wellbeing.queries.pace import municipal_pace, own_pace, pace_of, reach_of_municipal_pace
from favn.journey.wellbeing.rules.talk import Pace
from favn.journey.wellbeing.tests.rounds import only_round, rated_by_both, school_round
from favn.kit.clock import local

pytestmark = pytest.mark.django_db
PACE = "/trivsel/tempo/"
MUNICIPAL = "/trivsel/tempo/kommunen/"


def text(answer):
    return answer.content.decode()


@pytest.fixture
def low_children(acting_as, group, at):
    """3.B in a round where three children fell far and four a little, and in one before where none was low."""
    rated = only_round(at)
    rated_by_both(acting_as, school_round(at, name="Forår", weeks_ago=30), group, at - timedelta(weeks=28))
    rated_by_both(acting_as, rated, group, at)
    now = Assessment.objects.filter(round=rated).order_by("child__sort_key", "child_id")
    ids = list(dict.fromkeys(now.values_list("child_id", flat=True)))[:7]
    Assessment.objects.filter(round=rated, child_id__in=ids[:3]).update(core1=2, core2=2, core3=2)
    Assessment.objects.filter(round=rated, child_id__in=ids[3:]).update(core1=3, core2=3, core3=3)
    return ids


def test_the_page_says_numbers_of_children_and_no_names(client_for, low_children):
    page = client_for("rikke").get(PACE).content.decode()
    assert "Det ville tempoet have betydet det sidste år" in page
    assert "3.B" in page
    assert "skjult" in page
    assert "Winther" not in page


def test_the_numbers_are_the_lists_that_would_have_been(acting_as, low_children, group, at):
    with acting_as("rikke") as rikke:
        year = last_year(unit_led(rikke), actor=rikke, at=at)
    assert year.rounds == 2
    assert (year.together[0], year.together[-1]) == (None, 7)
    assert dict(year.groups)[group.name][-1] == 7
    assert list(year.together) == sorted(year.together, key=lambda number: number or 0)
    assert Entry.objects.filter(verb="wellbeing.last_year", child_id__in=low_children).count() >= len(low_children)


def test_older_rounds_than_a_year_do_not_count(acting_as, low_children, at):
    Round.objects.update(opens_on=local(at).date() - timedelta(days=400), closes_on=local(at).date())
    with acting_as("rikke") as rikke:
        year = last_year(unit_led(rikke), actor=rikke, at=at)
    assert year.rounds == 0
    assert set(year.together) == {0}


def test_a_unit_that_never_rated_has_nothing_to_compare_with(client_for, at):
    only_round(at)
    assert "intet at sammenligne med" in client_for("rikke").get(PACE).content.decode()


def test_the_leader_moves_the_pace_and_the_list_follows(client_for, acting_as, low_children, group, at):
    rikke, ida = client_for("rikke"), client_for("ida")
    dialogue = reverse("wellbeing:dialogue", args=[Round.objects.latest("opens_on").id, group.id])
    before = ida.get(dialogue).content.decode().count(" af 5")
    assert rikke.post(PACE, {"pace": "2", "reason": "Vi har tid til flere."}).status_code == 302
    after = ida.get(dialogue).content.decode().count(" af 5")
    assert after > before
    moved = TalkPace.objects.get()
    assert (moved.pace, moved.reason, moved.set_by.name) == ("2", "Vi har tid til flere.", "Rikke Dall")
    assert pace_of(group.unit_id) is Pace.TWO
    assert Entry.objects.filter(verb="wellbeing.set_pace").count() == 1
    assert "Vi har tid til flere." in rikke.get(PACE).content.decode()


@pytest.mark.parametrize("typed", [{"pace": "7", "reason": "x"}, {"pace": "1", "reason": ""}, {}])
def test_what_is_wrong_is_said_and_nothing_is_moved(client_for, typed):
    assert client_for("rikke").post(PACE, {"csrf": "", **typed}).status_code == 422
    assert not TalkPace.objects.exists()


@pytest.mark.parametrize("login", ["ida", "bo", "otto", "lone", "mette", "sofie", "karen", "vibe"])
def test_the_page_is_missing_for_all_but_leaders(client_for, login):
    assert client_for(login).get(PACE).status_code == 404
    assert client_for(login).post(PACE, {"pace": "1", "reason": "x"}).status_code == 404


def test_nobody_sets_the_pace_of_a_unit_they_do_not_lead(acting_as, group, at):
    with acting_as("ida") as ida, pytest.raises(Refused):
        actions.set_pace(unit=group.unit, pace=Pace.TWO, reason="x", by=ida, at=at)


@pytest.mark.parametrize("login", ["ida", "bo", "rikke"])
def test_the_list_is_for_those_who_rate_and_their_leader_while_the_round_is_open(
    client_for, low_children, group, login
):
    rated = Round.objects.latest("opens_on")
    path = reverse("wellbeing:dialogue", args=[rated.id, group.id])
    assert "Tal om disse først" in client_for(login).get(path).content.decode()
    Round.objects.filter(pk=rated.pk).update(closes_on=rated.opens_on)
    assert "Tal om disse først" not in client_for(login).get(path).content.decode()


@pytest.mark.parametrize("login", ["otto", "lone", "mette", "hanne", "sofie", "karen", "vibe", "dan"])
def test_the_list_is_missing_for_everyone_else(client_for, low_children, group, login):
    path = reverse("wellbeing:dialogue", args=[Round.objects.latest("opens_on").id, group.id])
    assert client_for(login).get(path).status_code == 404


def test_a_unit_without_a_pace_of_its_own_follows_the_municipality(client_for, group):
    vibe, rikke = client_for("vibe"), client_for("rikke")
    assert "Enheden følger kommunens tempo: »Ét nyt barn i hver klasse«." in rikke.get(PACE).content.decode()
    assert vibe.post(MUNICIPAL, {"pace": "0.5", "reason": "Et roligt første år."}).status_code == 302
    assert pace_of(group.unit_id) is municipal_pace() is Pace.HALF
    assert "Enheden følger kommunens tempo: »Et halvt: ét nyt barn i hver anden klasse«." in text(rikke.get(PACE))

    rikke.post(PACE, {"pace": "2", "reason": "Vi har tid til flere."})
    vibe.post(MUNICIPAL, {"pace": "0.25", "reason": "Endnu roligere."})
    assert pace_of(group.unit_id) is Pace.TWO
    page = text(vibe.get(MUNICIPAL))
    assert "Vi har tid til flere." in page, "a unit with its own pace is named"
    assert page.index("Endnu roligere.") < page.index("Et roligt første år."), "the history, newest first"

    rikke.post(PACE, {"pace": "follow", "reason": "Vi gør som de andre."})
    assert (own_pace(group.unit_id), pace_of(group.unit_id)) == (None, Pace.QUARTER)
    assert "Følger kommunens" in text(rikke.get(PACE))
    assert Entry.objects.filter(verb="wellbeing.set_municipal_pace").count() == 2


def test_the_page_says_what_a_change_would_reach(client_for, group, at, acting_as):
    before = reach_of_municipal_pace()
    with acting_as("rikke") as rikke:
        actions.set_pace(unit=group.unit, pace=Pace.TWO, reason="x", by=rikke, at=at)
    after = reach_of_municipal_pace()
    own_classes = Group.objects.filter(unit=group.unit, closed_on=None).count()
    assert (after.following, after.classes) == (before.following - 1, before.classes - own_classes)
    assert after.children[Pace.HALF] == after.classes / 2
    assert f"I alle {after.classes} skoleklasser" in text(client_for("vibe").get(MUNICIPAL))


@pytest.mark.parametrize("typed", [{"pace": "7", "reason": "x"}, {"pace": "follow", "reason": "x"}, {"pace": "1"}])
def test_a_wrong_municipal_pace_is_said_and_nothing_is_moved(client_for, typed):
    assert client_for("vibe").post(MUNICIPAL, typed).status_code == 422
    assert not TalkPace.objects.exists()


@pytest.mark.parametrize("login", ["ida", "rikke", "mette", "sofie", "karen", "dan"])
def test_the_municipal_page_is_the_administrators_alone(client_for, login):
    assert client_for(login).get(MUNICIPAL).status_code == 404
    assert client_for(login).post(MUNICIPAL, {"pace": "1", "reason": "x"}).status_code == 404


def test_nobody_but_the_administrator_sets_the_municipal_pace(acting_as, at):
    with acting_as("rikke") as rikke, pytest.raises(Refused):
        actions.set_municipal_pace(pace=Pace.TWO, reason="x", by=rikke, at=at)


def test_the_database_keeps_each_to_their_own_pace(acting_as, group, at):
    other = Unit.objects.filter(kind="school").exclude(pk=group.unit_id).first()
    wrong = [("rikke", None), ("rikke", other), ("vibe", group.unit), ("ida", group.unit)]
    for login, unit in wrong:
        with acting_as(login) as who, pytest.raises(ProgrammingError), transaction.atomic():
            TalkPace(unit=unit, pace="2", reason="x", set_by_id=who.key, set_at=at).save(force_insert=True)
    with acting_as("vibe") as vibe:
        actions.set_municipal_pace(pace=Pace.TWO, reason="x", by=vibe, at=at)
        with pytest.raises(ProgrammingError), transaction.atomic():
            TalkPace.objects.update(reason="noget andet")
