"""Instants and dates: clock hours in UTC, dates on the Danish wall."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


class NaiveInstant(ValueError):
    """An instant came without a time zone: guessing one is how deadlines are missed."""


def in_utc(instant: datetime) -> datetime:
    """The same instant in UTC. Raises NaiveInstant when the time zone is missing."""
    if instant.utcoffset() is None:
        raise NaiveInstant("An instant needs a time zone; say which one, or pass UTC")
    return instant.astimezone(UTC)


def hours_after(instant: datetime, hours: int) -> datetime:
    """The instant `hours` clock hours later, in UTC: also on the nights when the wall clock is moved."""
    return in_utc(instant) + timedelta(hours=hours)


def danish_day(instant: datetime) -> date:
    """The date on the wall in Denmark at that instant."""
    return in_utc(instant).astimezone(COPENHAGEN).date()


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or the month's last day when it has no such day (31 Oct → 30 Nov)."""
    return day + relativedelta(months=months)


def years_after(day: date, years: int) -> date:
    """The birthday `years` later; born on 29 February, it is 28 February in a year without one."""
    return day + relativedelta(years=years)


def last_moment_of(day: date) -> datetime:
    """The last microsecond of the day in Denmark, in UTC."""
    return datetime.combine(day, time.max, COPENHAGEN).astimezone(UTC)
