"""Absence as it is read: a pupil over the quarters, a school's or a class's pupils, and the family's own.

Nothing here asks any other table about the child's life, and no list is ordered by a figure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import UnitKind
from favn.foundation.people.models import Child, Enrolment
from favn.foundation.people.queries import held_by
from favn.journey.checkups.models import AbsenceDuty, AbsenceFigure
from favn.journey.checkups.rules.absence import (
    Days,
    Duty,
    Quarter,
    duties_of,
    is_acted_on,
    is_worth_a_talk,
    together,
)
from favn.kit.clock import local
from favn.kit.periods import valid_on

STANDING = Q(superseded_at__isnull=True)
NOT_LAPSED = Q(lapsed_at__isnull=True)
QUARTERS = 8  # two years of a line


@dataclass(frozen=True, slots=True)
class ChildQuarter:
    """One pupil's quarter, added up over the schools; the earlier figures that were corrected stand beside."""

    quarter: Quarter
    days: Days
    corrected: tuple[AbsenceFigure, ...] = ()

    @property
    def is_worth_a_talk(self) -> bool:
        """More than 10 percent of all kinds."""
        return is_worth_a_talk(self.days)

    @property
    def asks_for(self) -> tuple[Duty, ...]:
        """What the unlawful part asks for."""
        return tuple(rule.duty for rule in duties_of(self.days, self.quarter))


@dataclass(frozen=True, slots=True)
class ChildAbsence:
    """A child's quarters, the newest first, and what they asked of the school."""

    child: Child
    quarters: list[ChildQuarter]
    duties: list[AbsenceDuty]

    @property
    def newest(self) -> ChildQuarter | None:
        """The last quarter with a figure."""
        return self.quarters[0] if self.quarters else None


def absence_of(child_id: UUID, *, actor: Actor, at: datetime) -> ChildAbsence:
    """A pupil's absence through the child's door, in the school's room. Http404 for hidden and missing alike."""
    child = door.open_child(
        actor=actor, child_id=child_id, purpose=Purpose.DAILY_WORK, at=at, compartment=Compartment.SCHOOL
    )
    duties = AbsenceDuty.objects.filter(NOT_LAPSED, child_id=child.id).select_related("done_by")
    return ChildAbsence(child, quarters_of(child.id), list(duties.order_by("-begins_on", "due_by", "duty")))


def quarters_of(child_id: UUID) -> list[ChildQuarter]:
    """A child's quarters, the newest first. One statement; the caller has opened the child through the door."""
    found: dict[date, list[AbsenceFigure]] = {}
    for figure in AbsenceFigure.objects.filter(child_id=child_id).order_by("-begins_on", "recorded_at", "id"):
        found.setdefault(figure.begins_on, []).append(figure)
    return [_quarter(figures) for figures in list(found.values())[:QUARTERS]]


def _quarter(figures: list[AbsenceFigure]) -> ChildQuarter:
    standing = [each.days for each in figures if each.superseded_at is None]
    corrected = tuple(each for each in figures if each.superseded_at is not None)
    return ChildQuarter(figures[0].quarter, together(standing), corrected)


def days_in(quarter: Quarter, child_ids: Iterable[UUID]) -> dict[UUID, Days]:
    """Each child's quarter, as far as there is a figure. One statement."""
    found: dict[UUID, list[Days]] = {}
    for figure in AbsenceFigure.objects.filter(STANDING, begins_on=quarter.begins_on, child_id__in=list(child_ids)):
        found.setdefault(figure.child_id, []).append(figure.days)
    return {child_id: together(stays) for child_id, stays in found.items()}


def schools_of(child_ids: Iterable[UUID], on: date) -> dict[UUID, UUID]:
    """The school each child goes to on that day; no row for a child who goes to none."""
    stays = Enrolment.objects.filter(valid_on(on), child_id__in=list(child_ids), unit__kind=UnitKind.SCHOOL)
    return dict(stays.order_by("valid_from", "id").values_list("child_id", "unit_id"))


@dataclass(frozen=True, slots=True)
class Line:
    """One pupil on a list: the class, the quarter's figure, and what it asked for."""

    child: Child
    group: str
    days: Days
    duties: tuple[AbsenceDuty, ...]

    @property
    def is_worth_a_talk(self) -> bool:
        """More than 10 percent of all kinds."""
        return is_worth_a_talk(self.days)


