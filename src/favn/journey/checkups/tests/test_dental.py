"""Tove and a child that did not come: letter, call, letter, decision; and it stops by itself."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from favn.foundation.audit.models import Entry
from favn.foundation.letters.choices import Channel
from favn.foundation.letters.models import Letter
from favn.foundation.organisation.models import Municipality, Unit
from favn.foundation.people.models import Address, Child, Relation
from favn.journey.checkups.actions import dental, no_shows
from favn.journey.checkups.choices.dental import Attendance, Ending, Said, StepKind
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.models import Contact, DentalAppointment, NoShow, NoShowStep
from favn.journey.checkups.queries.dental import due_no_shows, misses_since_met
from favn.journey.checkups.rules.dental import clinic_day
from favn.kit.clock import local

DAY = timedelta(days=1)


@pytest.fixture
def today(at) -> date:
    return local(at).date()


@pytest.fixture
def clinic(db) -> Unit:
    return Unit.objects.get(kind="dental")


@pytest.fixture
def waiting(emil) -> NoShow:
    """Emil's no-show, as the town has it: the first letter is due."""
    return NoShow.objects.get(child=emil, stopped_at__isnull=True)


@pytest.fixture
def missed(freja, clinic, acting_as, at) -> DentalAppointment:
    """A time Freja had yesterday that nobody has settled."""
    with acting_as("tove", later=-2 * DAY) as tove:
        return dental.agree_time(
            child_id=freja.id, unit_id=clinic.pk, planned_at=at - DAY, code="dental_7", by=tove, at=at - 2 * DAY
        )


def settle(acting_as, appointment, attendance, at):
    with acting_as("tove") as tove:
        dental.settle_time(appointment=appointment, attendance=attendance, by=tove, at=at)


def send(acting_as, no_show, at, later=timedelta()):
    with acting_as("tove", later=later) as tove:
        return no_shows.send_step_letter(no_show=no_show, child=no_show.child, by=tove, at=at + later)


def ring(acting_as, no_show, at, said, later=timedelta(), **more):
    with acting_as("tove", later=later) as tove:
        dental.settle_call(no_show=no_show, said=said, by=tove, at=at + later, **more)


def test_a_no_show_gets_its_first_step_with_a_day_and_someone_to_take_it(acting_as, missed, at, today, key_of):
    settle(acting_as, missed, Attendance.NO_SHOW, at)
    begun = NoShow.objects.get(appointment=missed)
    assert (begun.next_step, begun.owner_id) == (StepKind.LETTER, key_of("employee", "tove"))
    assert begun.due_on == clinic_day(today - DAY + 2 * DAY)
    settle(acting_as, missed, Attendance.NO_SHOW, at)
    assert NoShow.objects.filter(child=missed.child).count() == 1
    assert Entry.objects.filter(verb="dental.settle_time", child_id=missed.child_id).count() == 1


def test_a_child_that_came_is_held_and_nothing_waits(acting_as, missed, at):
    settle(acting_as, missed, Attendance.ATTENDED, at)
    assert Contact.objects.get(child=missed.child, code="dental_7").outcome == "done"
    assert not NoShow.objects.filter(child=missed.child).exists()
    with pytest.raises(DentalRefused, match="allerede skrevet"):
        settle(acting_as, missed, Attendance.NO_SHOW, at)


def test_a_slip_of_the_finger_is_put_right_until_something_went_out(acting_as, missed, at):
    settle(acting_as, missed, Attendance.NO_SHOW, at)
    settle(acting_as, missed, Attendance.ATTENDED, at)
    ended = NoShow.objects.get(appointment=missed)
    assert ended.stopped_because == Ending.MISTAKE
    assert Contact.objects.filter(child=missed.child, code="dental_7", outcome="done").exists()


def test_once_a_letter_went_a_slip_is_no_slip(acting_as, waiting, at):
    send(acting_as, waiting, at)
    with pytest.raises(DentalRefused, match="Afslut den i stedet"):
        settle(acting_as, waiting.appointment, Attendance.ATTENDED, at)


def test_the_letter_goes_to_each_custody_holder_and_the_hidden_address_stays_hidden(
    acting_as, waiting, at, sofie, jonas
):
    assert send(acting_as, waiting, at) == 2
    letters = Letter.objects.filter(child=waiting.child, title="Vi savnede Emil hos tandlægen")
    found = {each.adult_id: each for each in letters}
    assert set(found) == {sofie.id, jonas.id}
    assert found[sofie.id].channel == Channel.PRINT
    assert (found[jonas.id].channel, found[jonas.id].sent_at) == (Channel.BY_HAND, None)
    hidden = Address.objects.get(adult=jonas).street
    home = Address.objects.get(adult=sofie).street
    for each in letters:
        words = str(each.version.body) + each.title + each.recipient_name
        assert hidden not in words
        assert home not in words
    waiting.refresh_from_db()
    assert waiting.next_step == StepKind.CALL
    step = NoShowStep.objects.get(no_show=waiting)
    assert (step.step, step.letters) == (StepKind.LETTER, 2)


