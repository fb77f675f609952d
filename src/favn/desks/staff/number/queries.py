"""The child whose number is asked for, through the door, for those who may have it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.access.policy import may_reveal_number
from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child, Identifier
from favn.foundation.people.queries import current_number


@dataclass(frozen=True, slots=True)
class Numbered:
    """A child and the number it is known by now, masked."""

    child: Child
    identifier: Identifier


def numbered(*, actor: Actor, child_id: UUID, at: datetime) -> Numbered:
    """The child with its number. Http404 when hidden, missing, without a number or not for this reader."""
    child = door.open_child(actor=actor, child_id=child_id, purpose=Purpose.REGISTRY, at=at)
    identifier = current_number(child_id=child.id)
    if identifier is None or not may_reveal_number(actor, door.compartments_of(child.id)):
        raise Http404
    return Numbered(child, identifier)
