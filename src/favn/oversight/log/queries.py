"""Reading the log. Row-level security decides which lines; these say in which order, and write down who read them."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import open_child
from favn.foundation.access.merged import with_doubles
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import note_read
from favn.foundation.audit.choices import EntryKind
from favn.foundation.audit.models import Entry
from favn.foundation.people.models import Child
from favn.kit.tables import Page, page_of

# What a reader of the log is given: never the contents of a change, nor the words of a search.
SHOWN = (
    "id", "at", "kind", "verb", "actor_id", "actor_kind", "actor_name", "role", "unit_name", "child_id", "about_id",
    "object_table", "purpose", "basis",
)  # fmt: skip
NEWEST_FIRST = {"tid": ("-at", "-id")}
PAGE = 50


def entries() -> QuerySet[Entry]:
    """Every line the one who asks may read, the columns that may be shown."""
    return Entry.objects.only(*SHOWN)


def entries_about(child_ids: list[UUID]) -> QuerySet[Entry]:
    """What was done about these children, without the database's own technical lines, newest first.

    What was done about a record that has since been merged into one of them is theirs too.
    """
    about = entries().filter(child_id__in=with_doubles(child_ids)).exclude(kind=EntryKind.ROW)
    return about.order_by("-at", "-id")


def looks_at(child_ids: list[UUID]) -> QuerySet[Entry]:
    """What employees did about these children, without reminders to themselves: what a family asks about first."""
    return entries_about(child_ids).filter(actor_kind="employee").exclude(verb__in=("raise_alert", "close_alert"))


def child_log(
    *, actor: Actor, child_id: UUID, asked: Mapping[str, str], at: datetime
) -> tuple[Child, Page[Entry]]:  # fmt: skip
    """One child's log, a page of it, through the child's door. Raises Http404 for hidden and missing alike.

    A family member sees it by custody or as the young person; an employee by a basis in the authority's room.
    """
    room, purpose = (Compartment.IDENTITY, Purpose.OWN) if actor.is_family else (Compartment.AUTHORITY, Purpose.REVIEW)
    child = open_child(actor=actor, child_id=child_id, purpose=purpose, at=at, compartment=room)
    note_read(verb="read_log", by=actor, at=at, child_id=child.id, purpose=purpose)
    return child, page_of(entries_about([child.id]), orders=NEWEST_FIRST, asked=asked, size=PAGE)
