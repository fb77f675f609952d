"""The chain: finished entries are sealed in runs, each run's digest over the run before it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

_DIGEST = (
    "SELECT count(*), sha256(coalesce(string_agg(favn.entry_digest(e), ''::bytea ORDER BY e.xact, e.id), '') || %s) "
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found: how much stands, and which seals or entries do not."""

    entries: int
    seals: int
    broken_seals: tuple[int, ...]
    broken_payloads: tuple[str, ...]
    unsealed: int

    @property
    def is_whole(self) -> bool:
        """Nothing has been changed, removed or swapped."""
        return not self.broken_seals and not self.broken_payloads


@transaction.atomic
def seal(*, at: datetime) -> int:
    """Seal every entry whose transaction has ended. Returns how many. Two sealers at once: the second waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('favn.seal'))")
        cursor.execute("SELECT xact_until, digest FROM audit_seal ORDER BY id DESC LIMIT 1")
        start, previous = cursor.fetchone() or (0, b"")
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        end = cursor.fetchone()[0]
        cursor.execute(_DIGEST + "FROM audit_entry e WHERE e.xact >= %s AND e.xact < %s", [bytes(previous), start, end])
        entries, digest = cursor.fetchone()
        if not entries:
            return 0
        cursor.execute(
            "INSERT INTO audit_seal (xact_from, xact_until, entries, digest, previous, sealed_at) "
            "VALUES (%s, %s, %s, %s, %s, %s)",
            [start, end, entries, bytes(digest), bytes(previous), at],
        )
        return int(entries)


def verify() -> Verdict:
    """Recompute the whole chain and every kept payload: finds one entry changed, removed, added late or swapped."""
    broken: list[int] = []
    total, expected_from, previous = 0, 0, b""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, xact_from, xact_until, entries, digest, previous FROM audit_seal ORDER BY id")
        seals = cursor.fetchall()
        for key, start, end, entries, digest, before in seals:
            cursor.execute(
                _DIGEST + "FROM audit_entry e WHERE e.xact >= %s AND e.xact < %s", [bytes(before), start, end]
            )
            found, recomputed = cursor.fetchone()
            total += found
            whole = (found, bytes(recomputed), start, bytes(before)) == (
                entries,
                bytes(digest),
                expected_from,
                previous,
            )
            if not whole:
                broken.append(key)
            expected_from, previous = end, bytes(digest)
        cursor.execute(
            "SELECT id::text FROM audit_entry WHERE payload IS NOT NULL "
            "AND payload_hash <> sha256(convert_to(payload::text, 'UTF8')) ORDER BY id LIMIT 1000"
        )
        payloads = tuple(row[0] for row in cursor.fetchall())
        cursor.execute("SELECT count(*) FROM audit_entry WHERE xact >= %s", [expected_from])
        unsealed = cursor.fetchone()[0]
    return Verdict(total, len(seals), tuple(broken), payloads, unsealed)
