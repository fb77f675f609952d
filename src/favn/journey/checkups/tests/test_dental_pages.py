"""The dental track's pages: Tove does her work, wrong input loses nothing, and nobody else finds the door."""

from datetime import timedelta

import pytest

from favn.foundation.access import actions as access
from favn.foundation.audit.models import Entry
from favn.foundation.letters.models import Letter
from favn.foundation.people.models import Address
from favn.journey.checkups.models import DentalAppointment, DentalPost, NoShow, NoShowLetter, NoShowPace
from favn.kit.clock import local

OTHERS = ("ida", "otto", "hanne", "lars", "mette", "nina", "vibe", "sofie", "jonas")
LETTERS, PACE, POSTS = "/tandpleje/breve/", "/tandpleje/tidsplan/", "/tandpleje/hverv/"


@pytest.fixture
def waiting(emil) -> NoShow:
    return NoShow.objects.get(child=emil, stopped_at__isnull=True)


@pytest.fixture
def johans(johan) -> NoShow:
    """Johan's no-show: the letter went, and somebody is to call."""
    return NoShow.objects.get(child=johan, stopped_at__isnull=True)


def letter_of(step: str = "letter") -> NoShowLetter:
    return NoShowLetter.objects.get(step=step, for_young=False, valid_until__isnull=True)


def test_the_page_of_a_no_show_shows_the_letter_and_the_way_to_each(client_for, waiting, jonas):
    tove = client_for("tove")
    words = tove.get(f"/udeblivelser/{waiting.pk}/").content.decode()
    for told in ("Send brev", "Vi savnede Emil hos tandlægen", "87 59 00 00", "Sofie Aagaard", "Jonas Winther"):
        assert told in words
    assert Address.objects.get(adult=jonas).street not in words
    answer = tove.post(f"/udeblivelser/{waiting.pk}/brev/", follow=True).content.decode()
    assert "2 breve er skrevet" in answer
    assert "Ring til familien" in answer
    again = tove.post(f"/udeblivelser/{waiting.pk}/brev/", follow=True).content.decode()
    assert "Næste skridt er ikke et brev" in again
    assert Letter.objects.filter(child=waiting.child, title__startswith="Vi savnede").count() == 2
    child = tove.get(f"/barn/{waiting.child_id}/tandpleje/").content.decode()
    assert "venter på at blive sendt" in child
    assert Entry.objects.filter(verb="open_child", child_id=waiting.child_id, actor_name="Tove Bech").exists()


def test_a_call_without_an_answer_and_one_with_a_new_time(client_for, johans, at):
    tove, place = client_for("tove"), f"/udeblivelser/{johans.pk}/opkald/"
    words = tove.get(f"/udeblivelser/{johans.pk}/").content.decode()
    assert "26 10 11 18" in words
    refused = tove.post(place, {"said": "new_time", "note": "Mia kommer selv", "day": "32.1.2027", "hour": "9"})
    assert refused.status_code == 422
    assert "Mia kommer selv" in refused.content.decode()
    assert tove.post(place, {"said": "", "note": ""}).status_code == 422
    past = tove.post(place, {"said": "new_time", "day": "1.1.2020", "hour": "9"})
    assert past.status_code == 422
    assert "ikke er passeret" in past.content.decode()
    assert NoShow.objects.get(pk=johans.pk).steps.count() == 1
    assert tove.post(place, {"said": "no_answer"}).status_code == 302
    ahead = local(at).date() + timedelta(days=9)
    assert tove.post(place, {"said": "new_time", "day": f"{ahead:%d.%m.%Y}", "hour": "9.30"}).status_code == 302
    johans.refresh_from_db()
    assert johans.stopped_because == "new_time"
    page = tove.get(f"/udeblivelser/{johans.pk}/").content.decode()
    assert "Ny tid" in page
    assert local(DentalAppointment.objects.get(child=johans.child, attendance="").planned_at).hour == 9


