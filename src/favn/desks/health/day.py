"""The health visitor's work list: what is today, what is late, who moved in, and whom no institution knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from favn.bridges.school_data.queries import enrolments_fetched_at
from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.models import Alert
from favn.foundation.alerts.queries import alerts_for
from favn.foundation.organisation.models import Area
from favn.foundation.organisation.queries import areas_of
from favn.foundation.people.models import Child
from favn.journey.checkups.models import Handover, PregnancyMessage, Visit
from favn.journey.checkups.queries.handovers import given_by, to_receive
from favn.journey.checkups.queries.nowhere import FRESH_DAYS, counted
from favn.journey.checkups.queries.pregnancies import waiting_for_receipt
from favn.journey.checkups.queries.schedule import Planned, open_contacts, promised_visits, visits_on
from favn.journey.checkups.rules.schedule import Count, State, is_stale
from favn.kit.clock import local

AHEAD, BEHIND = timedelta(days=14), timedelta(days=60)
SHOWN = 20
ALERTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Agreed:
    """A visit that is agreed: whose, and whether it should have been written by now."""

    visit: Visit
    child: Child
    is_unwritten: bool


@dataclass(frozen=True, slots=True)
class Promised:
    """A family she has promised to meet again on a day, with nothing agreed since."""

    visit: Visit
    child: Child
    is_late: bool


@dataclass(frozen=True, slots=True)
class Moving:
    """A child who moved into the district and is not received yet."""

    handover: Handover
    child: Child
    is_late: bool


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A midwife's or a doctor's message nobody has acknowledged yet."""

    message: PregnancyMessage
    child: Child
    is_late: bool


@dataclass(frozen=True, slots=True)
class Register:
    """How the list of children in no institution was counted, and whether it can be trusted."""

    count: Count
    fetched_on: date | None
    is_stale: bool

    @property
    def is_sound(self) -> bool:
        """Whether the sum is right and the enrolments are fresh."""
        return self.count.adds_up and not self.is_stale


@dataclass(frozen=True, slots=True)
class Day:
    """The page."""

    areas: Sequence[Area]
    visits: Sequence[Agreed]
    promised: Sequence[Promised]
    moving: Sequence[Moving]
    given: Sequence[Handover]
    receipts: Sequence[Unanswered]
    overdue: Sequence[Planned]
    due: Sequence[Planned]
    hidden: int
    register: Register
    alerts: Sequence[Alert]


def day_of(actor: Actor, at: datetime) -> Day:
    """Everything that needs the actor. Each child shown is written down as seen."""
    today = local(at).date()
    areas = list(areas_of(actor.key, actor.role, on=today))
    keys = [area.pk for area in areas]
    visits, waiting = visits_on(actor.key, at - BEHIND, at + AHEAD), to_receive(keys)
    contacts = [each for each in open_contacts(area_ids=keys, role=actor.role, on=today) if each.visit is None]
    shown = contacts[:SHOWN]
    known = {each.child.id: each.child for each in shown}
    told, promised = waiting_for_receipt(keys), promised_visits(actor.key, today + AHEAD)
    asked = {each.child_id for each in visits} | {each.child_id for each in waiting} | {each.child_id for each in told}
    asked |= {each.child_id for each in promised}
    asked -= set(known)
    known |= door.children(actor=actor, ids=asked, purpose=Purpose.HEALTH, at=at, verb="health.day") if asked else {}
    door.seen([known[each.child.id] for each in shown], actor=actor, purpose=Purpose.HEALTH, at=at, verb="health.day")
    return Day(
        areas=areas,
        visits=[Agreed(each, child, each.planned_at < at) for each in visits if (child := known.get(each.child_id))],
        promised=[
            Promised(each, child, each.next_on < today)
            for each in promised if each.next_on and (child := known.get(each.child_id))
        ],
        moving=[
            Moving(each, child, each.receive_by < today) for each in waiting if (child := known.get(each.child_id))
        ],
        given=given_by(actor.key),
        receipts=[
            Unanswered(each, child, each.receipt_by < today) for each in told if (child := known.get(each.child_id))
        ],
        overdue=[each for each in shown if each.state is State.OVERDUE],
        due=[each for each in shown if each.state is State.DUE],
        hidden=len(contacts) - len(shown), register=register_of(areas, at),
        alerts=list(alerts_for(actor, at)[:ALERTS_SHOWN]),
    )  # fmt: skip


def register_of(areas: Sequence[Area], at: datetime) -> Register:
    """How the list is counted today, and how old the enrolments are."""
    today, fetched_at = local(at).date(), enrolments_fetched_at()
    fetched_on = local(fetched_at).date() if fetched_at else None
    return Register(counted([area.pk for area in areas], today), fetched_on, is_stale(fetched_on, today, FRESH_DAYS))
