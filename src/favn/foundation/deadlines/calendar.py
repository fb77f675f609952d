"""Working days (hverdage) as a Danish municipality counts them. See docs/law/working_days.md."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

SATURDAY, SUNDAY = 5, 6
LEAP_YEAR = 2024
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingCalendar:
    """What a municipality decides about its own working days; the default is the stricter count.

    `closing_days` are (month, day) pairs that the municipality does not count, such as (12, 24), (12, 31) and (6, 5).
    """

    saturdays_count: bool = True
    closing_days: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def chosen(cls, *, saturdays_count: bool, closing_days: Iterable[str]) -> "WorkingCalendar":
        """The calendar of a municipality that writes its closing days as "dd-mm" ("24-12"). Raises ValueError."""
        days = (re.fullmatch(r"(\d{2})-(\d{2})", day) for day in closing_days)
        pairs = [(int(found[2]), int(found[1])) if found else (0, 0) for found in days]
        for month, day in pairs:
            date(LEAP_YEAR, month, day)
        return cls(saturdays_count=saturdays_count, closing_days=frozenset(pairs))


STRICTEST = WorkingCalendar()


@lru_cache(maxsize=256)
def public_holidays(year: int) -> frozenset[date]:
    """The days on which Denmark is closed by law, Sundays aside. Store Bededag is one of them until 2023."""
    return frozenset(holidays.country_holidays("DK", years=year))


def is_working_day(day: date, calendar: WorkingCalendar = STRICTEST) -> bool:
    """Whether the day counts as a hverdag in this municipality."""
    if day.weekday() == SUNDAY or (day.weekday() == SATURDAY and not calendar.saturdays_count):
        return False
    return (day.month, day.day) not in calendar.closing_days and day not in public_holidays(day.year)


def working_days_after(day: date, count: int, calendar: WorkingCalendar = STRICTEST) -> date:
    """The date of the `count`-th working day after `day`, which itself is day 0 and never counted.

    With `count` 0 the answer is `day`. Raises ValueError when `count` is negative.
    """
    if count < 0:
        raise ValueError("Working days are counted forward only")
    while count:
        day += ONE_DAY
        count -= is_working_day(day, calendar)
    return day


def working_days_between(start: date, end: date, calendar: WorkingCalendar = STRICTEST) -> int:
    """How many working days lie after `start` up to and including `end`; negative when `end` lies before `start`."""
    if end < start:
        return -working_days_between(end, start, calendar)
    days = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    return sum(is_working_day(day, calendar) for day in days)
