"""Who is asked about a note, what they said, and what stands with the next place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import F, Q
from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import note_read
from favn.foundation.consents.rules import Said
from favn.foundation.people.models import Child
from favn.journey.checkups.choices.transitions import NoteVerdict
from favn.journey.checkups.models import Delivery, NoteAnswer, TransitionKind, TransitionNote
from favn.journey.checkups.queries.transition_kinds import kinds_on, name_of_kind
from favn.kit.clock import local

SHOWN_AFTER_RECEIPT = timedelta(days=120)
LOOKED_AT_FOR = timedelta(days=400)  # after the move nobody settles by themselves any more


def asked_about(child_id: UUID) -> frozenset[UUID]:
    """Whose yes is asked for today: everyone with custody, and the child itself from 15."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.asked_about(%s)", [child_id])
        return frozenset(row[0] for row in cursor.fetchall())


def is_newest(note: TransitionNote) -> bool:
    """Whether this version is the one that can be answered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.takes_answers(%s, %s)", [note.pk, note.child_id])
        return bool(cursor.fetchone()[0])


def latest_answers(note_ids: Iterable[UUID]) -> dict[tuple[UUID, UUID], NoteAnswer]:
    """The newest answer of each person to each of these versions, as far as the reader may read them."""
    said = NoteAnswer.objects.filter(note_id__in=list(note_ids)).select_related("adult").order_by("said_at", "id")
    return {(each.note_id, each.adult_id or each.child_id): each for each in said}


def as_said(answers: Iterable[NoteAnswer]) -> list[Said]:
    """Answers as the rules of consent know them; a yes taken back is a no."""
    return [Said(each.adult_id or each.child_id, each.answer == NoteVerdict.ACCEPTED, each.said_at) for each in answers]


def waiting_notes(today: date) -> list[TransitionNote]:
    """The newest versions that may still be sent or stopped by themselves. For the nightly job."""
    newer = TransitionNote.objects.filter(
        transition__ended_at__isnull=True, transition__moves_on__gte=today - LOOKED_AT_FOR
    ).exclude(transition__deliveries__in=Delivery.objects.filter(received_at__isnull=False, withdrawn_at__isnull=True))
    found = {note.transition_id: note for note in newer.order_by("transition_id", "version")}
    return list(found.values())


def overdue(today: date) -> list[Delivery]:
    """What was sent and nobody has said they have, after the last day. For the nightly job."""
    waiting = Delivery.objects.filter(received_at__isnull=True, withdrawn_at__isnull=True, receive_by__lt=today)
    return list(waiting.select_related("to_unit").order_by("receive_by", "id"))


@dataclass(frozen=True, slots=True)
class Arriving:
    """One child on the way here: the note that was sent, and whether somebody should have said they have it."""

    delivery: Delivery
    child: Child
    kind: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    """What was sent to the reader's unit: to say yes to first, then what is received lately."""

    waiting: Sequence[Arriving]
    received: Sequence[Arriving]


def inbox_of(actor: Actor, at: datetime) -> Inbox:
    """The children on the way to the reader's units, by the last day to say so; each child is noted."""
    today = local(at).date()
    lately = Q(received_at__isnull=True) | Q(received_at__gte=at - SHOWN_AFTER_RECEIPT)
    sent = Delivery.objects.filter(lately, to_unit_id__in=actor.unit_ids, withdrawn_at__isnull=True)
    sent = sent.select_related("transition", "transition__from_unit", "received_by", "author")
    found = list(sent.order_by(F("received_at").desc(nulls_first=True), "receive_by", "id"))
    ids = {each.child_id for each in found}
    known = door.children(actor=actor, ids=ids, purpose=Purpose.DAILY_WORK, at=at, verb="checkups.inbox")
    kinds = {kind.code: kind for kind in kinds_on(today)}
    arriving = [_arriving(each, known, kinds, today) for each in found if each.child_id in known]
    return Inbox(
        [each for each in arriving if not each.delivery.received_at],
        [each for each in arriving if each.delivery.received_at],
    )


def _arriving(sent: Delivery, known: dict[UUID, Child], kinds: dict[str, TransitionKind], today: date) -> Arriving:
    late = sent.received_at is None and sent.receive_by < today
    code = sent.transition.code
    return Arriving(sent, known[sent.child_id], name_of_kind(kinds.get(code), code), late)


def delivery_page(*, actor: Actor, delivery_id: UUID, at: datetime) -> Arriving:
    """One note that was sent to the reader's place, through the child's door; the reading is logged.

    Raises Http404 for hidden, taken back and missing alike.
    """
    found = Delivery.objects.filter(pk=delivery_id, withdrawn_at__isnull=True, to_unit_id__in=actor.unit_ids)
    sent = found.select_related("note", "transition", "transition__from_unit", "received_by", "author").first()
    if sent is None:
        raise Http404
    child = door.open_child(actor=actor, child_id=sent.child_id, purpose=Purpose.DAILY_WORK, at=at)
    note_read(verb="checkups.read_delivery", by=actor, at=at, child_id=child.id, subject=sent.note,
              purpose=Purpose.DAILY_WORK)  # fmt: skip
    today = local(at).date()
    return _arriving(sent, {sent.child_id: child}, {kind.code: kind for kind in kinds_on(today)}, today)


def given_away(actor: Actor) -> list[Delivery]:
    """What the reader wrote and nobody has said they have; the child may no longer be the reader's to see."""
    mine = Delivery.objects.filter(author_id=actor.key, received_at__isnull=True, withdrawn_at__isnull=True)
    return list(mine.select_related("to_unit").order_by("receive_by", "id"))
