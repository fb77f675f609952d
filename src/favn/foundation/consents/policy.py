"""Who may ask, who may write an answer down, and who may take it back. Deny by default."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.consents.models import Consent, Share


def may_ask(actor: Actor, *, child_id: UUID, compartment: Compartment, until: datetime) -> bool:
    """An employee who may pass this room of the child on for so long: the one with the case, a network's lead."""
    return actor.is_employee and _passes_on(child_id, compartment, until)


def may_record(actor: Actor, *, share: Share, adult_id: UUID | None) -> bool:
    """A family member for oneself only; an employee who may pass the room on, on that person's word."""
    if actor.is_family:
        return actor.id == (adult_id or share.child_id)
    return may_end(actor, share)


def may_withdraw(actor: Actor, consent: Consent) -> bool:
    """The one who gave it, or an employee who may record it on that person's word."""
    return may_record(actor, share=consent.share, adult_id=consent.adult_id)


def may_end(actor: Actor, share: Share) -> bool:
    """An employee who may pass the room on."""
    return actor.is_employee and _passes_on(share.child_id, Compartment(share.compartment))


def _passes_on(child_id: UUID, compartment: Compartment, until: datetime | None = None) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(favn.passes_on_until(%s, %s) >= coalesce(%s, favn.at()), false)",
            [child_id, compartment, until],
        )
        return bool(cursor.fetchone()[0])
