"""Records of one child that were merged: the old keys live on in the log and in links. Keys only, nothing else."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection


def with_doubles(child_ids: Iterable[UUID]) -> list[UUID]:
    """These children's keys, and the keys of every record that was merged into one of them. One statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.with_doubles(%s::uuid[])", [list(child_ids)])
        keys: list[UUID] = cursor.fetchone()[0]
        return keys


def kept_keys(child_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of these keys those whose record was merged, each with the key of the record that is kept. One statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT doubled, kept FROM favn.kept_children(%s::uuid[])", [list(set(child_ids))])
        return dict(cursor.fetchall())
