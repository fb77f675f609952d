"""Who may write about a child, and where. Deny by default."""

from uuid import UUID

from favn.foundation.access.choices import Compartment
from favn.foundation.access.door import compartments_of
from favn.foundation.accounts.actors import Actor
from favn.foundation.documents.models import Document

NOT_WRITTEN_IN = {Compartment.IDENTITY, Compartment.FAMILY}


def rooms_to_write_in(actor: Actor, child_id: UUID) -> list[Compartment]:
    """The rooms of this child an employee may write in: those one holds a key to, names and family's words aside."""
    if not actor.is_employee:
        return []
    keys = compartments_of(child_id) - NOT_WRITTEN_IN
    return [room for room in Compartment if room in keys]


def may_write(actor: Actor, *, child_id: UUID, compartment: str) -> bool:
    """Whether the actor may write in this room of this child."""
    return compartment in rooms_to_write_in(actor, child_id)


def may_revise(actor: Actor, document: Document) -> bool:
    """Those who may write in the document's room."""
    return may_write(actor, child_id=document.child_id, compartment=document.compartment)
