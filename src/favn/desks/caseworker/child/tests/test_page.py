"""The child's page: each reader sees the rooms they have keys to, in few statements, and outsiders see nothing."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.fixtures.plans import WISH

from favn.desks.caseworker.child.page import access_page_of, page_of
from favn.foundation.access.actions import break_glass
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.queries import areas_of
from favn.foundation.people.actions import Facts, register_child
from favn.journey.concerns.actions import Seen as Concerned
from favn.journey.concerns.actions import place
from favn.journey.followups.actions import Seen, hold_follow_up
from favn.journey.networks.actions import write_line
from favn.journey.networks.choices import LineKind, Voice
from favn.journey.networks.queries import Speaker
from favn.journey.notifications.models import Attachment, Notification, NotifiedChild
from favn.journey.offers.actions import give_seat
from favn.journey.offers.catalogue import CHILDRENS_GROUP
from favn.journey.offers.models import Offer

QUARTER = timedelta(days=88)


@pytest.fixture
def address(emil):
    """Emil's page."""
    return reverse("caseworker:child", args=[emil.id])


@pytest.fixture
def concerned(acting_as, emil, at):
    """Ida put Emil on the ruler: child 3, care 2."""
    with acting_as("ida") as ida:
        return place(child=emil, seen=Concerned(3, 2, child_words="Jeg er træt"), by=ida, at=at)


@pytest.fixture
def attached(emil, concerned, at):
    """A notification about Emil that brought Ida's concern along."""
    notification = Notification.objects.create(
        number="2026-1", received_at=at, way_in="professional", notifier_code="1", text="Emil er træt"
    )
    NotifiedChild.objects.create(notification=notification, child=emil, named_at=at)
    snapshot = {"child_level": 3, "care_level": 2, "written_at": at.isoformat(), "child_words": "Jeg er træt"}
    return Attachment.objects.create(notification=notification, kind="concern", snapshot=snapshot)


@pytest.fixture
def helped(acting_as, emils_plan, attached, emil, at):
    """Emil has a seat in the group, and was followed up after three months."""
    with acting_as("lars") as lars:
        give_seat(offer=Offer.objects.get(name=CHILDRENS_GROUP), child_id=emil.id, by=lars, at=at)
    with acting_as("lars", later=QUARTER) as lars:
        hold_follow_up(plan=emils_plan, seen=Seen(2, 2), next_on=(at + QUARTER).date() + timedelta(days=90),
                       reason="Efter ferien", by=lars, at=at + QUARTER)  # fmt: skip
    return emils_plan


def test_lars_sees_the_whole_way_and_the_line_from_three_to_two(client_for, helped, address):
    text = client_for("lars", demo_days=89).get(address).content.decode()
    for expected in (
        "Emil Aagaard Winther", "3.B, Havneskolen", "Sofie (mor) og Jonas (far)", "Beskyttet adresse i familien",
        "Kontaktperson", "Lars Bank", "Nina Holm", WISH, "Emil sover hos mormor", "Når mor og far bor hver for sig",
        "kræver ingen afgørelse", "fra niveau 3 til 2", "barnets lov § 95", "Ét barns linje kan ikke vise",
        "Kirsten Aagaard", "bedsteforælder", "Freja",
    ):  # fmt: skip
        assert expected in text, expected
    assert "Fyrvænget" not in text
    assert "Strandgade" not in text


def test_the_steps_are_told_as_far_as_they_came(acting_as, helped, emil, at):
    with acting_as("lars", later=QUARTER) as lars:
        steps = page_of(actor=lars, child_id=emil.id, at=at + QUARTER).steps
    assert [(step.label, step.state) for step in steps] == [
        ("Set", "next"), ("Bekymring", "done"), ("Underretning", "done"), ("Sag", "done"), ("Screening", "next"),
        ("Netværk", "done"), ("Plan", "done"), ("Hjælp", "done"), ("Opfølgning", "now"),
    ]  # fmt: skip


def test_the_page_takes_at_most_fifteen_statements(acting_as, helped, emil, at, django_assert_max_num_queries):
    for who in ("lars", "ida", "mette"):
        with acting_as(who, later=QUARTER) as actor, django_assert_max_num_queries(15):
            page_of(actor=actor, child_id=emil.id, at=at + QUARTER)


def test_a_teacher_sees_her_school_part_on_the_same_address(client_for, concerned, emils_case, address):
    text = client_for("ida").get(address).content.decode()
    assert "Sæt ord på bekymringen" in text
    assert "Underret" in text
    assert "Jeg er træt" in text
    for hidden in ("Kontaktperson", "Én plan for familien", "Screening", "Fyrvænget"):
        assert hidden not in text, hidden


def test_the_doors_to_the_log_and_to_the_familys_words_stand_with_those_who_may_open_them(client_for, helped, address):
    for login, may in (("lars", True), ("ida", False)):
        client = client_for(login, demo_days=89)
        text = client.get(address).content.decode()
        for door in (f"{address}hvem-har-set/", f"{address}familiens-ord/"):
            assert (door in text) == may == (client.get(door).status_code == 200), (login, door)


