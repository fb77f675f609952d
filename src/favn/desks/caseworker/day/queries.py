"""What needs me: the open alerts of the one who asks, with the children's names from the door."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Min
from django.urls import reverse

from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.models import OPEN, Alert
from favn.foundation.alerts.queries import alerts_for
from favn.foundation.organisation.choices import Role
from favn.foundation.people.models import Child
from favn.journey.cases.models import Case
from favn.journey.cases.queries import cases_for
from favn.journey.networks.models import Network
from favn.journey.networks.queries import networks_led_by
from favn.kit.charts.ring import Clock, clock
from favn.kit.clock import local
from favn.kit.speech import gettext as _
from favn.kit.tables import Page, page_of
from favn.kit.wording import day

SOON = timedelta(days=2)
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what, about whom, why, until when."""

    alert: Alert
    child: Child | None
    clock: Clock
    when: str


@dataclass(frozen=True, slots=True)
class Day:
    """The work list: the things by how near they are, and the neighbours of the page."""

    waiting: list[Waiting]
    page: Page[Alert]

    def groups(self) -> Iterator[tuple[str, list[Waiting]]]:
        """The things under the words for how near they are, the most urgent first."""
        for words, things in groupby(self.waiting, key=lambda each: each.when):
            yield words, list(things)

    @property
    def pressing(self) -> int:
        """How many on this page are late or due today."""
        near = {_("Over fristen"), _("I dag")}
        return sum(each.when in near for each in self.waiting)


def day_of(actor: Actor, *, asked: Mapping[str, str], at: datetime) -> Day:
    """What waits for the actor, 50 a page, most urgent first. The children's names are read through the door."""
    page = page_of(alerts_for(actor, at), orders={"frist": ("due_by", "id")}, asked=asked)
    ids = {alert.child_id for alert in page.rows if alert.child_id}
    known = door.children(actor=actor, ids=ids, purpose=Purpose.CASEWORK, at=at, verb="work_list")
    return Day([_waiting(alert, known.get(alert.child_id or NOBODY), at) for alert in page.rows], page)


def _waiting(alert: Alert, child: Child | None, at: datetime) -> Waiting:
    soon = clock(due_by=alert.due_by, started_at=alert.raised_at, at=at, soon=SOON)
    return Waiting(alert, child, soon, _nearness(alert.due_by, at))


def _nearness(due_by: datetime, at: datetime) -> str:
    days = (local(due_by).date() - local(at).date()).days
    if due_by < at:
        return _("Over fristen")
    if days == 0:
        return _("I dag")
    return _("De næste syv dage") if days <= 7 else _("Senere")


@dataclass(frozen=True, slots=True)
class Mine:
    """A child the actor carries: the row (a case or a network), and the next thing that is due."""

    child: Child
    row: Case | Network
    next: Clock | None

    @property
    def since(self) -> str:
        """The case's number and how long it has been open, or how long the network lasts."""
        if isinstance(self.row, Case):
            return _("Sag %(number)s siden %(day)s") % {
                "number": self.row.number,
                "day": day(local(self.row.opened_at).date()),
            }
        return _("Netværk til og med %(day)s") % {"day": day(self.row.ends_on)}

    @property
    def url(self) -> str:
        """The page of what the actor carries."""
        return reverse("caseworker:case" if isinstance(self.row, Case) else "networks:network", args=[self.row.pk])


def children_of(
    actor: Actor, *, asked: Mapping[str, str], at: datetime
) -> tuple[list[Mine], Page[Case] | Page[Network]]:
    """The children whose case the actor has, or whose network the actor leads, in Danish order, 50 a page."""
    orders = {"navn": ("child__sort_key", "id")}
    page: Page[Case] | Page[Network]
    if actor.has_role(Role.CASEWORKER):
        page = page_of(cases_for(actor).select_related("child"), orders=orders, asked=asked)
    else:
        page = page_of(networks_led_by(actor, local(at).date()).select_related("child"), orders=orders, asked=asked)
    children = door.seen(
        [row.child for row in page.rows], actor=actor, purpose=Purpose.CASEWORK, at=at, verb="my_children"
    )
    due = _next_due(actor, [child.pk for child in children])
    return [Mine(row.child, row, _clock(due.get(row.child_id), at)) for row in page.rows], page


def _next_due(actor: Actor, ids: list[UUID]) -> dict[UUID | None, datetime]:
    """The nearest thing that waits for the actor, per child."""
    waiting = Alert.objects.filter(OPEN, employee_id=actor.key, child_id__in=ids)
    return dict(waiting.values_list("child_id").annotate(next_by=Min("due_by")))


def _clock(due_by: datetime | None, at: datetime) -> Clock | None:
    return clock(due_by=due_by, started_at=at, at=at, soon=SOON) if due_by else None
