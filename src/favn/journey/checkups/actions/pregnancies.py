"""A pregnancy from the midwife's message to the birth, or to a quiet end after which nothing is sent by itself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.letters.actions import send_letters
from favn.foundation.letters.recipients import to_outsider
from favn.foundation.people.actions import follow_again, stop_following
from favn.foundation.people.models import Child
from favn.journey.checkups.choices.pregnancies import LEAVES, Answer, Closing, Ground
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.letters.pregnancies import receipt_text
from favn.journey.checkups.models import PregnancyClosing, PregnancyMessage, PregnancyOffer, Visit
from favn.journey.checkups.policy.contacts import may_visit
from favn.journey.checkups.queries.pregnancies import closing_of
from favn.kit.clock import local

RECEIPT_WITHIN = timedelta(days=7)  # the municipality's own; no law says how long


@dataclass(frozen=True, slots=True)
class Told:
    """What the sender told, on what ground, and what the mother has been told of it."""

    sender: str
    sender_name: str
    sent_on: date
    about: str
    ground: str
    told: str
    ground_reason: str = ""
    her_words: str = ""
    sender_place: str = ""
    sender_phone: str = ""
    reference: str = ""


@transaction.atomic
def record_message(*, child: Child, told: Told, by: Actor, at: datetime) -> PregnancyMessage:
    """Skriv beskeden ind on the unborn child. Without a ground, or without what she knows, it is not written.

    Raises ContactRefused.
    """
    _may(by)
    today = local(at).date()
    if child.born_on is not None:
        raise ContactRefused(_("Barnet er født. Skriv det i et notat på barnets side."))
    if told.sent_on > today:
        raise ContactRefused(_("Beskeden kan ikke være sendt efter i dag."))
    if not (told.told.strip() and told.about.strip()):
        raise ContactRefused(_("Skriv, hvad beskeden drejer sig om, og hvad hun har fået at vide om den."))
    if told.ground == Ground.NECESSARY and not told.ground_reason.strip():
        raise ContactRefused(_("Skriv, hvorfor det var nødvendigt at fortælle det uden hendes ja."))
    words = {name: getattr(told, name).strip() for name in Told.__dataclass_fields__ if name != "sent_on"}
    made = PregnancyMessage(
        child=child, sent_on=told.sent_on, **words, recorded_by_id=by.key, recorded_at=at,
        receipt_by=today + RECEIPT_WITHIN,
    )  # fmt: skip
    made.save(force_insert=True)
    record(verb="checkups.record_pregnancy_message", by=by, at=at, child_id=child.pk, about_id=child.mother_id,
           subject=made, ground=str(told.ground))  # fmt: skip
    return made


@transaction.atomic
def send_receipt(*, message: PregnancyMessage, by: Actor, at: datetime) -> PregnancyMessage:
    """Kvittér: the sender gets a letter that says who has received it, and nothing of the mother or where she lives.

    Sending twice keeps the first. Raises ContactRefused.
    """
    _may(by)
    waiting = PregnancyMessage.objects.select_for_update(of=("self",)).filter(pk=message.pk).get()
    if waiting.receipt_id:
        return waiting
    [letter] = send_letters(
        child_id=waiting.child_id, compartment=Compartment.HEALTH, title=_("Kvittering for besked om en gravid"),
        body=receipt_text(waiting, by), reference=waiting.reference, by=by, at=at,
        recipients=[to_outsider(waiting.sender_name, tuple(waiting.sender_place.splitlines()))],
    )  # fmt: skip
    waiting.receipt, waiting.receipted_at = letter, at
    waiting.save(update_fields=["receipt", "receipted_at"])
    record(verb="checkups.send_pregnancy_receipt", by=by, at=at, child_id=waiting.child_id, subject=waiting)
    return waiting


@transaction.atomic
def offer_in_pregnancy(*, child: Child, kind: str, what: str, by: Actor, at: datetime) -> PregnancyOffer:
    """Tilbyd hende besøg, gruppe eller samtaler. Offering the same twice changes nothing. Raises ContactRefused."""
    _may(by)
    if not what.strip():
        raise ContactRefused(_("Skriv, hvad du har tilbudt hende."))
    if child.born_on is not None or closing_of(child.pk):
        raise ContactRefused(_("Graviditeten følges ikke mere."))
    standing = PregnancyOffer.objects.filter(child=child, kind=kind, what=what.strip()).first()
    if standing:
        return standing
    made = PregnancyOffer(child=child, kind=kind, what=what.strip(), offered_on=local(at).date(), offered_by_id=by.key)
    made.save(force_insert=True)
    record(verb="checkups.offer_in_pregnancy", by=by, at=at, child_id=child.pk, subject=made, offer=kind)
    return made


@transaction.atomic
def answer_offer(*, offer: PregnancyOffer, answer: str, by: Actor, at: datetime) -> None:
    """Skriv hendes svar. She may change her mind; the log keeps both. Raises ContactRefused."""
    _may(by)
    said = Answer(answer)
    answered_on = None if said is Answer.WAITING else local(at).date()
    PregnancyOffer.objects.filter(pk=offer.pk).update(answer=said, answered_on=answered_on)
    record(verb="checkups.answer_in_pregnancy", by=by, at=at, child_id=offer.child_id, subject=offer, answer=str(said))


@transaction.atomic
def close_pregnancy(
    *, child: Child, kind: str, happened_on: date, note: str, by: Actor, at: datetime
) -> PregnancyClosing:
    """Følg ikke graviditeten mere: agreed visits are cancelled, nothing waits for anybody, and no list shows the child.

    When she only wants no more visits, the child stays in the district, so that the birth is met like every birth.
    Closing twice keeps the first. Raises ContactRefused.
    """
    _may(by)
    today = local(at).date()
    if child.born_on is not None:
        raise ContactRefused(_("Barnet er født."))
    if happened_on > today:
        raise ContactRefused(_("Vælg i dag eller en tidligere dag."))
    standing = closing_of(child.pk)
    if standing:
        return standing
    made = PregnancyClosing(
        child=child, kind=Closing(kind), happened_on=happened_on, note=note.strip(), closed_by_id=by.key, closed_at=at
    )
    made.save(force_insert=True)
    _cancel_visits(child.pk, at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.hush_pregnancy(%s)", [child.pk])
    record(verb="checkups.close_pregnancy", by=by, at=at, child_id=child.pk, about_id=child.mother_id, subject=made)
    if made.kind in LEAVES:
        stop_following(child=child, on=happened_on, by=by, at=at)
    return made


@transaction.atomic
def take_back_closing(*, closing: PregnancyClosing, by: Actor, at: datetime) -> None:
    """Tag afslutningen tilbage: it was written by mistake, or she changed her mind. Visits are agreed anew.

    Raises ContactRefused.
    """
    _may(by)
    standing = PregnancyClosing.objects.filter(pk=closing.pk, taken_back_at__isnull=True)
    if standing.update(taken_back_at=at, taken_back_by_id=by.key):
        record(verb="checkups.take_back_closing", by=by, at=at, child_id=closing.child_id, subject=closing)
        if closing.kind in LEAVES:
            follow_again(child=closing.child, by=by, at=at)


@transaction.atomic
def copy_messages(*, since: Child, to: Child, by: Actor, at: datetime) -> int:
    """Another child of the same pregnancy has what was told of the first. Returns how many messages."""
    _may(by)
    copied = list(PregnancyMessage.objects.filter(child=since).order_by("recorded_at", "id"))
    for each in copied:
        told = Told(**{name: getattr(each, name) for name in Told.__dataclass_fields__})
        made = record_message(child=to, told=told, by=by, at=at)
        made.receipt_id, made.receipted_at = each.receipt_id, each.receipted_at
        made.save(update_fields=["receipt", "receipted_at"])
    return len(copied)


@transaction.atomic
def end_with_birth(*, child_id: UUID, by: Actor, at: datetime) -> int:
    """Barnet er født: visits agreed for the pregnancy and not held are called off. Returns how many."""
    _may(by)
    cancelled = _cancel_visits(child_id, at)
    record(verb="checkups.end_with_birth", by=by, at=at, child_id=child_id, cancelled=cancelled)
    return cancelled


def _cancel_visits(child_id: UUID, at: datetime) -> int:
    waiting = Visit.objects.filter(child_id=child_id, held_on__isnull=True, cancelled_at__isnull=True)
    return waiting.update(cancelled_at=at)


def _may(by: Actor) -> None:
    if not may_visit(by):
        raise ContactRefused(_("En graviditet følges af sundhedsplejersken."))
