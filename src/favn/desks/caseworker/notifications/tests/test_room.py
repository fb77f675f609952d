"""The notification room: everything in view, assessed once, nothing typed lost."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from favn.desks.caseworker.notifications.forms import keys_in
from favn.desks.caseworker.notifications.lists import arrivals_for
from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import PUBLIC
from favn.journey.notifications import actions
from favn.journey.notifications.models import InitialAssessment
from favn.journey.notifications.telling import Notifier, Told

MINUTE = timedelta(minutes=1)
ANSWERS = {
    "urgency": "fast",
    "reason": "Tryg hos mor og mormor. Vi screener begge børn.",
    "next_step": "screen_siblings",
}


@pytest.fixture
def from_ida(acting_as, emil, at):
    with acting_as("ida") as ida:
        told = Told(text="Emil er blevet stille.", child_words="Jeg savner fodbold.", written_with="mother")
        return actions.notify(children=[emil], told=told, notifier=Notifier("2", "Ida Holst"), by=ida, at=at)


@pytest.fixture
def from_a_neighbour(db, at):
    with acting(PUBLIC, at=at):
        told = Told(text="Han går alene ude sent.", child_description="Emil Winther fra Havneskolen")
        return actions.notify_publicly(told=told, notifier=Notifier("8", is_anonymous=True), by=PUBLIC, at=at)


def address(name: str, notification) -> str:
    return reverse(f"caseworker:{name}", args=[notification.id])


def seen_on(page: str) -> str:
    return re.search(r'name="seen" value="([^"]*)"', page)[1]


def test_mette_finds_both_on_her_list(client_for, from_ida, from_a_neighbour) -> None:
    page = client_for("mette").get(reverse("caseworker:notifications")).content.decode()
    assert "Emil Aagaard Winther" in page
    assert "Barnet er ikke fundet endnu" in page
    assert from_ida.number in page


def test_the_sister_and_the_whole_history_stand_beside_emil(client_for, acting_as, from_ida, freja, at) -> None:
    with acting_as("rikke") as rikke:
        actions.notify(children=[freja], told=Told(text="Meget fravær."), notifier=Notifier("2", "Rikke Dall"),
                       by=rikke, at=at)  # fmt: skip
    page = client_for("mette").get(address("notification", from_ida)).content.decode()
    assert "Freja" in page
    assert "Meget fravær." in page
    assert "2 henvendelser om børnene" in page
    assert "barnets lov § 136" in page
    assert "Ida Holst, Bo Lind" in page or "Bo Lind, Ida Holst" in page
    assert "»Jeg savner fodbold.«" in page


def test_mette_finds_the_child_of_the_anonymous_one(client_for, from_ida, from_a_neighbour, emil) -> None:
    mette = client_for("mette")
    match = address("match_notification", from_a_neighbour)
    page = mette.post(match, {"q": "Emil Aagard Vinther"}).content.decode()
    assert f'value="{emil.id}"' in page
    nothing = mette.post(match, {"q": "Emil Winther", "choose": "1"})
    assert nothing.status_code == 422
    chosen = mette.post(
        match, {"q": "Emil Winther", "choose": "1", "children": str(emil.id)}, follow=True
    ).content.decode()
    assert "Emil Aagaard Winther" in chosen
    assert "2 henvendelser om børnene" in chosen
    assert "Sendes ikke: underretteren er anonym" in chosen


def test_mette_assesses_with_the_history_in_view(client_for, acting_as, from_ida) -> None:
    mette = client_for("mette")
    page = mette.get(address("notification", from_ida)).content.decode()
    answer = mette.post(address("assess_notification", from_ida), ANSWERS | {"seen": seen_on(page)}, follow=True)
    assert "Mette Friis" in answer.content.decode()
    with acting_as("mette", later=MINUTE):
        assert InitialAssessment.objects.get(notification=from_ida).urgency == "fast"


def test_without_the_history_nothing_is_assessed_and_nothing_is_lost(
    client_for, acting_as, from_ida, freja, at
) -> None:
    mette = client_for("mette")
    seen = seen_on(mette.get(address("notification", from_ida)).content.decode())
    with acting_as("rikke") as rikke:
        actions.notify(children=[freja], told=Told(text="Meget fravær."), notifier=Notifier("2"), by=rikke, at=at)
    refused = mette.post(address("assess_notification", from_ida), ANSWERS | {"seen": seen})
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Læs den nye først" in page
    assert "Meget fravær." in page
    assert ANSWERS["reason"] in page
    assert mette.post(address("assess_notification", from_ida), ANSWERS | {"seen": seen_on(page)}).status_code == 302


def test_the_second_to_assess_keeps_what_was_typed(client_for, from_ida) -> None:
    mette, per = client_for("mette"), client_for("per")
    seen = seen_on(mette.get(address("notification", from_ida)).content.decode())
    assert mette.post(address("assess_notification", from_ida), ANSWERS | {"seen": seen}).status_code == 302
    late = per.post(address("assess_notification", from_ida), ANSWERS | {"seen": seen, "reason": "Pers egne ord."})
    page = late.content.decode()
    assert late.status_code == 409
    assert "allerede vurderet" in page
    assert "Pers egne ord." in page
    assert "Mette Friis" in page


@pytest.mark.parametrize("left_out", ["urgency", "reason", "next_step"])
def test_an_assessment_says_how_soon_why_and_what_next(client_for, from_ida, left_out) -> None:
    mette = client_for("mette")
    seen = seen_on(mette.get(address("notification", from_ida)).content.decode())
    answers = {name: value for name, value in ANSWERS.items() if name != left_out} | {"seen": seen}
    assert mette.post(address("assess_notification", from_ida), answers).status_code == 422


@pytest.mark.parametrize("outsider", ["ida", "otto", "lars", "lone", "dan", "karen", "vibe", "sofie", "jonas"])
def test_nobody_else_can_tell_that_there_is_one(client_for, from_ida, from_a_neighbour, outsider) -> None:
    outside = client_for(outsider)
    assert outside.get(reverse("caseworker:notifications")).status_code == 404
    for notification in (from_ida, from_a_neighbour):
        assert outside.get(address("notification", notification)).status_code == 404
        assert outside.get(address("match_notification", notification)).status_code == 404
        assert outside.post(address("assess_notification", notification), ANSWERS).status_code == 404


def test_fifty_rows_take_few_statements(acting_as, emil, freja, johan, at, django_assert_max_num_queries) -> None:
    with acting_as("rikke") as rikke:
        for turn in range(50):
            child = (emil, freja, johan)[turn % 3]
            actions.notify(children=[child], told=Told(text=f"Nr. {turn}"), notifier=Notifier("2"), by=rikke, at=at)
    with acting_as("mette") as mette, django_assert_max_num_queries(9):
        listed = arrivals_for(actor=mette, asked={}, at=at, size=50)
        assert len(listed.lines) == 50


def test_what_is_not_a_key_is_left_out() -> None:
    assert keys_in("x 01890000-0000-7000-8000-000000000000  ") == [
        __import__("uuid").UUID(int=0x01890000000070008000000000000000)
    ]