def lines_for(actor: Actor, quarter: Quarter, at: datetime) -> list[Line]:
    """Pupils above 10 percent in the actor's classes (a leader: the unit's), by class and Danish name, each noted.

    Three statements. Row-level security keeps the rows to those the actor may see; the order tells of no figure.
    """
    on = local(at).date()
    mine = Q(group_id__in=actor.group_ids) | Q(unit_id__in=actor.unit_ids)
    stays = Enrolment.objects.filter(mine, valid_on(on), unit__kind=UnitKind.SCHOOL, group__isnull=False)
    groups = dict(stays.order_by("valid_from", "id").values_list("child_id", "group__name"))
    days = days_in(quarter, groups)
    duties: dict[UUID, list[AbsenceDuty]] = {}
    for duty in AbsenceDuty.objects.filter(NOT_LAPSED, child_id__in=groups, begins_on=quarter.begins_on).order_by(
        "duty"
    ):
        duties.setdefault(duty.child_id, []).append(duty)
    shown = {key for key, each in days.items() if is_worth_a_talk(each) or duties_of(each, quarter)} | set(duties)
    known = door.children(actor=actor, ids=shown, purpose=Purpose.DAILY_WORK, at=at, verb="checkups.absence_list")
    lines = [
        Line(child, groups[key], days.get(key, together(())), tuple(duties.get(key, ())))
        for key, child in known.items()
    ]
    return sorted(lines, key=lambda each: (each.group, each.child.sort_key, str(each.child.id)))


def quarters_with_figures() -> list[Quarter]:
    """The quarters the actor can see figures of, the newest first; at most a year's."""
    days = AbsenceFigure.objects.filter(STANDING).values_list("begins_on", flat=True).distinct()
    return [Quarter(day) for day in days.order_by("-begins_on")[:4]]


def chosen(quarters: list[Quarter], asked: str) -> Quarter | None:
    """The quarter that was asked for by its first day, when it is among these; else the newest."""
    return next((each for each in quarters if each.begins_on.isoformat() == asked), quarters[0] if quarters else None)


def duty_by_key(duty_id: UUID, *, actor: Actor, at: datetime) -> AbsenceDuty:
    """A duty that still waits, with its child opened through the door. Http404 for hidden, done and missing alike."""
    found = AbsenceDuty.objects.filter(NOT_LAPSED, pk=duty_id).first()
    if found is None:
        raise Http404
    found.child = door.open_child(
        actor=actor, child_id=found.child_id, purpose=Purpose.DAILY_WORK, at=at, compartment=Compartment.SCHOOL
    )
    return found


def own_absence(actor: Actor, at: datetime) -> list[ChildAbsence]:
    """The reader's own children by custody, or the young person; what row-level security lets the reader read."""
    ids = {*held_by(actor.key, on=local(at).date()), actor.key}
    known = door.children(actor=actor, ids=ids, purpose=Purpose.OWN, at=at, verb="checkups.own_absence")
    in_order = sorted(known.values(), key=lambda child: (child.born_on is None, child.born_on, child.sort_key))
    return [ChildAbsence(child, quarters_of(child.id), []) for child in in_order]


def open_notify_duty(child_id: UUID, at: datetime) -> AbsenceDuty | None:
    """The newest duty to notify that still waits and that the actor may see."""
    waiting = AbsenceDuty.objects.filter(NOT_LAPSED, child_id=child_id, duty=Duty.NOTIFY, done_at__isnull=True)
    newest = waiting.order_by("-begins_on").first()
    return newest if newest and is_acted_on(newest.quarter, local(at).date()) else None


def snapshot(child_id: UUID) -> dict[str, object] | None:
    """A year's quarters as they stand, to be attached to a notification; None when none is above 10 percent.

    Plain JSON: days as text with a point, the quarter by its first day.
    """
    told = quarters_of(child_id)[:4]
    if not any(each.is_worth_a_talk or each.asks_for for each in told):
        return None
    return {
        "kind": "absence",
        "quarters": [
            {
                "begins_on": each.quarter.begins_on.isoformat(), "school": str(each.days.school),
                "sick": str(each.days.sick), "permitted": str(each.days.permitted),
                "illegal": str(each.days.illegal), "asks_for": [str(duty) for duty in each.asks_for],
            }
            for each in told
        ],
    }  # fmt: skip
