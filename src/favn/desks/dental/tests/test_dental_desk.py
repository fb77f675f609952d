"""Tove's day, and a concern in a minute: what the clinic has done is never typed again."""

from datetime import timedelta

import pytest

from favn.foundation.audit.models import Entry
from favn.journey.checkups.models import DentalAppointment, NoShow
from favn.journey.concerns.models import Concern

DAY = "/tandpleje/"


@pytest.fixture
def waiting(emil) -> NoShow:
    return NoShow.objects.get(child=emil, stopped_at__isnull=True)


def test_the_list_is_her_first_page_and_says_what_when_and_who(client_for, waiting):
    tove = client_for("tove")
    assert tove.get("/hjem/")["Location"] == DAY
    words = tove.get(DAY).content.decode()
    for told in ("Emil Aagaard Winther", "Send brev", "senest", "Tove Bech", f"/udeblivelser/{waiting.pk}/"):
        assert told in words
    assert Entry.objects.filter(verb="dental.due", child_id=waiting.child_id, actor_name="Tove Bech").exists()


def test_a_time_is_settled_from_the_list(client_for, waiting, freja, at):
    missed = DentalAppointment.objects.create(
        child=freja, unit=waiting.unit, planned_at=at - timedelta(hours=3), booked_by=waiting.owner, booked_at=at
    )
    tove = client_for("tove")
    assert "Freja Aagaard Winther" in tove.get(DAY).content.decode()
    answer = tove.post(f"/tandlaegetider/{missed.pk}/fremmoede/", {"attendance": "no_show", "back": "list"})
    assert answer["Location"] == "/hjem/"
    assert NoShow.objects.get(appointment=missed).next_step == "letter"


def test_a_letter_that_waits_for_a_person_stands_among_her_reminders(client_for, waiting):
    tove = client_for("tove")
    tove.post(f"/udeblivelser/{waiting.pk}/brev/")
    assert "Send et brev, der venter på dig" in tove.get(DAY).content.decode()


def test_a_concern_knows_what_the_clinic_has_done_and_ends_the_decision(client_for, waiting):
    tove, place = client_for("tove"), f"/barn/{waiting.child_id}/tandpleje/bekymring/"
    tove.post(f"/udeblivelser/{waiting.pk}/brev/")
    NoShow.objects.filter(pk=waiting.pk).update(next_step="concern", misses=2)
    words = tove.get(place).content.decode()
    assert "2 gange i træk" in words
    assert "Brev sendt" in words
    refused = tove.post(place, {"child_level": "3", "care_level": "3", "worrying": "Tre huller uden behandling"})
    assert refused.status_code == 422
    assert "Tre huller uden behandling" in refused.content.decode()
    said = {"child_level": "3", "care_level": "3", "worrying": "Tre huller", "reason_not": "planned"}
    answer = tove.post(place, said)
    assert answer.status_code == 302
    placed = Concern.objects.get(child=waiting.child, compartment="dental")
    assert (placed.worrying, placed.child_level) == ("Tre huller", 3)
    waiting.refresh_from_db()
    assert waiting.stopped_because == "concern"


def test_a_concern_on_the_way_lets_letters_and_calls_go_on(client_for, waiting):
    tove, place = client_for("tove"), f"/barn/{waiting.child_id}/tandpleje/bekymring/"
    tove.post(place, {"child_level": "1", "care_level": "1", "worrying": ""})
    assert Concern.objects.filter(child=waiting.child, compartment="dental").exists()
    waiting.refresh_from_db()
    assert waiting.stopped_at is None


def test_the_childs_page_leads_her_there(client_for, emil):
    words = client_for("tove").get(f"/barn/{emil.pk}/").content.decode()
    assert f"/barn/{emil.pk}/tandpleje/" in words
    assert f"/barn/{emil.pk}/tandpleje/bekymring/" in words
    assert "/tandpleje/" not in client_for("lars").get(f"/barn/{emil.pk}/").content.decode()


@pytest.mark.parametrize("login", ["ida", "otto", "hanne", "lars", "mette", "nina", "vibe", "sofie", "dan"])
def test_the_desk_is_the_dentists(client_for, emil, login):
    for place in (DAY, f"/barn/{emil.pk}/tandpleje/bekymring/"):
        assert client_for(login).get(place).status_code == 404


def test_the_day_costs_the_same_however_many(client_for, django_assert_max_num_queries, waiting):
    tove = client_for("tove")
    tove.get(DAY)
    with django_assert_max_num_queries(20):
        assert tove.get(DAY).status_code == 200
