"""Proving the log, and writing down in the log itself that it was done and what was found."""

from datetime import datetime
from typing import Any

from favn.foundation.audit.actions import record
from favn.foundation.audit.choices import EntryKind
from favn.foundation.audit.seals import Verdict, verify

WHOLE, BROKEN = "log_verified", "log_broken"


def verify_and_note(*, by: Any, at: datetime) -> Verdict:
    """Recompute the whole chain; the verdict stands as a line whose basis counts entries, seals and what is broken."""
    found = verify()
    record(
        verb=WHOLE if found.is_whole else BROKEN, by=by, at=at, kind=EntryKind.READ,
        basis=f"{found.entries}/{found.seals}/{len(found.broken_seals) + len(found.broken_payloads)}",
    )  # fmt: skip
    return found
