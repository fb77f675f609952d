"""Hanne's day: what is late, who moved in, and a list that says how it was counted."""

from datetime import timedelta

import pytest

from favn.bridges.school_data.models import ImportRun
from favn.desks.health.day import day_of
from favn.foundation.access import actions as access
from favn.foundation.accounts.actors import system
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.models import Area, Employee, Position, Unit
from favn.foundation.people import actions as people
from favn.foundation.people.models import Child
from favn.journey.checkups.actions import handovers, visits
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.models import Handover
from favn.journey.checkups.queries.nowhere import counted, nowhere
from favn.kit.clock import local

DAY, LIST = "/sundhedspleje/dag/", "/sundhedspleje/uden-institution/"


@pytest.fixture
def mark(key_of, at) -> Area:
    """Another district, which has a health visitor of its own."""
    area = Area.objects.create(name="Marken")
    post = Position.objects.get(pk=key_of("position", "hanne"))
    colleague = Employee.objects.create(name="Grethe Lund", phone="87 59 00 99")
    Position.objects.create(
        employee=colleague, role="health_visitor", unit=post.unit, area=area, valid_from=local(at).date()
    )
    return area


def fetch(at, days_ago: int, staff_id) -> None:
    ImportRun.objects.create(
        file_name="liste.csv",
        brought_by_id=staff_id,
        brought_at=at,
        state="done",
        ended_at=at - timedelta(days=days_ago),
    )


def test_the_twins_stand_on_the_list_and_the_sum_adds_up(client_for, acting_as, key_of, nour, at):
    fetch(at, 3, key_of("employee", "lone"))
    words = client_for("hanne").get(LIST).content.decode()
    assert "Nour Saleh" in words
    assert "Adam Saleh" in words
    assert "Emil" not in words
    assert "går ikke op" not in words
    assert Entry.objects.filter(verb="health.nowhere", child_id=nour.id, actor_name="Hanne Juul").exists()
    with acting_as("hanne"):
        count = counted([key_of("area", "Havnekvarteret")], local(at).date())
    assert count.adds_up
    assert count.listed >= 2
    assert count.in_age == count.enrolled + count.listed


def test_old_enrolments_are_said_aloud(client_for, key_of, at):
    hanne = client_for("hanne")
    assert "aldrig hentet" in hanne.get(LIST).content.decode()
    fetch(at, 36, key_of("employee", "lone"))
    assert "sidst hentet" in hanne.get(DAY).content.decode()
    fetch(at, 35, key_of("employee", "lone"))
    assert "sidst hentet" not in hanne.get(DAY).content.decode()


def test_a_child_hanne_may_not_see_still_counts(client_for, acting_as, actor_of, key_of, nour, at):
    hours_ago, hanne = at - timedelta(hours=1), actor_of("hanne").id
    with acting_as("vibe") as vibe:
        access.block(child_id=nour.id, actor_id=hanne, reason="i familie", by=vibe, at=hours_ago)
    words = client_for("hanne").get(LIST).content.decode()
    assert "Nour Saleh" not in words
    assert "Tallene går ikke op: 1 mangler" in words


def test_a_child_in_no_district_is_on_nobodys_list_and_is_told_to_everyone(client_for, adam, at):
    Child.objects.filter(pk=adam.pk).update(area=None)
    assert "1 barn i kommunen har intet distrikt" in client_for("hanne").get(DAY).content.decode()


def test_the_age_of_the_list_is_ten_months_to_sixteen_years(acting_as, key_of, nour, emil, at):
    today, area = local(at).date(), key_of("area", "Havnekvarteret")
    with acting_as("hanne"):
        assert nour.pk in set(nowhere([area], today).values_list("pk", flat=True))
        assert emil.pk not in set(nowhere([area], today).values_list("pk", flat=True))
    Child.objects.filter(pk=nour.pk).update(born_on=today - timedelta(days=290))
    with acting_as("hanne"):
        assert nour.pk not in set(nowhere([area], today).values_list("pk", flat=True))
        assert counted([area], today).adds_up
    emil.enrolments.all().delete()
    with acting_as("hanne"):
        assert emil.pk in set(nowhere([area], today).values_list("pk", flat=True))


def test_counting_is_for_the_own_district_and_the_health_visitor(acting_as, key_of, mark, nour, at):
    today = local(at).date()
    with acting_as("hanne"):
        assert counted([mark.pk], today).in_age == 0
    with acting_as("tove"):
        assert counted([key_of("area", "Havnekvarteret")], today).in_age == 0


def test_a_family_that_moves_stands_with_the_next_one_until_she_has_received_it(
    client_for, acting_as, key_of, nour, mark, at
):
    hanne = client_for("hanne")
    place = f"/barn/{nour.pk}/overdragelse/"
    assert "Marken" in hanne.get(place).content.decode()
    refused = hanne.post(place, {"to_area": str(mark.pk), "note": " "})
    assert refused.status_code == 422
    said = {"to_area": str(mark.pk), "note": "Layla vil gerne ringes op først"}
    assert hanne.post(place, said).status_code == 302
    given = Handover.objects.get(child=nour)
    assert Child.objects.get(pk=nour.pk).area_id == mark.pk
    assert hanne.get(f"/barn/{nour.pk}/kontakter/").status_code == 404
    page = hanne.get(DAY).content.decode()
    assert "Overdraget, ikke modtaget endnu" in page
    assert "Nour Saleh" not in page
    Position.objects.filter(pk=key_of("position", "hanne")).update(area=mark)
    page = hanne.get(DAY).content.decode()
    assert "Layla vil gerne ringes op først" in page
    assert "Jeg har modtaget barnet" in page
    receiving = f"/overdragelser/{given.pk}/modtagelse/"
    assert client_for("tove").post(receiving).status_code == 404
    assert hanne.post(receiving).status_code == 302
    assert hanne.post(receiving).status_code == 302
    given.refresh_from_db()
    assert given.received_by_id == key_of("employee", "hanne")
    assert Entry.objects.filter(verb="checkups.receive", child_id=nour.pk).count() == 1
    assert "Jeg har modtaget barnet" not in hanne.get(DAY).content.decode()


