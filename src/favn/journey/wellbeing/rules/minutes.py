"""How long a sheet took, without watching anybody: from the first answer to the last, the pauses left out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median

PAUSE = timedelta(minutes=10)  # longer without an answer is a pause, and no part of it counts
ENOUGH_SHEETS = 5  # a unit's minutes are shown from so many finished sheets on, so that they are nobody's own


def seconds_more(*, last_at: datetime | None, at: datetime) -> int:
    """What this answer adds, in whole seconds: the time since the one before; 0 for the first and after a pause."""
    if last_at is None or not timedelta() <= at - last_at <= PAUSE:
        return 0
    return round((at - last_at).total_seconds())


def minutes(seconds: int) -> int:
    """Whole minutes, rounded to the nearest, at least one."""
    return max(1, round(seconds / 60))


def typical_minutes(finished: Sequence[int]) -> int | None:
    """The median of the seconds of a unit's finished sheets, in minutes. None while there are too few of them."""
    return minutes(round(median(finished))) if len(finished) >= ENOUGH_SHEETS else None