def test_it_is_ended_with_a_reason(client_for, waiting):
    tove, place = client_for("tove"), f"/udeblivelser/{waiting.pk}/afslutning/"
    assert tove.post(place, {"because": "elsewhere", "note": ""}).status_code == 422
    assert tove.post(place, {"because": "came", "note": "x"}).status_code == 422
    assert tove.post(place, {"because": "elsewhere", "note": "Går hos Tandlæge Skov"}).status_code == 302
    assert "Går hos Tandlæge Skov" in tove.get(f"/udeblivelser/{waiting.pk}/").content.decode()
    refused = tove.post(place, {"because": "no_concern", "note": "Igen"}, follow=True)
    assert NoShow.objects.get(pk=waiting.pk).stopped_because == "elsewhere"
    assert refused.status_code == 200


def test_a_time_is_agreed_and_settled_on_the_childs_page(client_for, freja, at):
    tove, place = client_for("tove"), f"/barn/{freja.pk}/tandpleje/tid/"
    refused = tove.post(place, {"day": "igår", "hour": "9.30", "code": ""})
    assert refused.status_code == 422
    assert "igår" in refused.content.decode()
    ahead = local(at).date() + timedelta(days=3)
    assert tove.post(place, {"day": f"{ahead:%d.%m.%Y}", "hour": "9.30", "code": ""}).status_code == 302
    agreed = DentalAppointment.objects.get(child=freja, attendance="")
    settling = f"/tandlaegetider/{agreed.pk}/fremmoede/"
    assert "fremtiden" in tove.post(settling, {"attendance": "no_show"}, follow=True).content.decode()
    assert "Vælg, om barnet" in tove.post(settling, {"attendance": "måske"}, follow=True).content.decode()
    DentalAppointment.objects.filter(pk=agreed.pk).update(planned_at=at - timedelta(days=1))
    assert "Næste skridt" in tove.post(settling, {"attendance": "no_show"}, follow=True).content.decode()
    assert "Udeblev" in tove.get(f"/barn/{freja.pk}/tandpleje/").content.decode()
    assert tove.post(settling, {"attendance": "attended", "back": "list"})["Location"] == "/hjem/"
    assert not NoShow.objects.filter(child=freja, stopped_at__isnull=True).exists()


def test_a_familys_no_is_written_with_their_words(client_for, waiting):
    tove, place = client_for("tove"), f"/barn/{waiting.child_id}/tandpleje/nej/"
    assert tove.post(place, {"reason": ""}).status_code == 422
    assert tove.post(place, {"reason": "De vil selv sige til"}).status_code == 302
    assert NoShow.objects.get(pk=waiting.pk).stopped_note == "De vil selv sige til"


def test_a_colleague_takes_it_over(client_for, waiting, key_of):
    NoShow.objects.filter(pk=waiting.pk).update(owner_id=key_of("employee", "hanne"))
    tove = client_for("tove")
    assert "Jeg tager den" in tove.get(f"/udeblivelser/{waiting.pk}/").content.decode()
    assert tove.post(f"/udeblivelser/{waiting.pk}/overtagelse/").status_code == 302
    assert "Jeg tager den" not in tove.get(f"/udeblivelser/{waiting.pk}/").content.decode()


def test_the_leader_edits_the_letter_and_what_was_sent_stands(client_for, waiting):
    tove, old = client_for("tove"), letter_of()
    assert "let at læse" in tove.get(LETTERS).content.decode()
    place = f"{LETTERS}{old.pk}/"
    said = {
        "title": "Vi ses, {barnet}?",
        "text": "{barnet} kom ikke {dag}. Kom til {adresse}.",
        "title_en": "",
        "text_en": "",
    }
    refused = tove.post(place, said)
    assert refused.status_code == 422
    assert "{adresse} findes ikke" in refused.content.decode()
    assert "Vi ses, {barnet}?" in refused.content.decode()
    lacking = tove.post(place, said | {"text": "I kom ikke {dag}."})
    assert "Skriv {barnet} og {telefon}" in lacking.content.decode()
    tove.post(f"/udeblivelser/{waiting.pk}/brev/")
    assert tove.post(place, said | {"text": "{barnet} kom ikke {dag}. Ring {telefon}."}).status_code == 302
    now = letter_of()
    assert (now.edition, now.title) == (2, "Vi ses, {barnet}?")
    assert tove.get(place).status_code == 404
    assert "udgave 1" in tove.get(f"{LETTERS}{now.pk}/").content.decode()
    assert Letter.objects.filter(child=waiting.child, title="Vi savnede Emil hos tandlægen").count() == 2