def test_nobody_is_written_to_when_one_with_custody_cannot_be(acting_as, waiting, at):
    Relation.objects.filter(child=waiting.child, holds_custody=True).update(holds_custody=False)
    with pytest.raises(DentalRefused, match="Ring i stedet"):
        send(acting_as, waiting, at)
    assert not Letter.objects.filter(child=waiting.child, title__contains="tandlægen").exists()
    assert not NoShowStep.objects.filter(no_show=waiting).exists()


def test_a_letter_without_a_number_to_call_is_not_sent(acting_as, waiting, at, clinic):
    Unit.objects.filter(pk=clinic.pk).update(phone="")
    Municipality.objects.update(phone="")
    with pytest.raises(DentalRefused, match="telefonnummer"):
        send(acting_as, waiting, at)
    assert not NoShowStep.objects.filter(no_show=waiting).exists()


def test_two_clicks_send_one_letter(acting_as, waiting, at):
    send(acting_as, waiting, at)
    with pytest.raises(DentalRefused, match="ikke et brev"):
        send(acting_as, waiting, at)
    assert Letter.objects.filter(child=waiting.child, title__contains="tandlægen").count() == 2


def test_the_whole_way_to_a_decision(acting_as, waiting, at):
    send(acting_as, waiting, at)
    for days, said in ((10, Said.NO_ANSWER), (13, Said.NO_ANSWER)):
        ring(acting_as, waiting, at, said, later=days * DAY)
    waiting.refresh_from_db()
    assert waiting.next_step == StepKind.SECOND_LETTER
    send(acting_as, waiting, at, later=17 * DAY)
    waiting.refresh_from_db()
    assert waiting.next_step == StepKind.CONCERN
    assert waiting.due_on == clinic_day(local(at + 17 * DAY).date() + 14 * DAY)
    with acting_as("tove") as tove:
        with pytest.raises(DentalRefused, match="Skriv hvorfor"):
            dental.stop(no_show=waiting, because=Ending.NO_CONCERN, note=" ", by=tove, at=at)
        with pytest.raises(DentalRefused, match="Vælg"):
            dental.stop(no_show=waiting, because=Ending.CAME, note="x", by=tove, at=at)
        dental.stop(no_show=waiting, because=Ending.NO_CONCERN, note="Ingen huller sidst", by=tove, at=at)
        dental.stop(no_show=waiting, because=Ending.ELSEWHERE, note="Igen", by=tove, at=at)
    waiting.refresh_from_db()
    assert (waiting.stopped_because, waiting.stopped_note) == (Ending.NO_CONCERN, "Ingen huller sidst")
    with pytest.raises(DentalRefused, match="afsluttet"):
        ring(acting_as, waiting, at, Said.TALKED)


def test_a_new_time_agreed_on_the_telephone_ends_it(acting_as, waiting, at):
    send(acting_as, waiting, at)
    with pytest.raises(DentalRefused, match="dagen"):
        ring(acting_as, waiting, at, Said.NEW_TIME)
    ring(acting_as, waiting, at, Said.NEW_TIME, new_time_at=at + 7 * DAY)
    waiting.refresh_from_db()
    assert waiting.stopped_because == Ending.NEW_TIME
    assert DentalAppointment.objects.filter(child=waiting.child, planned_at=at + 7 * DAY, attendance="").exists()


def test_it_stops_by_itself_when_the_child_comes_to_another_time(acting_as, waiting, at, clinic):
    other = DentalAppointment.objects.create(
        child=waiting.child, unit=clinic, planned_at=at - timedelta(hours=2), booked_by=waiting.owner, booked_at=at
    )
    settle(acting_as, other, Attendance.ATTENDED, at)
    waiting.refresh_from_db()
    assert waiting.stopped_because == Ending.CAME


def test_a_no_is_the_familys_right_and_is_written(acting_as, missed, at):
    settle(acting_as, missed, Attendance.NO_SHOW, at)
    with acting_as("tove") as tove:
        with pytest.raises(DentalRefused, match="hvorfor"):
            dental.decline(child_id=missed.child_id, code="dental_7", reason="", by=tove, at=at)
        dental.decline(child_id=missed.child_id, code="dental_7", reason="De går privat", by=tove, at=at)
    assert NoShow.objects.get(appointment=missed).stopped_because == Ending.DECLINED
    said = Contact.objects.get(child=missed.child, code="dental_7")
    assert (said.outcome, said.reason) == ("declined", "De går privat")


def test_a_no_on_the_telephone_is_the_same_no(acting_as, waiting, at):
    send(acting_as, waiting, at)
    with pytest.raises(DentalRefused, match="hvorfor"):
        ring(acting_as, waiting, at, Said.DECLINED)
    ring(acting_as, waiting, at, Said.DECLINED, note="De vil ikke")
    waiting.refresh_from_db()
    assert (waiting.stopped_because, waiting.stopped_note) == (Ending.DECLINED, "De vil ikke")


