"""Finding the child a notification is about, assessing it once, and telling the notifier that it was received."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts
from favn.foundation.audit.actions import record
from favn.foundation.letters.actions import send_letters
from favn.foundation.letters.models import Letter
from favn.foundation.letters.recipients import to_employee, to_outsider
from favn.foundation.people.models import Child
from favn.journey.notifications.actions.receiving import ACKNOWLEDGE, ASSESS, name_child
from favn.journey.notifications.actions.refusals import (
    AlreadyAcknowledged,
    AlreadyAssessed,
    HistoryNotSeen,
    NobodyToAnswer,
    NotificationRefused,
)
from favn.journey.notifications.choices import NextStep, Urgency
from favn.journey.notifications.models import InitialAssessment, Notification, NotifiedChild, Receipt
from favn.journey.notifications.policy import may_assess
from favn.journey.notifications.queries import history_ids
from favn.journey.notifications.receipts import receipt_text
from favn.journey.notifications.rules import unseen


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
        name_child(notification=notification, child=child, by=by, at=at)
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
    colleague got there first, HistoryNotSeen if a new one has arrived meanwhile, NotificationRefused. A colleague who
    notified gets the receipt with it; a letter out of the house is sent by its own act.
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
    Notification.objects.filter(pk=notification.pk, assessed_at__isnull=True).update(assessed_at=at)
    close_alerts(source_id=notification.pk, kind=ASSESS, by=by, at=at)
    for child_id in NotifiedChild.objects.filter(notification=notification).values_list("child_id", flat=True):
        record(verb="notifications.assess", by=by, at=at, child_id=child_id, subject=made, urgency=urgency,
               next_step=next_step)  # fmt: skip
    if locked.notifier_id and not Receipt.objects.filter(notification=notification).exists():
        acknowledge(notification=locked, by=by, at=at)
    return made


@transaction.atomic
def acknowledge(*, notification: Notification, by: Actor, at: datetime) -> Receipt:
    """Kvittér: tell the notifier that it was received (§ 137), by a letter when the child has been found.

    A colleague reads it in Favn; others get it at the address they gave, or a person sends it. The letter says
    nothing of the child. Raises NobodyToAnswer, AlreadyAcknowledged, NotificationRefused.
    """
    if not may_assess(by):
        raise NotificationRefused(_("Kun modtagelsen kvitterer for en underretning."))
    if notification.is_anonymous:
        raise NobodyToAnswer(_("Underretteren er anonym. Der er ingen at svare."))
    locked = Notification.objects.select_for_update().filter(pk=notification.pk).first()
    if locked is None or Receipt.objects.filter(notification=notification).exists():
        raise AlreadyAcknowledged(_("Der er allerede kvitteret for underretningen."))
    letter = _letter_about(locked, by=by, at=at)
    made = Receipt(notification=locked, letter=letter, sent_by_id=by.key, sent_at=at)
    made.save(force_insert=True)
    close_alerts(source_id=notification.pk, kind=ACKNOWLEDGE, by=by, at=at)
    record(verb="notifications.acknowledge", by=by, at=at, child_id=letter.child_id if letter else None, subject=made)
    return made


def _letter_about(notification: Notification, *, by: Actor, at: datetime) -> Letter | None:
    """The receipt as a letter, filed with the first child; None while no child is known to file it with."""
    named = NotifiedChild.objects.filter(notification=notification).order_by("named_at", "id").first()
    if named is None:
        return None
    if notification.notifier:
        recipient = to_employee(notification.notifier)
    else:
        recipient = to_outsider(notification.notifier_name, tuple(notification.notifier_contact.splitlines()))
    title = _("Kvittering for underretning %(number)s") % {"number": notification.number}
    return send_letters(child_id=named.child_id, compartment=Compartment.AUTHORITY, title=title,
                        body=receipt_text(notification), recipients=[recipient], reference=notification.number,
                        by=by, at=at)[0]  # fmt: skip