def test_the_language_the_family_is_met_in_stands_on_the_page(client_for, emil, sofie, address):
    assert "Sprog:" not in client_for("ida").get(address).content.decode()
    sofie.language, sofie.needs_interpreter = "ar", True
    sofie.save(update_fields=["language", "needs_interpreter"])
    assert "Sprog: arabisk, dansk; brug tolk" in client_for("ida").get(address).content.decode()


def test_a_meeting_that_comes_stands_once_and_leads_to_its_room(client_for, emils_meeting, address):
    text = client_for("lars").get(address).content.decode()
    assert text.count(f"/moeder/{emils_meeting.id}/") == 1
    assert text.count(">Netværksmøde<") == 1


def test_the_newest_notes_stand_on_the_page_for_those_with_the_room(client_for, emil, emils_case, address):
    ida = client_for("ida")
    for number in range(5):
        ida.post(reverse("documents:new_note", args=[emil.id]), {"title": f"Samtale nr. {number}", "text": "Vi talte."})
    text = ida.get(address).content.decode()
    assert [number for number in range(5) if f"Samtale nr. {number}" in text] == [1, 2, 3, 4]
    assert text.index("Samtale nr. 4") < text.index("Samtale nr. 1")
    assert "Samtale nr." not in client_for("lars").get(address).content.decode()


def test_an_unborn_child_is_asked_for_no_words(client_for, acting_as, sofie, at):
    with acting_as("hanne") as hanne:
        area = areas_of(hanne.key, hanne.role, on=at.date())[0]
        child = register_child(facts=Facts("Ufødt barn", "Aagaard", None), cpr=None, area=area, mother=sofie,
                               due_on=date(2027, 2, 1), by=hanne, at=at)  # fmt: skip
    text = client_for("hanne").get(reverse("caseworker:child", args=[child.id])).content.decode()
    assert "ufødt · termin 1. februar 2027" in text
    assert "Mennesker om barnet" in text
    assert "Spørg barnet" not in text


def test_one_who_knows_the_name_only_is_told_where_access_ends(client_for, helped, address):
    text = client_for("gitte", demo_days=89).get(address).content.decode()
    assert "Her slutter din adgang" in text
    assert WISH not in text
    assert "Når mor og far bor hver for sig" not in text


@pytest.mark.parametrize("who", ["otto", "lone", "dan", "karen", "sofie", "jonas", "kirsten", "vibe"])
def test_outsiders_the_blocked_and_the_family_get_404_on_every_page_of_the_child(client_for, emils_plan, emil, who):
    client = client_for(who)
    for name in ("caseworker:child", "caseworker:access", "offers:choose"):
        assert client.get(reverse(name, args=[emil.id])).status_code == 404
    for name in ("plans:plan", "plans:revise", "followups:hold"):
        assert client.get(reverse(name, args=[emils_plan.id])).status_code == 404


def test_break_glass_opens_the_page_and_the_read_is_in_the_log(acting_as, client_for, helped, emil, address, at):
    assert client_for("per").get(address).content.decode().count("Her slutter din adgang") == 1
    with acting_as("per") as per:
        break_glass(child_id=emil.id, reason="Barnet er meldt savnet i nat", by=per, at=at)
    assert WISH in client_for("per").get(address).content.decode()
    read = Entry.objects.filter(verb="open_child", child_id=emil.id, actor_name="Per Munk Dahl").latest("id")
    assert "break_glass" in read.basis


def test_who_may_see_what_names_people_rooms_and_reasons(acting_as, client_for, emils_plan, emil, at):
    with acting_as("lars") as lars:
        lines = {line.who: line for line in access_page_of(actor=lars, child_id=emil.id, at=at).standing}
    assert "har sagen" in lines["Lars Bank"].bases
    assert "Netværk" in lines["Pia Sand"].rooms
    assert "samtykke" in lines["Ida Holst"].bases
    assert {"Otto Vang", "Lone Aagaard"}.isdisjoint(lines)
    text = client_for("ida").get(reverse("caseworker:access", args=[emil.id])).content.decode()
    assert "Alle med rollen Tandlæge" in text


def test_the_next_meeting_is_on_the_page_before_it_is_held(client_for, emils_meeting, address):
    assert "Netværksmøde" in client_for("nina").get(address).content.decode()


def test_a_parents_wish_is_not_the_childs_own_words(acting_as, emils_meeting, emil, sofie, at):
    mother = Speaker("s", "Sofie", "mor", Voice.PARENT, sofie.id)
    with acting_as("nina") as nina:
        write_line(meeting=emils_meeting, kind=LineKind.WISH, text="Ro om morgenen", said_by=mother, by=nina, at=at)
        assert page_of(actor=nina, child_id=emil.id, at=at).own_words is None
