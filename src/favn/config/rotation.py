"""Changing the keys of what is stored encrypted, while Favn serves: old rows are sealed again, a batch at a time.

A row is changed only if it still is what was read, so whoever writes meanwhile wins. What is sealed with today's key is
passed over, so a rotation that was stopped is simply run again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.db import connection
from psycopg import sql

from favn.config.schedule import run_as
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.people.actions import Rehashed, rehash_numbers
from favn.kit.crypto import CannotDecrypt, decrypt_bytes, encrypt_bytes, keyring

JOB = "rotate_keys"
BATCH = 200
ENDING = "_encrypted"


@dataclass(frozen=True, slots=True)
class Sealed:
    """One column of sealed bytes."""

    table: str
    column: str

    @property
    def where(self) -> str:
        """The place its bytes are bound to, as `favn.kit.crypto` writes it."""
        return f"{self.table}.{self.column.removesuffix(ENDING)}"


@dataclass(slots=True)
class Outcome:
    """What a rotation did: rows sealed again for each place, numbers given a new hash, and rows that need a person."""

    resealed: dict[str, int] = field(default_factory=dict)
    rehashed: int = 0
    unreadable: list[str] = field(default_factory=list)
    doubled: list[UUID] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Nothing needs the old keys any more."""
        return not (self.unreadable or self.doubled)


def places() -> Iterator[Sealed]:
    """Every column of sealed bytes there is, by its name."""
    for model in apps.get_models():
        for each in model._meta.local_fields:
            if each.column and each.column.endswith(ENDING):
                yield Sealed(model._meta.db_table, each.column)


def rotate() -> Outcome:
    """Seal everything with the first key of FAVN_ENCRYPTION_KEYS, and hash every number with FAVN_LOOKUP_KEY."""
    done = Outcome()
    for place in places():
        done.resealed[place.where] = _reseal(place, done.unreadable)
    batch = _next_numbers(None)
    while batch.last:
        done.rehashed += batch.changed
        done.doubled.extend(batch.doubled)
        batch = _next_numbers(batch.last)
    return done


def _next_numbers(after: UUID | None) -> Rehashed:
    batch: Rehashed = run_as(JOB, lambda by, at: rehash_numbers(after=after, most=BATCH, by=by, at=at))
    return batch


def _reseal(place: Sealed, unreadable: list[str]) -> int:
    changed, last = 0, UUID(int=0)
    while True:
        batch, rows = _next_rows(place, last, unreadable)
        if not batch:
            return changed
        changed, last = changed + rows, batch[-1]


def _next_rows(place: Sealed, after: UUID, unreadable: list[str]) -> tuple[list[UUID], int]:
    """One batch in one transaction: the rows looked at, and how many were sealed again."""

    def work(by: Actor, at: datetime) -> tuple[list[UUID], int]:
        keys = _old_rows(place, after)
        return keys, _reseal_rows(place, keys, unreadable, by, at)

    done: tuple[list[UUID], int] = run_as(JOB, work)
    return done


def _old_rows(place: Sealed, after: UUID) -> list[UUID]:
    """The next rows that are not sealed with today's key."""
    today = f"{keyring().first}:".encode()
    asked = sql.SQL(
        "SELECT id FROM {table} WHERE id > %s AND substring({column} FROM 1 FOR %s) <> %s ORDER BY id LIMIT %s"
    ).format(table=sql.Identifier(place.table), column=sql.Identifier(place.column))
    with connection.cursor() as cursor:
        cursor.execute(asked, [after, len(today), today, BATCH])
        return [key for (key,) in cursor.fetchall()]


def _reseal_rows(place: Sealed, keys: list[UUID], unreadable: list[str], by: Actor, at: datetime) -> int:
    changed = 0
    for key in keys:
        try:
            changed += _reseal_row(place, key)
        except CannotDecrypt:
            unreadable.append(f"{place.where} {key}")
    if changed:
        record(verb="reseal", by=by, at=at, place=place.where, rows=changed)
    return changed


def _reseal_row(place: Sealed, key: UUID) -> int:
    names = {"table": sql.Identifier(place.table), "column": sql.Identifier(place.column)}
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT {column} FROM {table} WHERE id = %s").format(**names), [key])
        found = cursor.fetchone()
        if found is None or found[0] is None:
            return 0  # removed meanwhile
        old = bytes(found[0])
        new = encrypt_bytes(decrypt_bytes(old, where=place.where, row=key), where=place.where, row=key)
        swap = sql.SQL("UPDATE {table} SET {column} = %s WHERE id = %s AND {column} = %s").format(**names)
        cursor.execute(swap, [new, key, old])
        return int(cursor.rowcount)
