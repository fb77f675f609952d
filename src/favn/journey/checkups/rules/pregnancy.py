"""How far a pregnancy is, counted from the day the child is due. Pure."""

from dataclasses import dataclass
from datetime import date

DAYS_IN_ALL = 280  # forty weeks: how midwives count, from the last menstruation


@dataclass(frozen=True, slots=True)
class Weeks:
    """Whole weeks, and the days beyond them."""

    weeks: int
    days: int


def how_far(due_on: date, on: date) -> Weeks | None:
    """How far the pregnancy is on that day; None outside of 0 to 43 weeks, where the due day must be wrong."""
    gone = DAYS_IN_ALL - (due_on - on).days
    return Weeks(*divmod(gone, 7)) if 0 <= gone <= 43 * 7 else None
