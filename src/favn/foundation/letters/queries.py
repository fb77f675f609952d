"""Letters: those I sent, those sent to me, and the page itself, which is logged each time it is fetched."""

from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.http import Http404

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import note_read
from favn.foundation.audit.choices import EntryKind
from favn.foundation.letters.models import Letter
from favn.foundation.letters.rendering import Sender
from favn.foundation.organisation.models import Municipality, Unit
from favn.kit.crypto import decrypt_bytes

NEWEST_FIRST = ("-written_at", "-id")


def letters_by(actor: Actor) -> QuerySet[Letter]:
    """The letters this actor sent: those that wait for a person first, then the newest."""
    sent = Letter.objects.filter(written_by=actor.id).defer("pdf_encrypted")
    return sent.order_by(F("sent_at").asc(nulls_first=True), *NEWEST_FIRST)


def letters_to(actor: Actor) -> QuerySet[Letter]:
    """The letters sent to this actor, newest first; a family member's or an employee's own."""
    mine = Q(adult_id=actor.id) | Q(to_child_id=actor.id) | Q(employee_id=actor.id)
    return Letter.objects.filter(mine, sent_at__isnull=False).defer("pdf_encrypted").order_by(*NEWEST_FIRST)


def open_letter(*, actor: Actor, letter_id: UUID, at: datetime) -> Letter:
    """One letter the acting one may read; the reading is logged. Raises Http404 for hidden and missing alike."""
    letter = Letter.objects.filter(pk=letter_id).first()
    if letter is None:
        raise Http404
    note_read(verb="read_letter", by=actor, at=at, child_id=letter.child_id, about_id=letter.adult_id, subject=letter)
    return letter


def open_page(*, actor: Actor, letter_id: UUID, at: datetime) -> bytes:
    """The letter's own page (PDF), logged as leaving the house. Raises Http404."""
    letter = open_letter(actor=actor, letter_id=letter_id, at=at)
    note_read(verb="fetch_letter", by=actor, at=at, kind=EntryKind.EXPORT, child_id=letter.child_id,
              about_id=letter.adult_id, subject=letter)  # fmt: skip
    return decrypt_bytes(letter.pdf_encrypted, where="letters_letter.pdf", row=letter.id)


def sender_of(actor: Actor) -> Sender:
    """How the municipality and the actor's unit stand at the head of a letter."""
    municipality = Municipality.objects.order_by("id").first()
    unit = Unit.objects.filter(pk__in=actor.unit_ids).order_by("name").first()
    name = municipality.name if municipality else ""
    phone = (unit.phone if unit else "") or (municipality.phone if municipality else "")
    hours = unit.opening_hours if unit else ""
    lines = (unit.name if unit else "", f"Telefon {phone}" if phone else "", hours)
    return Sender(municipality=name, lines=tuple(line for line in lines if line), footer=name)
