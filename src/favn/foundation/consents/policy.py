"""Who may write an answer down, and who may take it back. Deny by default."""

from uuid import UUID

from favn.foundation.access.choices import Compartment
from favn.foundation.access.door import compartments_of
from favn.foundation.accounts.actors import Actor
from favn.foundation.consents.models import Consent


def may_record(actor: Actor, *, child_id: UUID, adult_id: UUID | None) -> bool:
    """An employee with a room of the child's open beyond the name; a family member for oneself only."""
    if actor.is_family:
        return actor.id == (adult_id or child_id)
    return actor.is_employee and bool(compartments_of(child_id) - {Compartment.IDENTITY})


def may_withdraw(actor: Actor, consent: Consent) -> bool:
    """The one who gave it, or an employee who may record it on that person's word."""
    return may_record(actor, child_id=consent.child_id, adult_id=consent.adult_id)
