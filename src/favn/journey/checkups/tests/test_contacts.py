"""Hanne and the contacts of her district: due, declined, moved, and more of them where a family needs it."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from favn.foundation.accounts.actors import system
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.models import Unit
from favn.foundation.people import actions as people
from favn.foundation.people.models import Adult, Child, Relation
from favn.journey.checkups.actions import contacts
from favn.journey.checkups.choices.contacts import Outcome, Reason
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.models import Circumstance, Contact, ContactKind, Visit
from favn.journey.checkups.queries.children import contact_of
from favn.journey.checkups.queries.schedule import contacts_of, open_contacts
from favn.journey.checkups.rules.schedule import State
from favn.kit.clock import local

HANNE = ("health_visitor",)


@pytest.fixture
def today(at) -> date:
    return local(at).date()


@pytest.fixture
def baby(db, key_of, today) -> Child:
    """A child of nine months in Hanne's district, its mother's first."""
    child = Child.objects.create(
        given_names="Vilje", surname="Bro", sort_key="vilje bro", search_name="vilje bro",
        born_on=today - relativedelta(months=9), area_id=key_of("area", "Havnekvarteret"),
    )  # fmt: skip
    mother = Adult.objects.create(given_names="Maja", surname="Bro", sort_key="maja bro", search_name="maja bro")
    Relation.objects.create(child=child, adult=mother, kind="mother", holds_custody=True, valid_from=child.born_on)
    return child


def kind(code: str) -> ContactKind:
    return ContactKind.objects.get(code=code, valid_until__isnull=True)


def states(child, today) -> dict[str, State]:
    return {each.kind.code: each.state for each in contacts_of(child, roles=HANNE, on=today)}


def test_a_child_of_nine_months_is_due_and_older_contacts_are_not_asked_for(acting_as, baby, today):
    with acting_as("hanne"):
        found = states(baby, today)
    assert found["months_8"] is State.DUE
    assert found["birth"] is State.LAPSED
    assert found["screening_12"] is State.LATER
    assert "earlier_weeks_6" not in found
    assert "vulnerable_months_6" not in found


def test_the_list_holds_the_child_and_costs_few_statements(
    acting_as, baby, today, key_of, django_assert_max_num_queries
):
    with acting_as("hanne"), django_assert_max_num_queries(9):
        found = open_contacts(area_ids=[key_of("area", "Havnekvarteret")], role="health_visitor", on=today)
    assert (baby.id, "months_8") in {(each.child.id, each.kind.code) for each in found}
    assert [each.window.due_on for each in found] == sorted(each.window.due_on for each in found)


def test_a_family_with_a_child_already_is_offered_one_visit_more(acting_as, baby, today):
    mother = Relation.objects.get(child=baby).adult
    older = Child.objects.create(
        given_names="Storm", surname="Bro", sort_key="storm bro", search_name="storm bro", area=baby.area,
        born_on=baby.born_on - timedelta(days=900),
    )  # fmt: skip
    Relation.objects.create(child=older, adult=mother, kind="mother", valid_from=older.born_on)
    with acting_as("hanne"):
        assert "earlier_weeks_6" in states(baby, today)
        assert "earlier_weeks_6" not in states(older, today)


def test_the_twins_outside_daycare_are_offered_a_language_assessment(acting_as, nour, today, at):
    with acting_as("hanne"):
        assert "language_3" in states(nour, today)
    daycare = Unit.objects.create(name="Krudtuglen", kind="daycare")
    people.enrol(child=nour, unit=daycare, group=None, since=today, by=system("test"), at=at)
    with acting_as("hanne"):
        assert "language_3" not in states(nour, today)


def test_a_school_child_is_met_in_its_grade(acting_as, emil, today):
    with acting_as("hanne"):
        found = states(emil, today)
    assert found["grade_3"] in {State.DUE, State.OVERDUE, State.LAPSED}
    assert found["grade_8"] is State.LATER


def test_what_is_noted_with_the_family_gives_more_visits_until_it_ends(acting_as, baby, today, at):
    with acting_as("hanne") as hanne:
        noted = contacts.note_circumstance(
            child_id=baby.id, kind=Reason.VULNERABLE, why="Moren er alene og træt", by=hanne, at=at
        )
        again = contacts.note_circumstance(child_id=baby.id, kind=Reason.VULNERABLE, why="Igen", by=hanne, at=at)
        assert again.pk == noted.pk
        assert "vulnerable_months_15" in states(baby, today)
        contacts.end_circumstance(circumstance=noted, by=hanne, at=at)
        assert "vulnerable_months_15" not in states(baby, today)
        with pytest.raises(ContactRefused, match="Skriv hvorfor"):
            contacts.note_circumstance(child_id=baby.id, kind=Reason.PRIVATE_CARE, why=" ", by=hanne, at=at)
        with pytest.raises(ContactRefused, match="sammen med familien"):
            contacts.note_circumstance(child_id=baby.id, kind=Reason.NO_DAYCARE, why="Fra registeret", by=hanne, at=at)


def test_a_no_is_written_with_its_reason_and_can_become_another_day(acting_as, baby, today, at):
    with acting_as("hanne") as hanne:
        said = {"child_id": baby.id, "kind": kind("months_8"), "on": today, "by": hanne, "at": at}
        with pytest.raises(ContactRefused, match="hvorfor"):
            contacts.record_outcome(**said, outcome=Outcome.DECLINED)
        contacts.record_outcome(**said, outcome=Outcome.DECLINED, reason="De har en travl tid")
        assert states(baby, today)["months_8"] is State.DECLINED
        later = today + timedelta(days=200)
        contacts.record_outcome(**said, outcome=Outcome.MOVED, moved_on=later, reason="De ringede selv")
        assert contact_of(baby, "months_8", actor=hanne, on=today).window.due_on == later
        found = open_contacts(area_ids=[baby.area_id], role="health_visitor", on=later + timedelta(days=1))
        assert (baby.id, "months_8") in {(each.child.id, each.kind.code) for each in found}
        with pytest.raises(ContactRefused, match="efter i dag"):
            contacts.record_outcome(**said, outcome=Outcome.MOVED, moved_on=today, reason="I dag")
        contacts.record_outcome(**said, outcome=Outcome.DONE)
        with pytest.raises(ContactRefused, match="allerede holdt"):
            contacts.record_outcome(**said, outcome=Outcome.DECLINED, reason="Nej")
    assert Contact.objects.filter(child=baby).count() == 1
    assert Entry.objects.filter(verb="checkups.outcome", child_id=baby.id).count() == 3


def test_the_dentist_and_the_health_visitor_do_not_write_each_others_contacts(acting_as, baby, today, at):
    with acting_as("tove") as tove, pytest.raises(ContactRefused, match="den, der har opgaven"):
        contacts.record_outcome(child_id=baby.id, kind=kind("months_8"), outcome=Outcome.DONE, on=today, by=tove, at=at)


def test_an_edit_of_the_schedule_leaves_windows_that_are_open_alone(acting_as, baby, today, at):
    with acting_as("vibe") as vibe:
        old = kind("months_8")
        contacts.revise_kind(kind=old, opens_months=7, due_months=8, by=vibe, at=at)
        with pytest.raises(ContactRefused, match="imens"):
            contacts.revise_kind(kind=old, opens_months=6, by=vibe, at=at)
    newborn = Child.objects.create(
        given_names="Ny", surname="Bro", sort_key="ny bro", search_name="ny bro", born_on=today, area=baby.area
    )
    with acting_as("hanne") as hanne:
        assert contact_of(baby, "months_8", actor=hanne, on=today).kind.pk == old.pk
        assert contact_of(newborn, "months_8", actor=hanne, on=today).kind.opens_months == 7
        with pytest.raises(ContactRefused, match="administrator"):
            contacts.revise_kind(kind=kind("months_8"), opens_months=6, by=hanne, at=at)


def test_the_child_has_a_page_with_its_line_and_only_hanne_opens_it(client_for, baby):
    place = f"/barn/{baby.id}/kontakter/"
    words = client_for("hanne").get(place).content.decode()
    assert "Besøg ved 8–10 måneder" in words
    assert "sundhedsloven" in words
    assert Entry.objects.filter(verb="open_child", child_id=baby.id, actor_name="Hanne Juul").exists()
    for other in ("ida", "tove", "lars", "mette", "sofie"):
        assert client_for(other).get(place).status_code == 404


def test_a_contact_is_declined_on_its_page_and_nothing_typed_is_lost(client_for, baby):
    hanne, place = client_for("hanne"), f"/barn/{baby.id}/kontakter/months_8/udfald/"
    refused = hanne.post(place, {"outcome": "moved", "reason": "De er på ferie", "moved_on": "1.1.2020"})
    assert refused.status_code == 422
    assert "De er på ferie" in refused.content.decode()
    assert hanne.post(place, {"outcome": "declined", "reason": "De siger nej tak"}).status_code == 302
    assert Contact.objects.get(child=baby).outcome == "declined"
    assert hanne.get(f"/barn/{baby.id}/kontakter/findes-ikke/udfald/").status_code == 404
    assert client_for("otto").get(place).status_code == 404


def test_something_is_noted_and_ended_on_the_childs_page(client_for, baby):
    hanne = client_for("hanne")
    place = f"/barn/{baby.id}/kontakter/omstaendigheder/"
    assert hanne.post(place, {"kind": "vulnerable", "why": ""}).status_code == 422
    assert hanne.post(place, {"kind": "vulnerable", "why": "De har bedt om det"}).status_code == 302
    noted = Circumstance.objects.get(child=baby)
    assert "De har bedt om det" in hanne.get(f"/barn/{baby.id}/kontakter/").content.decode()
    ending = f"/omstaendigheder/{noted.pk}/ophoer/"
    assert client_for("tove").post(ending).status_code == 404
    assert hanne.post(ending).status_code == 302
    noted.refresh_from_db()
    assert noted.valid_until is not None
    assert hanne.post(f"/omstaendigheder/{baby.id}/ophoer/").status_code == 404


def test_a_visit_is_agreed_moved_and_called_off(client_for, baby, today):
    hanne, place = client_for("hanne"), f"/barn/{baby.id}/kontakter/months_8/aftale/"
    assert hanne.post(place, {"day": "32.1.2026", "hour": "9.30"}).status_code == 422
    tomorrow = today + timedelta(days=1)
    assert hanne.post(place, {"day": f"{tomorrow:%d.%m.%Y}", "hour": "9.30"}).status_code == 302
    assert hanne.post(place, {"day": f"{tomorrow:%d.%m.%Y}", "hour": "13"}).status_code == 302
    agreed = Visit.objects.get(child=baby)
    assert local(agreed.planned_at).hour == 13
    assert hanne.post(f"/besoeg/{agreed.pk}/aflysning/").status_code == 302
    agreed.refresh_from_db()
    assert agreed.cancelled_at is not None
    assert hanne.get(f"/besoeg/{agreed.pk}/").status_code == 404


def test_the_administrator_changes_the_schedule_and_nobody_else(client_for, db):
    vibe, found = client_for("vibe"), kind("months_8")
    assert "Besøg ved 8–10 måneder" in vibe.get("/kontakttyper/").content.decode()
    said = {
        "name": "Besøg ved 9 måneder", "reason": "everyone", "opens_months": "9", "opens_days": "0", "due_months": "x",
        "due_days": "0", "lapses_days": "30",
    }  # fmt: skip
    refused = vibe.post(f"/kontakttyper/{found.pk}/", said)
    assert refused.status_code == 422
    assert "Besøg ved 9 måneder" in refused.content.decode()
    assert vibe.post(f"/kontakttyper/{found.pk}/", said | {"due_months": "10"}).status_code == 302
    assert kind("months_8").name == "Besøg ved 9 måneder"
    assert vibe.get(f"/kontakttyper/{found.pk}/").status_code == 404
    for other in ("hanne", "ida"):
        assert client_for(other).get("/kontakttyper/").status_code == 404
