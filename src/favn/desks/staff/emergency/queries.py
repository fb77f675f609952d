"""A number that leads to a key, and the emergency accesses that were opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children
from favn.foundation.access.models import BreakGlass
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import note_read
from favn.foundation.audit.choices import EntryKind
from favn.foundation.people.cpr import Cpr
from favn.foundation.people.identifiers import hash_of, hashes_of
from favn.foundation.people.models import Child
from favn.kit.tables import Page, page_of

NEWEST_FIRST = {"tid": ("-opened_at", "-id")}


def child_with_number(*, actor: Actor, number: Cpr, purpose: Purpose, at: datetime) -> UUID | None:
    """The key of the child with this number, and nothing else of it. The search is written down, with a keyed hash.

    None for a number nobody has, and for a child the asker is shut off from.
    """
    note_read(verb="find_children", by=actor, at=at, kind=EntryKind.SEARCH, purpose=purpose,
              criterion=hash_of(number).hex())  # fmt: skip
    found: UUID | None = None
    with connection.cursor() as cursor:
        for hashed in hashes_of(number):
            cursor.execute("SELECT favn.child_with_number(%s)", [hashed])
            found = found or cursor.fetchone()[0]
    return found


def is_child(key: UUID) -> bool:
    """Whether a key from an address is a child's; asked at the moment the glass is broken, never before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.is_child(%s)", [key])
        return bool(cursor.fetchone()[0])


def opened_by(actor: Actor) -> QuerySet[BreakGlass]:
    """The actor's own emergency accesses, the newest first."""
    return BreakGlass.objects.filter(employee_id=actor.key).order_by("-opened_at", "-id")


@dataclass(frozen=True, slots=True)
class Broken:
    """One emergency access as a leader sees it."""

    row: BreakGlass
    child: Child | None
    is_own: bool


def emergencies(
    *, actor: Actor, is_reviewed: bool, asked: Mapping[str, str], at: datetime
) -> tuple[list[Broken], Page[BreakGlass]]:  # fmt: skip
    """A page of those that wait for a leader, or of those that are reviewed, with the children's names."""
    rows = BreakGlass.objects.filter(reviewed_at__isnull=not is_reviewed).select_related("employee", "reviewed_by")
    page = page_of(rows, orders=NEWEST_FIRST, asked=asked, size=30)
    names = children(actor=actor, ids=[row.child_id for row in page], purpose=Purpose.REVIEW, at=at)
    return [Broken(row, names.get(row.child_id), row.employee_id == actor.id) for row in page], page


def emergency(*, actor: Actor, broken_id: UUID, at: datetime) -> Broken:
    """One emergency access. Raises Http404 for hidden and missing alike."""
    row = BreakGlass.objects.filter(pk=broken_id).select_related("employee", "reviewed_by").first()
    if row is None:
        raise Http404
    child = children(actor=actor, ids=[row.child_id], purpose=Purpose.REVIEW, at=at).get(row.child_id)
    return Broken(row, child, row.employee_id == actor.id)
