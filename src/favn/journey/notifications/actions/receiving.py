"""Receiving a notification: from a professional, from anyone, and starting the clocks."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.actions import grant
from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.documents.actions import drop_draft
from favn.foundation.people.models import Child
from favn.journey.checkups.actions.absence import note_notified
from favn.journey.notifications.actions.refusals import NotificationRefused, TooManyNow
from favn.journey.notifications.choices import AttachmentKind, WayIn
from favn.journey.notifications.marks import mark_of
from favn.journey.notifications.models import Attachment, Attempt, Notification, NotifiedChild
from favn.journey.notifications.policy import RECEIVERS, may_notify, may_notify_publicly
from favn.journey.notifications.queries import clocks_of, receiving_units
from favn.journey.notifications.rules import ALPHABET, NUMBER_SIGNS, number_of
from favn.journey.notifications.surroundings import draft_place
from favn.journey.notifications.telling import Notifier, Told
from favn.kit.catalogue import N_
from favn.kit.clock import local

ASSESS, ACKNOWLEDGE = "notifications.assess", "notifications.acknowledge"
MARKS_LIVE = timedelta(hours=1)
MOST_IN_AN_HOUR = 10


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
    named = [name_child(notification=made, child=child, by=by, at=at) for child in children]
    _start_clocks(made, area_id=named[0].child.area_id if named else None,
                  child_id=named[0].child_id if named else None, by=by, at=at)  # fmt: skip
    for kind, snapshot in told.attached.items():
        Attachment(notification=made, kind=kind, snapshot=snapshot).save(force_insert=True)
    if AttachmentKind.ABSENCE in told.attached:
        for child in named:
            note_notified(child_id=child.child_id, by=by, at=at)
    for child in named:
        drop_draft(place=draft_place(child.child_id), by=by, at=at)
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
    _start_clocks(made, area_id=None, child_id=None, by=by, at=at)
    record(verb="notifications.receive", by=by, at=at, subject=made, way_in=made.way_in)
    return made


def _start_clocks(
    notification: Notification, *, area_id: UUID | None, child_id: UUID | None, by: Actor, at: datetime
) -> None:
    """Let the assessment (§ 136) and the receipt (§ 137) wait for those who receive notifications."""
    clocks = clocks_of(notification)
    waiting = [(ASSESS, N_("En underretning skal vurderes"), clocks.assess, role) for role in RECEIVERS]
    if clocks.acknowledge:
        waiting.append((ACKNOWLEDGE, N_("Underretteren skal have en kvittering"), clocks.acknowledge, RECEIVERS[0]))
    for unit in receiving_units(area_id):
        for kind, text, deadline, role in waiting:
            raise_alert(
                kind=kind, text=text, reason=deadline.reason, paragraph=deadline.paragraph, due_by=deadline.due_by,
                source=notification, url_name="caseworker:notification", url_id=notification.pk, by=by, at=at,
                unit_id=unit.id, role=role, child_id=child_id,
                compartment=Compartment.AUTHORITY if child_id else None,
            )  # fmt: skip


@transaction.atomic
def admit(*, address: str, by: Actor, at: datetime) -> None:
    """Let the open page be used once more from this place, or raise TooManyNow. The address itself is not kept.

    A mark is a keyed hash with a salt of its own, so that two marks cannot be compared, and it lives an hour.
    """
    forget_attempts(by=by, at=at)
    marks = Attempt.objects.filter(tried_at__lte=at).values_list("salt", "mark")
    if sum(mark_of(address, bytes(salt)) == bytes(mark) for salt, mark in marks) >= MOST_IN_AN_HOUR:
        raise TooManyNow(_("Der er sendt mange underretninger herfra den sidste time. Haster det, så ring til os. "
                           "Ellers kan du sende den om lidt. Det, du skrev, står her endnu."))  # fmt: skip
    salt = secrets.token_bytes(16)
    Attempt(salt=salt, mark=mark_of(address, salt), tried_at=at).save(force_insert=True)


@transaction.atomic
def forget_attempts(*, by: Actor, at: datetime) -> int:
    """Remove the marks that are an hour old. Returns how many. Done at every use, and by a job."""
    return Attempt.objects.filter(tried_at__lte=at - MARKS_LIVE).delete()[0]


@transaction.atomic
def name_child(*, notification: Notification, child: Child, by: Actor, at: datetime) -> NotifiedChild:
    """Tie a child to a notification, and open the child's authority room to those who receive notifications."""
    named = NotifiedChild(notification=notification, child=child, named_by=by.id, named_at=at)
    named.save(force_insert=True)
    for unit in receiving_units(child.area_id):
        for role in RECEIVERS:
            grant(child_id=child.id, compartments=(Compartment.AUTHORITY,), basis=Basis.NOTIFICATION,
                  source=notification, unit_id=unit.id, role=role, by=by, at=at)  # fmt: skip
    return named
