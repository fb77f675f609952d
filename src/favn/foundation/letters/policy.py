"""Who may send a letter, and say that it was posted. Deny by default."""

from uuid import UUID

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.documents.policy import may_write
from favn.foundation.letters.models import Letter


def may_send(actor: Actor, *, child_id: UUID, compartment: Compartment) -> bool:
    """Those who may write in the room the letter is about, and jobs."""
    return actor.role.startswith("system:") or may_write(actor, child_id=child_id, compartment=compartment)


def may_post(actor: Actor, letter: Letter) -> bool:
    """The sender, or a colleague with the key to the letter's room."""
    document = letter.version.document
    return letter.written_by == actor.id or may_write(actor, child_id=letter.child_id, compartment=document.compartment)
