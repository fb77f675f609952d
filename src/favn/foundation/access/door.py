"""The door: fetching a child is the permission check and the read-log in one. There is no other way in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, FloatField, Func, Q, QuerySet, Value
from django.http import Http404

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.accounts.actors import Actor, Reach
from favn.foundation.audit.actions import note_read
from favn.foundation.audit.choices import EntryKind
from favn.foundation.people.cpr import Cpr
from favn.foundation.people.identifiers import hash_of, hashes_of
from favn.foundation.people.models import Child, Enrolment, Identifier
from favn.foundation.people.names import search_fold
from favn.kit.clock import local
from favn.kit.periods import valid_on

LIKE_ENOUGH = 0.35  # a name with one or two letters wrong; the same bar as favn.name_candidates
FOUND = "found_child"


def open_child(
    *, actor: Actor, child_id: UUID, purpose: Purpose, at: datetime, compartment: Compartment = Compartment.IDENTITY
) -> Child:
    """The only way to a child: returns it and writes down that the actor looked.

    Raises Http404 for hidden and missing alike, so the answer never tells that the child is known. A merged record
    opens the child it was merged into. `compartment` is the room the page is about to show.
    """
    keys = _keys(child_id)
    may_see = actor.reach is Reach.SYSTEM or compartment in {room for room, _ in keys}
    child = Child.objects.filter(pk=child_id).select_related("area").first() if may_see else None
    if child is None or child.merged_into_id:
        kept = _kept(child_id)
        if kept is None:
            raise Http404
        return open_child(actor=actor, child_id=kept, purpose=purpose, at=at, compartment=compartment)
    note_read(
        verb="open_child",
        by=actor,
        at=at,
        child_id=child.id,
        subject=child,
        purpose=purpose,
        basis=", ".join(sorted({basis for _, basis in keys})),
    )
    return child


def _kept(child_id: UUID) -> UUID | None:
    """The record this one was merged into; whether the actor may see that one is asked anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.kept_child(%s)", [child_id])
        kept: UUID | None = cursor.fetchone()[0]
        return kept


def children(
    *, actor: Actor, ids: Iterable[UUID], purpose: Purpose, at: datetime, verb: str = "list_children"
) -> dict[UUID, Child]:
    """Several children by key, those the actor may know of, each written down as looked at. Used for lists.

    No keys ask the database nothing.
    """
    found = {child.id: child for child in Child.objects.filter(pk__in=set(ids), merged_into__isnull=True)}
    for child in found.values():
        note_read(verb=verb, by=actor, at=at, child_id=child.id, purpose=purpose)
    return found


def children_in_group(*, actor: Actor, group_id: UUID, purpose: Purpose, at: datetime) -> QuerySet[Child]:
    """The children enrolled in a group on that day, in Danish order. The list is noted by its caller through `seen`."""
    return _living(_enrolled([group_id], local(at).date()).values("child_id"))


def children_in_groups(*, group_ids: Iterable[UUID], at: datetime) -> dict[UUID, list[Child]]:
    """As `children_in_group`, of several groups by their keys, with two statements. The list is noted by its caller."""
    keys = list(group_ids)
    places = list(_enrolled(keys, local(at).date()).values_list("group_id", "child_id"))
    living = {child.id: child for child in _living({child for _group, child in places})}
    there: dict[UUID, set[UUID]] = {group: set() for group in keys}
    for group, child in places:
        there[group].add(child)
    return {group: [living[key] for key in living if key in keys_there] for group, keys_there in there.items()}


def _living(ids: Any) -> QuerySet[Child]:
    there = Child.objects.filter(pk__in=ids, merged_into__isnull=True, died_on__isnull=True)
    return there.order_by("sort_key", "id")


def _enrolled(group_ids: Iterable[UUID], today: date) -> QuerySet[Enrolment, Any]:
    return Enrolment.objects.filter(valid_on(today), group_id__in=group_ids)


def children_in_areas(*, area_ids: Iterable[UUID]) -> QuerySet[Child]:
    """The living children of these districts, born and unborn. The list is noted by its caller through `seen`."""
    return Child.objects.filter(area_id__in=set(area_ids), merged_into__isnull=True, left_on__isnull=True)


def children_on_the_way(*, mother_id: UUID) -> QuerySet[Child]:
    """The unborn children of this mother that the reader may know of. The list is noted by its caller."""
    waited_for = Child.objects.filter(mother_id=mother_id, born_on__isnull=True, left_on__isnull=True)
    return waited_for.filter(merged_into__isnull=True).order_by("id")


def seen(children_seen: Iterable[Child], *, actor: Actor, purpose: Purpose, at: datetime, verb: str) -> list[Child]:
    """Write down that the actor looked at each of these children, and give them back as a list."""
    listed = list(children_seen)
    for child in listed:
        note_read(verb=verb, by=actor, at=at, child_id=child.id, purpose=purpose)
    return listed


def find_children(*, actor: Actor, words: str, purpose: Purpose, at: datetime, most: int = 20) -> list[Child]:
    """Children whose name is like these words, best first, typing errors forgiven. Search and answer are logged."""
    folded = search_fold(words)
    note_read(verb="find_children", by=actor, at=at, kind=EntryKind.SEARCH, purpose=purpose, criterion=folded)
    if len(folded) < 2:
        return []
    if actor.reach is Reach.WIDE:
        keys = _candidates(folded, most * 3)
        never_born = Q(born_on__isnull=True, left_on__isnull=False)  # a lost pregnancy comes up in nobody's search
        known = {child.id: child for child in Child.objects.filter(pk__in=keys).exclude(never_born)}
        found = [known[key] for key in keys if key in known][:most]
    else:
        likeness = Func(Value(folded), F("search_name"), function="word_similarity", output_field=FloatField())
        like = Child.objects.filter(merged_into__isnull=True).annotate(likeness=likeness)
        found = list(like.filter(likeness__gt=LIKE_ENOUGH).order_by("-likeness", "sort_key", "id")[:most])
    return seen(found, actor=actor, purpose=purpose, at=at, verb=FOUND)


def find_by_number(*, actor: Actor, number: Cpr, purpose: Purpose, at: datetime) -> list[Child]:
    """The child with exactly this number, now or before, among those the actor may know of; at most one.

    The search is written down with the number's keyed hash, never with the number.
    """
    note_read(verb="find_children", by=actor, at=at, kind=EntryKind.SEARCH, purpose=purpose,
              criterion=hash_of(number).hex())  # fmt: skip
    owners = Identifier.objects.filter(value_hash__in=hashes_of(number), child__isnull=False).values("child_id")
    found = Child.objects.filter(pk__in=owners, merged_into__isnull=True).order_by("sort_key", "id")
    return seen(found, actor=actor, purpose=purpose, at=at, verb=FOUND)


def _candidates(folded: str, most: int) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.name_candidates(%s, %s)", [folded, most])
        return [row[0] for row in cursor.fetchall()]


def compartments_of(child_id: UUID) -> frozenset[str]:
    """The rooms of this child the acting one has keys to, right now."""
    return frozenset(room for room, _ in _keys(child_id))


def _keys(child_id: UUID) -> list[tuple[str, str]]:
    """Room and reason of each key the acting one has to this child. Jobs need none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT room, reason FROM favn.my_keys(%s)", [child_id])
        return [(room, reason) for room, reason in cursor.fetchall()]
