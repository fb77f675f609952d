"""Who may see what of one child, and why: for the page that tells it. The child's door has been passed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.apps import apps
from django.db import connection

from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.access.models import Release
from favn.foundation.organisation.choices import Role

BY_ROLE_ALONE = (Basis.MUNICIPALITY, Basis.DISTRICT)


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of who may see what. Where the role alone gives it, `who` is empty: it is everyone in that role."""

    who: str
    role: str
    rooms: list[str]
    bases: list[str]


@dataclass(frozen=True, slots=True)
class Released:
    """One thing a reader in the family may read."""

    reader_id: UUID
    what: str
    reason: str


def family_is_protected(child_id: UUID) -> bool:
    """Whether someone in the child's family lives at a protected address now. Never tells whose, nor where."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.family_is_protected(%s)", [child_id])
        return bool(cursor.fetchone()[0])


def standing_of(child_id: UUID) -> list[Standing]:
    """Every employee who may see something of the child right now, with rooms and reasons; by name, roles last."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, role, compartment, basis FROM favn.standing(%s)", [child_id])
        rows = [("" if basis in BY_ROLE_ALONE else name, role, room, basis) for name, role, room, basis in cursor]
    return sorted(_lines(rows), key=lambda line: (not line.who, line.who, line.role))


def _lines(rows: list[tuple[str, str | None, str, str]]) -> Iterator[Standing]:
    def whose(row: tuple[str, str | None, str, str]) -> tuple[str, str]:
        return row[0], "" if row[0] else row[1] or ""

    for (name, role), group in groupby(sorted(rows, key=lambda row: (*whose(row), row[2], row[3])), key=whose):
        held = list(group)
        roles = {row[1] for row in held if row[1]}
        yield Standing(
            who=name,
            role=str(Role(role or next(iter(roles))).label) if role or len(roles) == 1 else "",
            rooms=[str(room.label) for room in Compartment if room in {row[2] for row in held}],
            bases=[str(basis.label) for basis in Basis if basis in {row[3] for row in held}],
        )


def released_of(child_id: UUID) -> list[Released]:
    """What is released to readers in the family, the newest first. Words only; nothing of what it says."""
    standing = Release.objects.filter(child_id=child_id, withdrawn_at__isnull=True).order_by("-released_at", "-id")
    words = {model._meta.db_table: str(model._meta.verbose_name) for model in apps.get_models()}
    return [Released(each.reader_id, words.get(each.object_table, ""), each.reason) for each in standing]


def reading(child_id: UUID) -> frozenset[tuple[UUID, UUID]]:
    """Which rows about the child are released to whom right now, as (row, reader)."""
    standing = Release.objects.filter(child_id=child_id, withdrawn_at__isnull=True)
    return frozenset(standing.values_list("object_id", "reader_id"))
