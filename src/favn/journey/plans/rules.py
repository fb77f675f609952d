"""When help on a plan begins, and how a changed plan is told from an unchanged one. Pure."""

from collections.abc import Iterable
from datetime import date

from favn.foundation.deadlines.rules import Deadline, first_follow_up


def help_starts_on(decided_on: date, starts: Iterable[date | None]) -> date:
    """The day the clock of follow-up counts from: the first thing agreed, never later than the day of the plan."""
    return min([decided_on, *(start for start in starts if start)])


def follow_up(decided_on: date, starts: Iterable[date | None]) -> Deadline:
    """When the plan must have been followed up for the first time: 3 months after the start, barnets lov § 95."""
    return first_follow_up(help_starts_on(decided_on, starts))
