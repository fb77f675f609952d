"""A visit is written once, by one hand at a time; a parent's words are that parent's."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from favn.foundation.audit.models import Entry
from favn.foundation.people.models import Child, Relation
from favn.journey.checkups.actions import visits
from favn.journey.checkups.actions.visits import ParentFacts, VisitFacts
from favn.journey.checkups.errors import ChangedMeanwhile, ContactRefused
from favn.journey.checkups.models import Contact, ContactKind, MoodScale, ParentAtVisit, Visit
from favn.journey.checkups.queries.visits import band_of
from favn.journey.checkups.vault import UnknownSalt, key_for, new_key
from favn.kit.clock import local


@pytest.fixture
def visit(acting_as, nour, at) -> Visit:
    """Hanne has agreed to visit Nour today."""
    with acting_as("hanne") as hanne:
        return visits.agree_visit(child_id=nour.id, code="language_3", planned_at=at, by=hanne, at=at)


@pytest.fixture
def layla(nour) -> Relation:
    """Nour's mother."""
    return Relation.objects.get(child=nour, kind="mother")


def typed(visit, layla, at, **more) -> dict[str, str]:
    return {
        "revision": str(visit.revision), "held_on": f"{local(at):%d.%m.%Y}", "interaction": "attention",
        "seen": "Nour leger med sin bror", f"words_{layla.adult_id}": "Hun sover igen", f"mood_{layla.adult_id}": "11",
        "weight_grams": "14200", "length_cm": "96,5", "agreed": "Jeg ringer om en uge",
    } | more  # fmt: skip


def test_a_visit_is_written_with_what_was_seen_and_what_the_mother_says(client_for, visit, layla, at):
    hanne, place = client_for("hanne"), f"/besoeg/{visit.pk}/"
    assert hanne.get(place).status_code == 200
    assert hanne.post(place, typed(visit, layla, at)).status_code == 302
    visit.refresh_from_db()
    assert (visit.revision, visit.interaction, visit.signals, visit.length_mm) == (1, "attention", "", 965)
    said = ParentAtVisit.objects.get(visit=visit)
    assert (said.words, said.mood, said.scale.name) == ("Hun sover igen", 11, MoodScale.objects.get().name)
    assert Contact.objects.get(child_id=visit.child_id, code="language_3").outcome == "done"
    assert Entry.objects.filter(verb="checkups.write_visit", child_id=visit.child_id).count() == 1
    words = hanne.get(f"/barn/{visit.child_id}/kontakter/").content.decode()
    assert "Hun sover igen" in words
    assert "Samspil: hold øje" in words
    assert "tal mere om det" in hanne.get(place).content.decode()


def test_two_telephones_never_overwrite_each_other(client_for, visit, layla, at):
    hanne, place = client_for("hanne"), f"/besoeg/{visit.pk}/"
    hanne.post(place, typed(visit, layla, at))
    late = typed(visit, layla, at, seen="Adam leger også", weight_grams="14300")
    refused = hanne.post(place, late)
    words = refused.content.decode()
    assert refused.status_code == 409
    for told in ("Adam leger også", "Nour leger med sin bror", "14200", "14300"):
        assert told in words
    assert "keep_agreed" not in words
    visit.refresh_from_db()
    assert (visit.seen, visit.revision) == ("Nour leger med sin bror", 1)
    settled = late | {"revision": "1", "keep_seen": "mine", "keep_weight_grams": "theirs"}
    assert hanne.post(place, settled).status_code == 302
    visit.refresh_from_db()
    assert (visit.seen, visit.weight_grams, visit.revision) == ("Adam leger også", 14200, 2)


def test_the_same_visit_sent_twice_is_written_once(client_for, visit, layla, at):
    hanne, place, said = client_for("hanne"), f"/besoeg/{visit.pk}/", typed(visit, layla, at)
    for _ in range(2):
        answer = hanne.post(place, said, headers={"accept": "application/json"})
        assert answer.json() == {"url": f"/barn/{visit.child_id}/kontakter/"}
    visit.refresh_from_db()
    assert visit.revision == 1


