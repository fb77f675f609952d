"""Writing the log. A change is written in its own transaction; a read is kept until the answer is about to leave."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connections, transaction

from favn.foundation.audit.choices import EntryKind
from favn.foundation.audit.models import Entry
from favn.kit.crypto import encrypt, lookup_hash
from favn.kit.ids import new_id


class LogUnavailable(Exception):
    """The log could not be written, so the answer must not leave."""


class NobodyCollects(RuntimeError):
    """A child was read outside an acting block: there is nobody to write it down for."""


Line = dict[str, Any]  # one log entry, column by column
Reads = dict[tuple[object, ...], Line]  # one line for each thing looked at, however often
_SAME = ("kind", "verb", "child_id", "object_id", "criterion_hash")
_COLUMNS = ", ".join(str(field.column) for field in Entry._meta.concrete_fields)
_WRITE = f"INSERT INTO audit_entry ({_COLUMNS}) SELECT {_COLUMNS} FROM jsonb_populate_recordset(NULL::audit_entry, %s)"  # noqa: S608  # our own column names
_reads: ContextVar[Reads | None] = ContextVar("favn_reads", default=None)


@contextmanager
def collecting() -> Iterator[Reads]:
    """Keep the reads of one request or job. The outermost block owns them; an inner one adds to them."""
    outer = _reads.get()
    if outer is not None:
        yield outer
        return
    reads: Reads = {}
    token = _reads.set(reads)
    try:
        yield reads
    finally:
        _reads.reset(token)


def _line(
    *,
    kind: EntryKind,
    verb: str,
    by: Any,
    at: datetime,
    child_id: UUID | None = None,
    about_id: UUID | None = None,
    subject: Any = None,
    purpose: str = "",
    basis: str = "",
    criterion: str = "",
    **payload: Any,
) -> Line:
    key = new_id()
    return dict(  # noqa: C408  # reads as the model's own columns
        id=key, at=at, kind=kind, verb=verb, actor_id=by.id, actor_kind=by.kind, actor_name=by.name[:120], role=by.role,
        unit_name=by.unit_name[:160],
        child_id=child_id, about_id=about_id, purpose=purpose, basis=basis, payload=payload or None,
        object_table=subject._meta.db_table if subject is not None else "",
        object_id=subject.pk if subject is not None and isinstance(subject.pk, UUID) else None,
        criterion_encrypted=encrypt(criterion, where="audit_entry.criterion", row=key) if criterion else None,
        criterion_hash=lookup_hash(criterion, purpose="search") if criterion else None,
        payload_hash=b"",
    )  # fmt: skip


def record(*, verb: str, by: Any, at: datetime, kind: EntryKind = EntryKind.CHANGE, **about: Any) -> Entry:
    """Write one line about a change, in the transaction that makes it: both stand, or neither.

    `about` may be: child_id, about_id (an adult whose matter it is), subject (the row), purpose, basis, and any
    further names, which become the payload (no names of people, no free text about a child).
    """
    entry = Entry(**_line(kind=kind, verb=verb, by=by, at=at, **about))
    entry.save(force_insert=True, using="default")
    return entry


def record_each(*, verb: str, by: Any, at: datetime, about: Iterable[Mapping[str, Any]]) -> None:
    """Write a line about each of several changes of one kind, in the transaction that makes them, with one statement.

    Each of `about` is as for `record`; nothing is written for none.
    """
    lines = [_line(kind=EntryKind.CHANGE, verb=verb, by=by, at=at, **each) for each in about]
    if lines:
        _write(lines, "default")


def note_read(*, verb: str, by: Any, at: datetime, kind: EntryKind = EntryKind.READ, **about: Any) -> None:
    """Remember a read, search or export; it is written before the answer leaves, even if the request fails.

    `about` is as for `record`, and `criterion` (a search's words), which is stored encrypted.
    """
    reads = _reads.get()
    if reads is None:
        raise NobodyCollects(verb)
    line = _line(kind=kind, verb=verb, by=by, at=at, **about)
    reads.setdefault(tuple(line[name] for name in _SAME), line)


def _write(lines: list[Line], using: str) -> None:
    """All lines in one statement with one value: fifty children looked at cost hardly more than one."""
    with connections[using].cursor() as cursor:
        cursor.execute(_WRITE, [json.dumps(lines, default=_plain)])


def _plain(value: object) -> str:
    return rf"\x{value.hex()}" if isinstance(value, bytes) else str(value)


def flush(reads: Reads) -> None:
    """Write the remembered reads on the log's own connection, where a rollback of the request cannot reach them.

    Raises LogUnavailable when it cannot be done: then the answer must be 503.
    """
    if not reads:
        return
    try:
        with transaction.atomic(using=settings.LOG_CONNECTION):
            _write(list(reads.values()), settings.LOG_CONNECTION)
    except DatabaseError as error:
        raise LogUnavailable from error
    reads.clear()
