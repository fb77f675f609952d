"""Reading notifications. Row-level security decides which; each child's door has been passed, and reads are logged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import note_read
from favn.foundation.deadlines.calendar import STRICTEST, WorkingCalendar
from favn.foundation.deadlines.rules import Deadline, acknowledge_notification, assess_notification
from favn.foundation.organisation.choices import UnitKind
from favn.foundation.organisation.models import Municipality, Unit
from favn.foundation.people.queries import siblings_of
from favn.journey.notifications.models import Notification, NotifiedChild
from favn.kit.clock import local


@dataclass(frozen=True, slots=True)
class Clocks:
    """The two clocks of a notification. An anonymous notifier has nobody to acknowledge to."""

    assess: Deadline
    acknowledge: Deadline | None


def receiving_units(area_id: UUID | None) -> list[Unit]:
    """The authority units that receive notifications about a child of this area: its own, or else all of them."""
    units = list(Unit.objects.filter(kind=UnitKind.AUTHORITY, closed_on__isnull=True).order_by("name", "id"))
    nearest = [unit for unit in units if unit.area_id is None or unit.area_id == area_id]
    return nearest or units


def municipal_calendar() -> WorkingCalendar:
    """The working days this municipality counts; the strictest count while it has not said."""
    chosen = Municipality.objects.first()
    if chosen is None:
        return STRICTEST
    pairs = [day.replace(".", "-").split("-") for day in chosen.closing_days]
    return WorkingCalendar(chosen.saturdays_count, frozenset((int(month), int(day)) for day, month in pairs))


class Received(Protocol):
    """What starts the clocks: when it came, and whether there is anybody to answer."""

    @property
    def received_at(self) -> datetime:
        """The instant it was received."""

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody knows who wrote."""


def clocks_of(received: Received, calendar: WorkingCalendar | None = None) -> Clocks:
    """When it must be assessed (§ 136) and acknowledged (§ 137), by the law of the day it came."""
    return Clocks(
        assess=assess_notification(received.received_at),
        acknowledge=(
            None
            if received.is_anonymous
            else acknowledge_notification(received.received_at, calendar or municipal_calendar())
        ),
    )


def _with_children(notifications: QuerySet[Notification]) -> QuerySet[Notification]:
    children = NotifiedChild.objects.order_by("named_at", "id")
    told = notifications.select_related("notifier", "notifier_unit")
    return told.prefetch_related(Prefetch("notified_children", queryset=children))


def open_notifications(actor: Actor, at: datetime) -> QuerySet[Notification]:
    """Notifications received and not yet assessed, as the actor may see them. The names are fetched at the door."""
    note_read(verb="open_notifications", by=actor, at=at, purpose=Purpose.ASSESS_NOTIFICATION)
    return _with_children(Notification.objects.filter(received_at__lte=at, assessed_at__isnull=True))


def assessed_notifications(actor: Actor, at: datetime) -> QuerySet[Notification]:
    """Notifications that have been assessed, as the actor may see them."""
    note_read(verb="assessed_notifications", by=actor, at=at, purpose=Purpose.ASSESS_NOTIFICATION)
    return _with_children(Notification.objects.filter(received_at__lte=at, assessed_at__isnull=False))


def _whole(notifications: QuerySet[Notification]) -> QuerySet[Notification]:
    return _with_children(notifications).select_related("assessment__assessed_by", "receipt")


def the_notification(*, actor: Actor, notification_id: UUID, at: datetime) -> Notification:
    """One notification with its attachments, and the read written down for each child it is about.

    Raises Http404 for hidden and missing alike.
    """
    found = _whole(Notification.objects.filter(pk=notification_id)).prefetch_related("attachments").first()
    if found is None:
        raise Http404
    children: list[UUID | None] = [named.child_id for named in found.notified_children.all()]
    for child_id in children or [None]:
        note_read(verb="read_notification", by=actor, at=at, child_id=child_id, subject=found,
                  purpose=Purpose.ASSESS_NOTIFICATION)  # fmt: skip
    return found


def history_for(child_ids: Iterable[UUID]) -> QuerySet[Notification]:
    """Every notification about any of these children that the acting one may see, oldest first."""
    about = NotifiedChild.objects.filter(child_id__in=set(child_ids)).values("notification_id")
    return _whole(Notification.objects.filter(pk__in=about)).order_by("received_at", "id")


def family_of(notification: Notification, at: datetime) -> tuple[list[UUID], list[UUID]]:
    """The keys of the children a notification is about, and of their siblings."""
    named = list(NotifiedChild.objects.filter(notification=notification).values_list("child_id", flat=True))
    return named, siblings_of(*named, on=local(at).date()) if named else []


def history_ids(notification: Notification, at: datetime) -> list[UUID]:
    """The notifications one must have in view to assess this one: its own, and all on the children and siblings."""
    named, siblings = family_of(notification, at)
    about = Q(pk=notification.pk)
    if named:
        children = NotifiedChild.objects.filter(child_id__in=[*named, *siblings]).values("notification_id")
        about |= Q(pk__in=children)
    return list(Notification.objects.filter(about).order_by("received_at", "id").values_list("pk", flat=True))
