"""What the audit is made of once it is counted: groups, pairs of answers, positions, and children by number. Pure.

Only `Found` knows a child, and only the job that counts ever holds one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from dateutil.relativedelta import relativedelta

from favn.kit.clock import local

WAIT = timedelta(days=14)  # after a round has closed, so that the late ones are late and not missing
APART = timedelta(days=60)  # between two editions, so that the one cannot be subtracted from the other
LONGEST_MINUTES = 120.0  # of one sheet or one dialogue: beyond, it was left open


@dataclass(frozen=True, slots=True)
class Span:
    """The year an edition looks at: after `begins_on`, until `ends_on` (with it)."""

    ends_on: date

    @property
    def begins_on(self) -> date:
        """The day a year before, not with it."""
        return self.ends_on - relativedelta(years=1)

    @property
    def earliest_on(self) -> date:
        """The day two years before: the rounds whose worries are followed for a year lie after it."""
        return self.ends_on - relativedelta(years=2)


def next_edition(closed: Sequence[date], last: date | None, today: date) -> Span | None:
    """The year to count now: until the newest round that closed two weeks ago; None when it is counted already."""
    ready = [day for day in closed if day + WAIT <= today]
    newest = max(ready, default=None)
    if newest is None or (last is not None and newest < last + APART):
        return None
    return Span(newest)


class Kept(StrEnum):
    """How a group's round went."""

    IN_TIME = "in_time"
    LATE = "late"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class GroupRound:
    """One group in one round. `place` 1 is the unit's newest round in the year, 2 the one before it."""

    unit: UUID
    group: UUID
    round: UUID
    place: int
    closes_on: date
    raters: int
    minutes: tuple[float, ...] = ()
    finished: tuple[datetime, ...] = ()
    levels: tuple[float, ...] = ()
    spoken_at: datetime | None = None
    dialogue_minutes: float = 0.0

    @property
    def kept(self) -> Kept:
        """In time: every adult's sheet was done and the dialogue over on the last day of the round."""
        if len(self.finished) < self.raters or self.spoken_at is None:
            return Kept.MISSING
        done = max(*self.finished, self.spoken_at)
        return Kept.IN_TIME if local(done).date() <= self.closes_on else Kept.LATE

    @property
    def sheet_minutes(self) -> float | None:
        """Minutes the adults' sheets were open, together; None while one of them is not done."""
        if len(self.finished) < self.raters:
            return None
        return sum(min(minutes, LONGEST_MINUTES) for minutes in self.minutes)

    @property
    def staff_minutes(self) -> float:
        """Minutes of work: the sheets, and the dialogue once for each adult who had a sheet."""
        sheets = sum(min(minutes, LONGEST_MINUTES) for minutes in self.minutes)
        return sheets + len(self.minutes) * min(self.dialogue_minutes, LONGEST_MINUTES)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a unit agreed on in a round: numbers of children (well, again, new) and of steps (in time, late)."""

    well: int
    again: int
    new: int
    in_time: int
    late: int


@dataclass(frozen=True, slots=True)
class Found:
    """A child something happened to. `step` who saw it first, "" nobody; `days` how long before."""

    child: UUID
    at: datetime
    kind: str
    unit: UUID | None
    rated: bool
    by_round: bool
    step: str
    days: int | None


Table = list[list[int]]
Row = TypeVar("Row")


@dataclass(slots=True)
class Material:
    """Everything an edition is worked out from."""

    span: Span
    groups: list[GroupRound] = field(default_factory=list)
    pairs: dict[tuple[UUID, UUID, str], Table] = field(default_factory=dict)  # unit, round, item
    spoken: dict[tuple[UUID, UUID], Spoken] = field(default_factory=dict)  # unit, round
    children: list[Found] = field(default_factory=list)
    followed: dict[UUID | None, tuple[int, ...]] = field(default_factory=dict)  # unit: something happened, nothing did
    areas: dict[UUID, UUID | None] = field(default_factory=dict)  # unit: its area, if it lies in any

    def area_of(self, units: Iterable[UUID | None]) -> dict[UUID | None, UUID | None]:
        """The area of each of these units; None for a unit in no area, and for no unit at all."""
        return {unit: self.areas.get(unit) if unit else None for unit in units}

    def by_place(
        self, rows: Iterable[Row], unit_of: Callable[[Row], UUID | None]
    ) -> defaultdict[UUID | None, list[Row]]:
        """The rows of each unit and each area, in their order; under None all of them: the municipality."""
        placed: defaultdict[UUID | None, list[Row]] = defaultdict(list)
        for row in rows:
            unit = unit_of(row)
            for where in {None, unit, self.areas.get(unit) if unit else None}:
                placed[where].append(row)
        return placed
