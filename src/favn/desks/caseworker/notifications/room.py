"""Everything on one screen: the notification, the children and their siblings, all that came before, who knows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from favn.desks.caseworker.child.lines import season
from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import children, open_child
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.queries import employees_of_groups
from favn.foundation.people.models import Child
from favn.foundation.people.queries import enrolments_of
from favn.journey.cases.queries import caseworker_of
from favn.journey.checkups.pages.absence import AttachedAbsence, attached_absence
from favn.journey.notifications.choices import AttachmentKind
from favn.journey.notifications.models import Notification
from favn.journey.notifications.queries import Clocks, clocks_of, family_of, history_for, the_notification
from favn.kit.charts.line import Picture, Point, draw
from favn.kit.clock import local
from favn.kit.parts import Happening

LINE = 120


@dataclass(frozen=True, slots=True)
class Room:
    """What must be in view before a notification is assessed. `seen` are the notifications the page shows."""

    notification: Notification
    clocks: Clocks
    children: Sequence[Child]
    siblings: Sequence[Child]
    history: Sequence[Happening]
    seen: Sequence[UUID]
    attached: Mapping[str, dict[str, Any]]
    line: Picture | None
    absence: AttachedAbsence | None
    knowing: Sequence[tuple[str, str]]


def age_on(born_on: date | None, day: date) -> int | None:
    """Whole years lived on a day; None for the unborn."""
    if born_on is None:
        return None
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def who_told(notification: Notification) -> str:
    """Who notified, as far as it is known: a place and a name, a name, or that it was anonymous."""
    if notification.is_anonymous:
        return _("Anonym")
    place = notification.notifier_unit.name if notification.notifier_unit else ""
    return " – ".join(filter(None, (place, notification.notifier_name))) or _("Ikke oplyst")


def enter(*, actor: Actor, notification_id: UUID, at: datetime) -> Room:
    """Open one notification with all that belongs to it. Raises Http404 for hidden and missing alike."""
    found = the_notification(actor=actor, notification_id=notification_id, at=at)
    named, sibling_ids = family_of(found, at)
    about = [_open(actor, child_id, at) for child_id in named]
    beside = children(actor=actor, ids=sibling_ids, purpose=Purpose.ASSESS_NOTIFICATION, at=at, verb="see_siblings")
    family = [*about, *sorted(beside.values(), key=lambda child: child.sort_key)]
    came = list(history_for(child.id for child in family)) if family else [found]
    names = {child.id: child.given_names.split(" ")[0] for child in family}
    attached = {each.kind: each.snapshot for each in found.attachments.all()}
    return Room(
        notification=found,
        clocks=clocks_of(found),
        children=about,
        siblings=family[len(about) :],
        history=[_happening(each, names, current=found) for each in came],
        seen=[each.id for each in came],
        attached=attached,
        line=_line(attached.get(AttachmentKind.WELLBEING)),
        absence=attached_absence(attached.get(AttachmentKind.ABSENCE)),
        knowing=_knowing(family, local(at).date()),
    )


def _open(actor: Actor, child_id: UUID, at: datetime) -> Child:
    return open_child(actor=actor, child_id=child_id, purpose=Purpose.ASSESS_NOTIFICATION, at=at,
                      compartment=Compartment.AUTHORITY)  # fmt: skip


def _line(snapshot: dict[str, Any] | None) -> Picture | None:
    """The child's own line of well-being as it was attached, 1 to 5; None when no round has been rated."""
    kept = snapshot["points"] if snapshot else []
    points = [Point(season(date.fromisoformat(each["on"])), each["mean"]) for each in kept]
    if not any(point.value for point in points):
        return None
    return draw(_("Trivsel, lagt ved fra skolen"), {_("Trivsel"): points}, low=1, high=5)


def _happening(notification: Notification, names: Mapping[UUID, str], *, current: Notification) -> Happening:
    """One earlier notification in two lines: who about whom; what, and what came of it."""
    about = [names[named.child_id] for named in notification.notified_children.all() if named.child_id in names]
    assessment = getattr(notification, "assessment", None)
    outcome = assessment.get_next_step_display() if assessment else _("vurderes nu")
    text = notification.text if len(notification.text) <= LINE else f"{notification.text[:LINE].rstrip()} …"
    return Happening(
        on=local(notification.received_at).date(),
        title=_("%(who)s om %(about)s") % {"who": who_told(notification), "about": _(" og ").join(about)}
        if about
        else who_told(notification),
        text=f"{text} · {outcome}",
        is_new=assessment is None,
        url="" if notification.id == current.id else reverse("caseworker:notification", args=[notification.id]),
    )


def _knowing(family: Sequence[Child], today: date) -> list[tuple[str, str]]:
    """The places that know the family now, and who works there. No content: that needs a basis of its own."""
    enrolments = list(enrolments_of(*(child.id for child in family), on=today))
    working = employees_of_groups([each.group_id for each in enrolments if each.group_id], on=today)
    places: dict[str, list[str]] = {}
    for each in enrolments:
        listed = places.setdefault(each.unit.name, [])
        listed += [name for name in working.get(each.group_id, []) if name not in listed] if each.group_id else []
    cases = [term for child in family if (term := caseworker_of(child.id))]
    for term in cases:
        places.setdefault(_("Sagen"), []).append(term.caseworker.name)
    return [(place, ", ".join(dict.fromkeys(names))) for place, names in places.items()]
