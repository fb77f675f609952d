"""When a case should be moving. The law sets no limit here (§ 18), so these are the municipality's own."""

from datetime import datetime

from favn.foundation.deadlines.calendar import STRICTEST, WorkingCalendar, working_days_after
from favn.foundation.deadlines.moments import danish_day, last_moment_of

TAKE_WITHIN = 2  # working days; municipal, docs/law/screening.md
SCREEN_WITHIN = 10  # working days; municipal, docs/law/screening.md


def take_by(opened_at: datetime, calendar: WorkingCalendar = STRICTEST) -> datetime:
    """The last moment for a caseworker to have taken the case, in UTC."""
    return last_moment_of(working_days_after(danish_day(opened_at), TAKE_WITHIN, calendar))


def screen_by(taken_at: datetime, calendar: WorkingCalendar = STRICTEST) -> datetime:
    """The last moment for the caseworker to have screened the case, in UTC."""
    return last_moment_of(working_days_after(danish_day(taken_at), SCREEN_WITHIN, calendar))