def test_wrong_numbers_are_told_and_nothing_typed_is_lost(client_for, visit, layla, at):
    hanne, place = client_for("hanne"), f"/besoeg/{visit.pk}/"
    for wrong in ({f"mood_{layla.adult_id}": "31"}, {"weight_grams": "3"}, {"held_on": "31.2.2026"}):
        refused = hanne.post(place, typed(visit, layla, at, **wrong))
        assert refused.status_code == 422
        assert "Hun sover igen" in refused.content.decode()
    tomorrow = f"{local(at) + timedelta(days=1):%d.%m.%Y}"
    assert "i dag eller en tidligere" in hanne.post(place, typed(visit, layla, at, held_on=tomorrow)).content.decode()
    visit.refresh_from_db()
    assert visit.revision == 0


@pytest.mark.parametrize("login", ["ida", "tove", "lars", "mette", "sofie", "otto"])
def test_a_visit_is_there_for_the_health_visitor_alone(client_for, visit, layla, at, login):
    client = client_for(login)
    assert client.get(f"/besoeg/{visit.pk}/").status_code == 404
    assert client.post(f"/besoeg/{visit.pk}/", typed(visit, layla, at)).status_code == 404
    assert client.post("/besoeg/noegle/").status_code == 404
    assert Visit.objects.get(pk=visit.pk).revision == 0


def test_the_second_lock_shows_visits_to_nobody_but_the_districts_health_visitor(acting_as, visit):
    for login, seen in {"hanne": 1, "tove": 0, "ida": 0, "mette": 0}.items():
        with acting_as(login):
            assert Visit.objects.filter(pk=visit.pk).count() == seen, login


def test_a_called_off_visit_cannot_be_written_and_a_held_one_not_agreed_on(acting_as, visit, layla, at):
    kind = ContactKind.objects.get(code="language_3")
    facts = VisitFacts(local(at).date(), parents=(ParentFacts(layla.adult_id, "ja"),))
    with acting_as("hanne") as hanne:
        visits.cancel_visit(visit=visit, by=hanne, at=at)
        visits.cancel_visit(visit=visit, by=hanne, at=at)
        with pytest.raises(ContactRefused, match="aflyst"):
            visits.write_visit(visit=visit, revision=0, facts=facts, kind=kind, by=hanne, at=at)
        again = visits.agree_visit(child_id=visit.child_id, code="language_3", planned_at=at, by=hanne, at=at)
        visits.write_visit(visit=again, revision=0, facts=facts, kind=kind, by=hanne, at=at)
        with pytest.raises(ChangedMeanwhile):
            visits.write_visit(visit=again, revision=0, facts=facts, kind=kind, by=hanne, at=at)
        with pytest.raises(ContactRefused, match="allerede holdt"):
            visits.agree_visit(child_id=visit.child_id, code="language_3", planned_at=at, by=hanne, at=at)
    with acting_as("tove") as tove, pytest.raises(ContactRefused):
        visits.agree_visit(child_id=visit.child_id, code="", planned_at=at, by=tove, at=at)


def test_the_database_keeps_one_visit_a_contact(visit, nour, at):
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.create(child=nour, code="language_3", visitor_id=visit.visitor_id, planned_at=at)
    assert Child.objects.filter(pk=nour.pk).exists()


def test_the_telephones_key_is_the_employees_own(client_for, key_of):
    made = client_for("hanne").post("/besoeg/noegle/").json()
    assert client_for("hanne").post("/besoeg/noegle/", {"salt": made["salt"]}).json() == made
    assert client_for("hanne").post("/besoeg/noegle/").json()["key"] != made["key"]
    assert client_for("hanne").post("/besoeg/noegle/", {"salt": "old.00"}).status_code == 404
    own, other = key_of("employee", "hanne"), key_of("employee", "tove")
    first = new_key(own)
    assert key_for(own, first.salt) == first
    assert key_for(other, first.salt).key != first.key
    assert len(first.key) == 32
    with pytest.raises(UnknownSalt):
        key_for(own, "unknown." + first.salt.partition(".")[2])


def test_logging_out_tells_the_browser_to_forget(client_for, db):
    answer = client_for("hanne").post("/log-ud/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.parametrize(
    ("total", "word"), [(0, "ingen tegn"), (9, "ingen tegn"), (10, "tal mere om det"), (30, "tilbyd hjælp")]
)
def test_a_total_has_the_municipalitys_word(db, total, word):
    assert band_of(MoodScale.objects.get(), total) == word
