"""When to look again. Pure."""

from datetime import date, datetime

from favn.foundation.deadlines.law import Duty, law_on
from favn.foundation.deadlines.moments import danish_day, last_moment_of
from favn.foundation.deadlines.rules import Deadline


def next_deadline(decided_at: datetime, first_by: date, decided_next_on: date | None) -> Deadline:
    """The deadline that runs: the first follow-up by law, and after it the day that was decided; barnets lov § 95.

    `decided_at` is when the plan was made; the law of that day is named. Days end at midnight in Denmark.
    """
    due_on = decided_next_on or first_by
    return Deadline(law_on(danish_day(decided_at), Duty.FIRST_FOLLOW_UP), last_moment_of(due_on), due_on)
