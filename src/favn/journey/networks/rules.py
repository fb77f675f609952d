"""When a network should have met. The municipality's own limit; the law sets none."""

from datetime import datetime

from favn.foundation.deadlines.calendar import STRICTEST, WorkingCalendar, working_days_after
from favn.foundation.deadlines.moments import danish_day, last_moment_of

CALL_WITHIN = 10  # working days; municipal


def call_by(begun_at: datetime, calendar: WorkingCalendar = STRICTEST) -> datetime:
    """The last moment for the lead to have called the first meeting, in UTC."""
    return last_moment_of(working_days_after(danish_day(begun_at), CALL_WITHIN, calendar))
