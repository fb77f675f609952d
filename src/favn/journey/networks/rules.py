"""When a network should have met (the municipality's own limit), and whom the family must be asked about."""

from collections.abc import Iterable
from datetime import datetime

from favn.foundation.deadlines.calendar import STRICTEST, WorkingCalendar, working_days_after
from favn.foundation.deadlines.moments import danish_day, last_moment_of

CALL_WITHIN = 10  # working days; municipal


def call_by(begun_at: datetime, calendar: WorkingCalendar = STRICTEST) -> datetime:
    """The last moment for the lead to have called the first meeting, in UTC."""
    return last_moment_of(working_days_after(danish_day(begun_at), CALL_WITHIN, calendar))


OWN_SECTOR = "authority"  # the kind of unit that has the child's case; docs/law/consents.md


def needs_consent(unit_kinds: Iterable[str]) -> bool:
    """Whether the family must say yes before someone who works at these kinds of units sees the network's room.

    Those in the authority's own sector need none; everyone else does, and so does one who is not employed (no units).
    """
    return OWN_SECTOR not in set(unit_kinds)
