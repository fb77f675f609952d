"""Deleting what has been kept long enough, everywhere, with what the log remembers of it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.kit import retention
from favn.kit.retention import Keeping, Kept

AT_A_TIME = 500
LOG_CONTENT_KEPT = relativedelta(years=5)


@dataclass
class Deleted:
    """What one run did: rows deleted per table, rows held back because something else still needs them."""

    rows: Counter[str] = field(default_factory=Counter)
    held_back: Counter[str] = field(default_factory=Counter)
    log_contents: int = 0


def delete_expired(*, by: Actor, at: datetime) -> Deleted:
    """Delete every row whose time is up at this instant, with those that follow it, and clear the log of their words.

    A row that something longer kept points at is held back until that goes. Runs as a job; at most 500 rows of each
    table a run, oldest keys first. One line in the log per table.
    """
    done = Deleted()
    with connection.cursor() as cursor:
        for rule in retention.rules().values():
            if rule.keeping is Keeping.DATED:
                _delete_all(cursor, rule, _expired(cursor, rule, at), done)
        done.log_contents = _clear_log(cursor, at)
    for table, count in sorted(done.rows.items()):
        record(verb="delete_expired", by=by, at=at, table=table, count=count)
    return done


def _expired(cursor: CursorWrapper, rule: Kept, at: datetime) -> list[UUID]:
    cutoff = rule.cutoff(at)
    query = f"SELECT id FROM {rule.table} WHERE ({rule.since}) < %s"  # noqa: S608  # names from our own rules
    values: list[datetime] = [cutoff]
    if rule.children and retention.endings():
        running = " UNION ALL ".join(retention.endings())
        query += (
            f" AND NOT EXISTS (SELECT 1 FROM ({running}) ending WHERE ending.child_id IN ({rule.children})"  # noqa: S608  # names from our own rules
            " AND (ending.ended_at IS NULL OR ending.ended_at >= %s))"
        )
        values.append(cutoff)
    cursor.execute(f"{query} ORDER BY id LIMIT {AT_A_TIME}", values)
    return [row[0] for row in cursor.fetchall()]


def _delete_all(cursor: CursorWrapper, rule: Kept, keys: list[UUID], done: Deleted) -> None:
    """All at once; if one is still needed, one by one, so that it holds back nobody but itself."""
    if not keys:
        return
    try:
        done.rows += _delete(cursor, rule.table, keys)
    except IntegrityError:
        if len(keys) == 1:
            done.held_back[rule.table] += 1
        else:
            for key in keys:
                _delete_all(cursor, rule, [key], done)


def _delete(cursor: CursorWrapper, table: str, keys: list[UUID]) -> Counter[str]:
    with transaction.atomic():
        gone = _remove(cursor, table, keys)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return gone


def _remove(cursor: CursorWrapper, table: str, keys: list[UUID]) -> Counter[str]:
    """Delete the followers first, then the rows, then what the log has kept of their words."""
    gone: Counter[str] = Counter()
    for rule in retention.rules().values():
        if rule.keeping is Keeping.FOLLOWS and rule.owner in (table, "*") and rule.table != table:
            cursor.execute(f"SELECT id FROM {rule.table} WHERE {rule.column} = ANY (%s)", [keys])  # noqa: S608  # names from our own rules
            following = [row[0] for row in cursor.fetchall()]
            if following:
                gone += _remove(cursor, rule.table, following)
    cursor.execute(f"DELETE FROM {table} WHERE id = ANY (%s)", [keys])  # noqa: S608  # names from our own rules
    gone[table] += cursor.rowcount
    cursor.execute(
        "UPDATE audit_entry SET payload = NULL, criterion_encrypted = NULL "
        "WHERE object_table = %s AND object_id = ANY (%s)",
        [table, keys],
    )
    return gone


def _clear_log(cursor: CursorWrapper, at: datetime) -> int:
    """Contents of the log older than five years go; the line and its hash stay, so that the chain still holds."""
    cursor.execute(
        "UPDATE audit_entry SET payload = NULL, criterion_encrypted = NULL "
        "WHERE at < %s AND (payload IS NOT NULL OR criterion_encrypted IS NOT NULL)",
        [at - LOG_CONTENT_KEPT],
    )
    return int(cursor.rowcount)