def test_the_leader_edits_the_days_and_those_that_run_keep_theirs(client_for, waiting):
    tove = client_for("tove")
    days = {"letter_days": "1", "call_days": "7", "calls": "3", "call_again_days": "1", "second_letter_days": "2",
            "concern_days": "10", "misses_to_concern": "1"}  # fmt: skip
    assert tove.post(PACE, days).status_code == 422
    assert tove.post(PACE, days | {"misses_to_concern": "4"}).status_code == 302
    assert NoShowPace.objects.get(valid_until__isnull=True).calls == 3
    before = waiting.pace_id
    waiting.refresh_from_db()
    assert waiting.pace_id == before
    assert "3 opkald" in tove.get(LETTERS).content.decode()


def test_only_the_leader_edits(client_for, key_of):
    DentalPost.objects.filter(employee_id=key_of("employee", "tove"), post="leader").delete()
    tove = client_for("tove")
    assert "Ret brevet" not in tove.get(LETTERS).content.decode()
    for place in (f"{LETTERS}{letter_of().pk}/", PACE):
        assert tove.get(place).status_code == 404
        assert tove.post(place, {"title": "x"}).status_code == 404


def test_the_administrator_gives_and_ends_posts(client_for, key_of):
    DentalPost.objects.all().delete()
    vibe, tove = client_for("vibe"), key_of("employee", "tove")
    words = vibe.get(POSTS).content.decode()
    assert "Ingen leder klinikken endnu" in words
    unit = key_of("unit", "Tandplejen")
    assert vibe.post(POSTS, {"dentist": "nobody", "post": "leader"}).status_code == 422
    assert vibe.post(POSTS, {"dentist": f"{tove}/{unit}", "post": "leader"}).status_code == 302
    assert vibe.post(POSTS, {"dentist": f"{tove}/{unit}", "post": "leader"}).status_code == 302
    given = DentalPost.objects.get(employee_id=tove)
    assert client_for("tove").get(PACE).status_code == 200
    assert vibe.post(f"{POSTS}{given.pk}/ophoer/").status_code == 302
    assert client_for("tove").get(PACE).status_code == 404
    assert vibe.post(f"{POSTS}{given.pk}/ophoer/").status_code == 404


@pytest.mark.parametrize("login", OTHERS)
def test_nobody_else_opens_the_track(client_for, waiting, login):
    other = client_for(login)
    for place in (f"/barn/{waiting.child_id}/tandpleje/", f"/udeblivelser/{waiting.pk}/", LETTERS, PACE):
        assert other.get(place).status_code == 404
    for place in (f"/udeblivelser/{waiting.pk}/brev/", f"/tandlaegetider/{waiting.appointment_id}/fremmoede/"):
        assert other.post(place, {"attendance": "attended"}).status_code == 404
    if login != "vibe":
        assert other.get(POSTS).status_code == 404


def test_a_blocked_dentist_and_a_missing_row_answer_the_same(client_for, waiting, acting_as, actor_of, at):
    dentist, hours_ago = actor_of("tove").id, at - timedelta(hours=1)
    with acting_as("vibe") as vibe:
        access.block(child_id=waiting.child_id, actor_id=dentist, reason="i familie", by=vibe, at=hours_ago)
    tove = client_for("tove")
    assert tove.get(f"/udeblivelser/{waiting.pk}/").status_code == 404
    assert tove.get(f"/udeblivelser/{waiting.child_id}/").status_code == 404
    assert "Emil" not in tove.get("/tandpleje/").content.decode()
