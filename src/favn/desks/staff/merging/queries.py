"""Two records side by side, as far as a team leader may know of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from favn.desks.staff.find.queries import FoundChild, found_by
from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child, Enrolment, Identifier, Relation
from favn.foundation.people.queries import enrolments_ever, numbers_of, relations_of


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records: who, its numbers masked, where it has been enrolled, and the adults around it."""

    child: Child
    numbers: Sequence[Identifier]
    enrolments: Sequence[Enrolment]
    relations: Sequence[Relation]


@dataclass(frozen=True, slots=True)
class Pair:
    """The record that is kept and the doubled one."""

    kept: Side
    doubled: Side

    @property
    def same_birthday(self) -> bool:
        """Whether the register gives them one birthday, the first thing to look at."""
        return self.kept.child.born_on == self.doubled.child.born_on


def opened(*, actor: Actor, child_id: UUID, at: datetime) -> Child:
    """A record as it stands, through the door. Raises Http404 also for one that is merged already."""
    child = door.open_child(actor=actor, child_id=child_id, purpose=Purpose.REGISTRY, at=at)
    if child.id != child_id:
        raise Http404
    return child


def others_like(*, actor: Actor, child: Child, words: str, at: datetime) -> list[FoundChild]:
    """Records that could be the same child: by the words asked for, or the child's own name; never the child itself."""
    found = found_by(actor=actor, words=words or child.name, at=at)
    return [each for each in found.children if each.child.id != child.id]


def pair(*, actor: Actor, kept_id: UUID, doubled_id: UUID, at: datetime) -> Pair:
    """The two records side by side, both written down as opened. Raises Http404 for the same one twice."""
    if kept_id == doubled_id:
        raise Http404
    return Pair(_side(actor, kept_id, at), _side(actor, doubled_id, at))


def _side(actor: Actor, child_id: UUID, at: datetime) -> Side:
    child = opened(actor=actor, child_id=child_id, at=at)
    return Side(child, list(numbers_of(child.id)), list(enrolments_ever(child.id)), list(relations_of(child.id)))
