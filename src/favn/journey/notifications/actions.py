"""Receiving a notification, finding the child it is about, and assessing it."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from favn.foundation.access.actions import grant
from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.people.models import Child
from favn.journey.notifications.choices import AttachmentKind, NextStep, Urgency, WayIn
from favn.journey.notifications.models import Attachment, InitialAssessment, Notification, NotifiedChild
from favn.journey.notifications.policy import RECEIVERS, may_assess, may_notify, may_notify_publicly
from favn.journey.notifications.queries import history_ids, receiving_units
from favn.journey.notifications.rules import ALPHABET, NUMBER_SIGNS, number_of, unseen
from favn.kit.clock import local


class NotificationRefused(Exception):
    """The actor may not do this with a notification. Its text can be shown."""


class AlreadyAssessed(Exception):
    """A colleague assessed it first. Its text can be shown."""


class HistoryNotSeen(Exception):
    """Something about these children has arrived that the one who assesses has not read. Its text can be shown."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a notifier tells. All of it but the text may be left out: nothing may delay a notification."""

    text: str
    child_description: str = ""
    written_with: str = ""
    parent_words: str = ""
    child_words: str = ""
    reason_not_with_parents: str = ""
    attached: dict[AttachmentKind, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notifier:
    """Who tells, as far as they say. Nothing at all when they are anonymous."""

    code: str
    name: str = ""
    contact: str = ""
    unit_id: UUID | None = None
    is_anonymous: bool = False


def _new_number(at: datetime) -> str:
    return number_of(local(at).year, "".join(secrets.choice(ALPHABET) for _ in range(NUMBER_SIGNS)))


def _written(told: Told, notifier: Notifier, *, way_in: WayIn, by: Actor, at: datetime) -> Notification:
    return Notification(
        number=_new_number(at), received_at=at, way_in=way_in, notifier_code=notifier.code,
        notifier_id=by.id if way_in is WayIn.PROFESSIONAL else None, notifier_unit_id=notifier.unit_id,
        notifier_name="" if notifier.is_anonymous else notifier.name.strip(),
        notifier_contact="" if notifier.is_anonymous else notifier.contact.strip(),
        is_anonymous=notifier.is_anonymous, text=told.text.strip(), child_description=told.child_description.strip(),
        written_with=told.written_with, parent_words=told.parent_words.strip(), child_words=told.child_words.strip(),
        reason_not_with_parents=told.reason_not_with_parents,
    )  # fmt: skip


@transaction.atomic
def notify(*, children: Iterable[Child], told: Told, notifier: Notifier, by: Actor, at: datetime) -> Notification:
    """Underret: a professional tells the municipality of one or more children. The clock starts at `at`.

    Team leader and duty officer get the authority room of each child. The writer may not read it back, and what is
    attached reaches the authority only because it was attached. Raises NotificationRefused.
    """
    if not may_notify(by):
        raise NotificationRefused(_("Brug den åbne side til at underrette. Den er åben for alle, også uden navn."))
    made = _written(told, notifier, way_in=WayIn.PROFESSIONAL, by=by, at=at)
    made.matched_at = at
    made.save(force_insert=True)
    named = [_name_child(made, child, by=by, at=at) for child in children]
    for kind, snapshot in told.attached.items():
        Attachment(notification=made, kind=kind, snapshot=snapshot).save(force_insert=True)
    for child in named:
        record(verb="notifications.receive", by=by, at=at, child_id=child.child_id, subject=made,
               way_in=made.way_in, attached=sorted(told.attached))  # fmt: skip
    return made


@transaction.atomic
def notify_publicly(*, told: Told, notifier: Notifier, by: Actor, at: datetime) -> Notification:
    """Underret uden log-in: anyone tells of a child, with or without a name. Only what they wrote is kept.

    No address, browser or session is stored. The child is found afterwards by the team leader.
    """
    if not may_notify_publicly(by):
        raise NotificationRefused(_("Den åbne side skriver ikke i dit navn. Log ud, eller underret fra barnets side."))
    made = _written(told, notifier, way_in=WayIn.PUBLIC, by=by, at=at)
    made.save(force_insert=True)
    record(verb="notifications.receive", by=by, at=at, subject=made, way_in=made.way_in)
    return made


def _name_child(notification: Notification, child: Child, *, by: Actor, at: datetime) -> NotifiedChild:
    """Tie a child to a notification, and open the child's authority room to those who receive notifications."""
    named = NotifiedChild(notification=notification, child=child, named_by=by.id, named_at=at)
    named.save(force_insert=True)
    for unit in receiving_units(child.area_id):
        for role in RECEIVERS:
            grant(child_id=child.id, compartments=(Compartment.AUTHORITY,), basis=Basis.NOTIFICATION,
                  source=notification, unit_id=unit.id, role=role, by=by, at=at)  # fmt: skip
    return named


@transaction.atomic
def match_children(*, notification: Notification, children: Iterable[Child], by: Actor, at: datetime) -> list[Child]:
    """Find barnet: say which children a notification is about. Those already named are left as they are.

    Returns the children that were added. Raises NotificationRefused.
    """
    if not may_assess(by):
        raise NotificationRefused(_("Kun modtagelsen kan koble en underretning til et barn."))
    known = set(NotifiedChild.objects.filter(notification=notification).values_list("child_id", flat=True))
    added = [child for child in children if child.id not in known]
    for child in added:
        _name_child(notification, child, by=by, at=at)
        record(verb="notifications.match", by=by, at=at, child_id=child.id, subject=notification)
    if added and notification.matched_at is None:
        Notification.objects.filter(pk=notification.pk, matched_at__isnull=True).update(matched_at=at)
    return added


@transaction.atomic
def assess(
    *, notification: Notification, urgency: Urgency, reason: str, next_step: NextStep, seen: list[UUID],
    by: Actor, at: datetime,
) -> InitialAssessment:  # fmt: skip
    """Vurdér underretningen: record whether the child needs help at once, why, and what happens next.

    `seen` are the notifications the page showed about these children and their siblings. Raises AlreadyAssessed if a
    colleague got there first, HistoryNotSeen if a new one has arrived meanwhile, NotificationRefused.
    """
    if not may_assess(by):
        raise NotificationRefused(_("Kun teamlederen og vagten vurderer underretninger."))
    locked = Notification.objects.select_for_update().filter(pk=notification.pk).first()
    if locked is None or InitialAssessment.objects.filter(notification=notification).exists():
        raise AlreadyAssessed(
            _("Underretningen er allerede vurderet. Åbn den for at se, hvem der gjorde det og hvornår.")
        )
    history = history_ids(notification, at)
    if unseen([str(each) for each in history], [str(each) for each in seen]):
        raise HistoryNotSeen(_("Der er kommet en ny underretning om børnene. Læs den nye først, og vurdér så."))
    made = InitialAssessment(notification=notification, urgency=urgency, reason=reason.strip(), next_step=next_step,
                             history_seen=sorted(history), assessed_by_id=by.key, assessed_at=at)  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyAssessed(_("Underretningen er allerede vurderet.")) from error
    for child_id in NotifiedChild.objects.filter(notification=notification).values_list("child_id", flat=True):
        record(verb="notifications.assess", by=by, at=at, child_id=child_id, subject=made, urgency=urgency,
               next_step=next_step)  # fmt: skip
    return made