def test_missing_time_after_time_does_not_begin_all_over(acting_as, waiting, at, clinic):
    emil = waiting.child
    for days in (1, 2):
        with acting_as("tove", later=days * DAY) as tove:
            now = at + days * DAY
            agreed = dental.agree_time(
                child_id=emil.id, unit_id=clinic.pk, planned_at=now + timedelta(minutes=1), by=tove, at=now
            )
        with acting_as("tove", later=days * DAY + timedelta(hours=1)) as tove:
            later = at + days * DAY + timedelta(hours=1)
            dental.settle_time(appointment=agreed, attendance=Attendance.NO_SHOW, by=tove, at=later)
    with acting_as("tove"):
        assert misses_since_met(emil.id) == 3
    third = NoShow.objects.get(child=emil, stopped_at__isnull=True)
    assert (third.misses, third.next_step) == (3, StepKind.CONCERN)


def test_a_time_in_the_past_is_not_agreed_and_one_ahead_is_not_settled(acting_as, emil, clinic, at):
    with acting_as("tove") as tove:
        with pytest.raises(DentalRefused, match="ikke er passeret"):
            dental.agree_time(child_id=emil.id, unit_id=clinic.pk, planned_at=at, by=tove, at=at)
        agreed = dental.agree_time(child_id=emil.id, unit_id=clinic.pk, planned_at=at + 3 * DAY, by=tove, at=at)
        again = dental.agree_time(child_id=emil.id, unit_id=clinic.pk, planned_at=at + 3 * DAY, by=tove, at=at)
        assert agreed.pk == again.pk
        with pytest.raises(DentalRefused, match="fremtiden"):
            dental.settle_time(appointment=agreed, attendance=Attendance.NO_SHOW, by=tove, at=at)
        dental.settle_time(appointment=agreed, attendance=Attendance.CANCELLED, by=tove, at=at)


def test_a_colleague_takes_the_next_step_over(acting_as, waiting, at, key_of):
    NoShow.objects.filter(pk=waiting.pk).update(owner_id=key_of("employee", "ida"))
    with acting_as("tove") as tove:
        no_shows.take_over(no_show=waiting, by=tove, at=at)
        no_shows.take_over(no_show=waiting, by=tove, at=at)
    waiting.refresh_from_db()
    assert waiting.owner_id == key_of("employee", "tove")
    assert Entry.objects.filter(verb="dental.take_over", child_id=waiting.child_id).count() == 1


@pytest.mark.parametrize("login", ["hanne", "ida", "lars", "vibe"])
def test_others_do_none_of_it(acting_as, actor_of, waiting, emil, clinic, at, login):
    other = actor_of(login)
    with acting_as("tove"):
        for what, more in (
            (dental.agree_time, {"child_id": emil.id, "unit_id": clinic.pk, "planned_at": at + DAY}),
            (dental.settle_time, {"appointment": waiting.appointment, "attendance": Attendance.ATTENDED}),
            (dental.decline, {"child_id": emil.id, "code": "", "reason": "x"}),
            (dental.settle_call, {"no_show": waiting, "said": Said.TALKED}),
            (dental.stop, {"no_show": waiting, "because": Ending.NO_CONCERN, "note": "x"}),
            (no_shows.send_step_letter, {"no_show": waiting, "child": emil}),
            (no_shows.take_over, {"no_show": waiting}),
        ):
            with pytest.raises(DentalRefused):
                what(**more, by=other, at=at)


def test_the_database_keeps_one_open_no_show_a_child_and_every_open_one_due(waiting, clinic, at):
    child, owner = waiting.child, waiting.owner
    facts = {"child": child, "unit": clinic, "pace": waiting.pace, "missed_on": at.date(), "owner": owner}
    for more in ({"next_step": "letter", "due_on": at.date()}, {"next_step": "letter"}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            NoShow.objects.create(
                **facts, **more,
                appointment=DentalAppointment.objects.create(
                    child=child, unit=clinic, planned_at=at, booked_by=owner, booked_at=at
                ),
            )  # fmt: skip


def test_the_list_is_the_clinics_and_costs_the_same_however_many(acting_as, at, waiting, django_assert_max_num_queries):
    with acting_as("tove") as tove, django_assert_max_num_queries(6):
        rows, _page = due_no_shows(actor=tove, asked={}, at=at)
    days = [each.no_show.due_on for each in rows]
    assert days == sorted(days)
    assert waiting.pk in {each.no_show.pk for each in rows}
    assert Entry.objects.filter(verb="dental.due", child_id=waiting.child_id).exists()
    assert {each.child.pk for each in rows} <= set(Child.objects.values_list("pk", flat=True))
