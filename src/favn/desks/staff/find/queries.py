"""What a search finds: children through the door, groups and units by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Group, Unit
from favn.foundation.organisation.queries import employees_of_groups, groups_named, the_group, units_named
from favn.foundation.people.cpr import Cpr, NotACpr
from favn.foundation.people.models import Child
from favn.foundation.people.queries import enrolments_of
from favn.kit.clock import local

MOST, SHORTEST = 20, 2


@dataclass(frozen=True, slots=True)
class FoundChild:
    """A child in the answer: who, and where the child goes."""

    child: Child
    place: str


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search. `was_number` tells that a whole number was typed; it is never shown again."""

    words: str
    was_number: bool
    children: Sequence[FoundChild]
    groups: Sequence[Group]
    units: Sequence[Unit]

    @property
    def is_empty(self) -> bool:
        """Nothing that the one who asks may see."""
        return not (self.children or self.groups or self.units)


def number_in(words: str) -> Cpr | None:
    """The number in these words, when they are a whole one."""
    try:
        return Cpr.parse(words)
    except NotACpr:
        return None


def found_by(*, actor: Actor, words: str, at: datetime) -> Found:
    """What these words lead the actor to. A whole number finds exactly; anything else is a name, errors forgiven."""
    number = number_in(words)
    if number:
        children = door.find_by_number(actor=actor, number=number, purpose=Purpose.DAILY_WORK, at=at)
        return Found("", True, _with_places(children, local(at).date()), [], [])
    children = door.find_children(actor=actor, words=words, purpose=Purpose.DAILY_WORK, at=at, most=MOST)
    if len(words.strip()) < SHORTEST:
        return Found(words, False, [], [], [])
    shown = _with_places(children, local(at).date())
    return Found(words, False, shown, groups_named(words, most=MOST), units_named(words, most=MOST))


def _with_places(children: Sequence[Child], today: date) -> list[FoundChild]:
    places: dict[UUID, str] = {}
    for stay in enrolments_of(*(child.id for child in children), on=today) if children else ():
        places[stay.child_id] = f"{stay.group.name}, {stay.unit.name}" if stay.group else stay.unit.name
    return [FoundChild(child, places.get(child.id, "")) for child in children]


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group: its place, those who work there, and the children whom the reader may know of."""

    group: Group
    employees: Sequence[str]
    children: Sequence[Child]


def group_page(*, actor: Actor, group_id: UUID, at: datetime) -> GroupPage:
    """One group, for any employee. The children shown are those the reader has a basis for, each written down."""
    group = the_group(group_id)
    if group is None:
        raise Http404
    there = door.children_in_group(actor=actor, group_id=group.id, purpose=Purpose.DAILY_WORK, at=at)
    children = door.seen(there, actor=actor, purpose=Purpose.DAILY_WORK, at=at, verb="list_children")
    return GroupPage(group, employees_of_groups([group.id], on=local(at).date()).get(group.id, []), children)
