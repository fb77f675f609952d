"""The list of notifications: what waits, by when, about whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from favn.desks.caseworker.notifications.room import who_told
from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children
from favn.foundation.accounts.actors import Actor
from favn.journey.notifications.models import Notification
from favn.journey.notifications.queries import assessed_notifications, clocks_of, municipal_calendar, open_notifications
from favn.kit.charts.ring import Clock, clock
from favn.kit.tables import Column, Page, page_of

ASSESSED = "vurderede"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One line of the list."""

    notification: Notification
    about: str
    who: str
    clock: Clock


@dataclass(frozen=True, slots=True)
class Arrivals:
    """One page of the list, ready to be shown."""

    lines: list[Arrival]
    page: Page[Notification]
    columns: list[Column]
    is_assessed: bool


def arrivals_for(*, actor: Actor, asked: Mapping[str, str], at: datetime, size: int = 50) -> Arrivals:
    """What the actor receives: what waits, first to expire first, or what has been assessed, newest first."""
    is_assessed = asked.get("vis") == ASSESSED
    wanted = assessed_notifications(actor, at) if is_assessed else open_notifications(actor, at)
    order = ("-received_at", "-id") if is_assessed else ("received_at", "id")
    page = page_of(wanted, orders={"frist": order}, asked=asked, size=size)
    named = {each.child_id for row in page for each in row.notified_children.all()}
    known = children(actor=actor, ids=named, purpose=Purpose.ASSESS_NOTIFICATION, at=at, verb="list_notifications")
    calendar = municipal_calendar()
    lines = []
    for row in page:
        about = [known[each.child_id].name for each in row.notified_children.all() if each.child_id in known]
        due = clocks_of(row, calendar).assess
        left = clock(due_by=due.due_by, started_at=row.received_at, at=at,
                     done_at=row.assessed_at)  # fmt: skip
        lines.append(Arrival(row, ", ".join(about), who_told(row), left))
    columns = [Column(_("Frist"), sort="frist"), Column(_("Om")), Column(_("Fra")), Column(_("Modtaget")),
               Column(_("Nummer"))]  # fmt: skip
    return Arrivals(lines, page, columns, is_assessed)
