"""The dental track read: what is due at the clinic, one no-show with its steps, and one child's times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child
from favn.journey.checkups.choices.dental import Attendance, Said, StepKind
from favn.journey.checkups.models import DentalAppointment, NoShow, NoShowPace, NoShowStep
from favn.journey.checkups.rules.dental import Pace, Step, Taken
from favn.kit.clock import COPENHAGEN, local
from favn.kit.tables import Page, page_of

NOT_THROUGH = frozenset({Said.NO_ANSWER})
TIMES_SHOWN = 40


@dataclass(frozen=True, slots=True)
class DueNoShow:
    """A row of the clinic's list: the child, the next step, whose it is, and whether the day has passed."""

    no_show: NoShow
    child: Child
    is_late: bool

    @property
    def step(self) -> str:
        """The next step in words."""
        return str(StepKind(self.no_show.next_step).label)


@dataclass(frozen=True, slots=True)
class Time:
    """An appointment nobody has settled yet: today's, and those of days gone by."""

    appointment: DentalAppointment
    child: Child
    is_late: bool


def dental_child(*, actor: Actor, child_id: UUID, at: datetime) -> Child:
    """A child through the door, in the dental room. Raises Http404 for hidden and missing alike."""
    return door.open_child(
        actor=actor, child_id=child_id, purpose=Purpose.DENTAL, at=at, compartment=Compartment.DENTAL
    )


def due_no_shows(
    *, actor: Actor, asked: Mapping[str, str], at: datetime, size: int = 50
) -> tuple[list[DueNoShow], Page[NoShow]]:
    """What is due at the actor's clinic, the oldest first, 50 a page; each child shown is written down as seen."""
    today = local(at).date()
    waiting = NoShow.objects.filter(unit_id__in=actor.unit_ids, stopped_at__isnull=True).select_related("owner")
    page = page_of(waiting, orders={"frist": ("due_on", "id")}, asked=asked, size=size)
    known = _known(actor, {each.child_id for each in page.rows}, at, "dental.due")
    return [
        DueNoShow(each, known[each.child_id], each.due_on is not None and each.due_on < today)
        for each in page.rows if each.child_id in known
    ], page  # fmt: skip


def times_to_settle(*, actor: Actor, at: datetime) -> list[Time]:
    """The times of today and before that say neither that the child came nor that it did not, the oldest first."""
    today = local(at).date()
    open_times = DentalAppointment.objects.filter(
        unit_id__in=actor.unit_ids, attendance="", planned_at__lt=end_of(today)
    )
    found = list(open_times.order_by("planned_at", "id")[:TIMES_SHOWN])
    known = _known(actor, {each.child_id for each in found}, at, "dental.today")
    return [
        Time(each, known[each.child_id], local(each.planned_at).date() < today)
        for each in found if each.child_id in known
    ]  # fmt: skip


def _known(actor: Actor, keys: set[UUID], at: datetime, verb: str) -> dict[UUID, Child]:
    return door.children(actor=actor, ids=keys, purpose=Purpose.DENTAL, at=at, verb=verb)


def end_of(day: date) -> datetime:
    """The last instant of a day on a Danish wall."""
    return datetime.combine(day, time.max, COPENHAGEN).astimezone(UTC)


def times_of(child_id: UUID) -> QuerySet[DentalAppointment]:
    """A child's times, the newest first."""
    return DentalAppointment.objects.filter(child_id=child_id).select_related("unit").order_by("-planned_at", "-id")


def no_shows_of(child_id: UUID) -> QuerySet[NoShow]:
    """A child's no-shows with their steps, the newest first."""
    found = NoShow.objects.filter(child_id=child_id).select_related("owner").prefetch_related("steps__done_by")
    return found.order_by("-missed_on", "-id")


def open_no_show_of(child_id: UUID) -> NoShow | None:
    """The no-show of a child that something is still to be done about."""
    return no_shows_of(child_id).filter(stopped_at__isnull=True).first()


def time_by_key(*, actor: Actor, appointment_id: UUID, at: datetime) -> DentalAppointment:
    """A time, through the child's door. Raises Http404."""
    found = DentalAppointment.objects.filter(pk=appointment_id).first()
    if found is None:
        raise Http404
    dental_child(actor=actor, child_id=found.child_id, at=at)
    return found


def no_show_by_key(*, actor: Actor, no_show_id: UUID, at: datetime) -> tuple[NoShow, Child]:
    """A no-show and its child, through the child's door. Raises Http404."""
    related = NoShow.objects.select_related("owner", "appointment", "unit", "stopped_by", "pace")
    found = related.filter(pk=no_show_id).first()
    if found is None:
        raise Http404
    return found, dental_child(actor=actor, child_id=found.child_id, at=at)


def steps_of(no_show_id: UUID) -> list[NoShowStep]:
    """The steps that were taken, the oldest first."""
    return list(NoShowStep.objects.filter(no_show_id=no_show_id).select_related("done_by").order_by("done_at", "id"))


def taken_in(no_show_id: UUID) -> list[Taken]:
    """The steps as the rule knows them."""
    return [
        Taken(Step(each.step), local(each.done_at).date(), each.said not in NOT_THROUGH)
        for each in steps_of(no_show_id)
    ]


def misses_since_met(child_id: UUID) -> int:
    """How many times in a row the child has not come, the last one too."""
    settled = times_of(child_id).filter(attendance__in=(Attendance.ATTENDED, Attendance.NO_SHOW))
    row = list(settled.values_list("attendance", flat=True)[:20])
    return next((place for place, word in enumerate(row) if word == Attendance.ATTENDED), len(row))


def current_pace() -> NoShowPace:
    """The days between the steps today."""
    return NoShowPace.objects.get(valid_until__isnull=True)


def pace_of(pace: NoShowPace) -> Pace:
    """The row as the rule knows it."""
    return Pace(
        letter_days=pace.letter_days, call_days=pace.call_days, calls=pace.calls,
        call_again_days=pace.call_again_days, second_letter_days=pace.second_letter_days,
        concern_days=pace.concern_days, misses_to_concern=pace.misses_to_concern,
    )  # fmt: skip
