"""Who waits in a round, and why: a parent objects, or none of the parents has been told yet."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection


def waiting_in(round_id: UUID, child_ids: Iterable[UUID]) -> frozenset[UUID]:
    """The children who are not to be rated in this round now. One statement; the database refuses them as well."""
    asked = list(child_ids)
    if not asked:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT child FROM unnest(%s::uuid[]) AS child WHERE favn.child_waits(child, %s)", [asked, round_id]
        )
        return frozenset(row[0] for row in cursor.fetchall())