def test_what_is_not_received_in_a_week_is_overdue(acting_as, key_of, nour, mark, at):
    with acting_as("hanne") as hanne:
        given = handovers.hand_over(child=nour, to_area=mark, note="Ring først", by=hanne, at=at)
    Position.objects.filter(pk=key_of("position", "hanne")).update(area=mark)
    for days, is_late in ((7, False), (8, True)):
        with acting_as("hanne", later=timedelta(days=days)) as hanne:
            moving = day_of(hanne, at + timedelta(days=days)).moving
            assert [(each.handover.pk, each.is_late) for each in moving] == [(given.pk, is_late)]


def test_a_child_is_not_handed_over_to_nobody(acting_as, nour, at):
    empty = Area.objects.create(name="Ødemarken")
    with acting_as("hanne") as hanne:
        for area, words in (
            (empty, "Ingen sundhedsplejerske"),
            (Area.objects.get(pk=nour.area_id), "et andet distrikt"),
        ):
            with pytest.raises(ContactRefused, match=words):
                handovers.hand_over(child=nour, to_area=area, note="x", by=hanne, at=at)
    with acting_as("tove") as tove, pytest.raises(ContactRefused):
        handovers.hand_over(child=nour, to_area=empty, note="x", by=tove, at=at)
    assert not Handover.objects.filter(child=nour).exists()


def test_agreed_visits_stand_on_top_until_they_are_written(client_for, acting_as, nour, adam, at):
    with acting_as("hanne") as hanne:
        visits.agree_visit(child_id=nour.id, code="language_3", planned_at=at - timedelta(days=1), by=hanne, at=at)
        visits.agree_visit(child_id=adam.id, code="", planned_at=at + timedelta(days=1), by=hanne, at=at)
        page = day_of(hanne, at)
    twins = [(each.child.pk, each.is_unwritten) for each in page.visits if each.child.pk in {nour.pk, adam.pk}]
    assert twins == [(nour.pk, True), (adam.pk, False)]
    assert nour.pk not in {each.child.pk for each in (*page.overdue, *page.due) if each.kind.code == "language_3"}
    assert "Mangler at blive skrevet" in client_for("hanne").get(DAY).content.decode()


@pytest.mark.parametrize("login", ["ida", "tove", "mette", "sofie", "vibe"])
@pytest.mark.parametrize("place", [DAY, LIST])
def test_the_day_is_the_health_visitors(client_for, login, place):
    assert client_for(login).get(place).status_code == 404


def test_the_day_costs_the_same_however_many_children(acting_as, at, django_assert_max_num_queries):
    with acting_as("hanne") as hanne, django_assert_max_num_queries(20):
        page = day_of(hanne, at)
    assert page.register.count.in_age > 0
    assert Unit.objects.filter(kind="health").exists()


def test_a_place_takes_a_child_off_the_list(acting_as, key_of, nour, at):
    today, area = local(at).date(), key_of("area", "Havnekvarteret")
    with acting_as("hanne"):
        before = counted([area], today)
    people.enrol(child=nour, unit=Unit.objects.create(name="Krudtuglen", kind="daycare"), group=None, since=today,
                 by=system("test"), at=at)  # fmt: skip
    with acting_as("hanne"):
        after = counted([area], today)
    assert (after.in_age, after.enrolled, after.listed) == (before.in_age, before.enrolled + 1, before.listed - 1)


def test_a_day_promised_at_a_visit_stands_on_the_list_until_something_is_agreed(client_for, acting_as, nour, at):
    today = local(at).date()
    with acting_as("hanne") as hanne:
        made = visits.agree_visit(child_id=nour.id, code="", planned_at=at, by=hanne, at=at)
        facts = visits.VisitFacts(held_on=today, next_on=today + timedelta(days=6))
        visits.write_visit(visit=made, revision=0, facts=facts, kind=None, by=hanne, at=at)
        [promised] = [each for each in day_of(hanne, at).promised if each.child.id == nour.id]
        assert (promised.visit.next_on, promised.is_late) == (today + timedelta(days=6), False)
    assert "I har aftalt at ses igen" in client_for("hanne").get(DAY).content.decode()
    with acting_as("hanne", later=timedelta(days=8)) as hanne:
        assert [each.is_late for each in day_of(hanne, at + timedelta(days=8)).promised] == [True]
        visits.agree_visit(child_id=nour.id, code="", planned_at=at + timedelta(days=9), by=hanne, at=at)
        assert not day_of(hanne, at + timedelta(days=8)).promised


def test_the_contact_at_eight_months_leads_to_the_questions(client_for, emil, at):
    infant = Child.objects.create(
        given_names="Bertil", surname="Prøve", born_on=local(at).date() - timedelta(days=270), area=emil.area
    )
    words = client_for("hanne").get(f"/barn/{infant.pk}/kontakter/").content.decode()
    assert f"/trivsel/besoeg/{infant.pk}/" in words
