"""Who may write to the contact person, and who may read it. Deny by default."""

from uuid import UUID

from favn.foundation.access.choices import Compartment
from favn.foundation.access.door import compartments_of
from favn.foundation.accounts.actors import Actor


def may_write_to_us(actor: Actor, child_id: UUID) -> bool:
    """One with custody, or the young person: those whom the child's name is open to."""
    return actor.is_family and Compartment.IDENTITY in compartments_of(child_id)
