"""A second, slower way to the same answers, sharing no code with the rules: easter by hand, the clock by hand."""

from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from functools import cache


def easter(year: int) -> date:
    """Easter Sunday by the algorithm of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def closed_days(year: int) -> set[date]:
    """The Danish public holidays, written down one by one."""
    sunday = easter(year)
    days = {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    days |= {sunday + timedelta(days=offset) for offset in (-3, -2, 0, 1, 39, 49, 50)}
    return days | ({sunday + timedelta(days=26)} if year <= 2023 else set())


def closed_between(first: int, last: int) -> set[date]:
    """Every public holiday of the years, both included."""
    return set().union(*(closed_days(year) for year in range(first, last + 1)))


def working_days(first: int, last: int, saturdays: bool, own: set[tuple[int, int]]) -> list[date]:
    """Every working day of the years, written down in a row."""
    closed, days = closed_between(first, last), (date(last, 12, 31) - date(first, 1, 1)).days + 1
    following = (date(first, 1, 1) + timedelta(days=step) for step in range(days))
    return [
        day
        for day in following
        if day.isoweekday() <= (6 if saturdays else 5) and day not in closed and (day.month, day.day) not in own
    ]


def nth_after(day: date, count: int, row: list[date]) -> date:
    """Put a finger after `day` in the row, and count `count` places on."""
    return row[bisect_right(row, day) + count - 1]


@cache
def last_sunday(year: int, month: int) -> date:
    """The last Sunday of March or October, when the wall clock is moved."""
    last = date(year, month, 31)
    return last - timedelta(days=last.isoweekday() % 7)


def danish_day(instant: datetime) -> date:
    """The Danish date: one hour ahead of UTC, two in summer time, which changes at 01:00 UTC."""
    begins = datetime.combine(last_sunday(instant.year, 3), datetime.min.time(), UTC) + timedelta(hours=1)
    ends = datetime.combine(last_sunday(instant.year, 10), datetime.min.time(), UTC) + timedelta(hours=1)
    return (instant + timedelta(hours=2 if begins <= instant < ends else 1)).date()
