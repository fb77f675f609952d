"""Time is passed in: this is the only place in Favn that asks the machine what time it is."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    """The present instant in UTC. Called at the edges only (middleware, jobs, commands), never in a rule."""
    return datetime.now(UTC)


def local(instant: datetime) -> datetime:
    """The same instant on a Danish wall clock.

    Raises ValueError for an instant without a time zone: guessing one is how deadlines are missed.
    """
    if instant.tzinfo is None:
        raise ValueError("An instant needs a time zone")
    return instant.astimezone(COPENHAGEN)
