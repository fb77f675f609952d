"""When a child is to be met: windows from the birthday or the school year, and what a contact is today. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

SCHOOL_YEAR_BEGINS = 8  # the month; folkeskoleloven: 1 August
SCHOOL_YEAR_ENDS = (6, 30)
YEARS_KEPT = 10  # after a contact is written down; what is older is deleted, and nobody knows any more


class State(StrEnum):
    """What a contact is on a day."""

    LATER = "later"
    DUE = "due"
    OVERDUE = "overdue"
    LAPSED = "lapsed"
    DELETED = "deleted"
    DONE = "done"
    DECLINED = "declined"
    NOT_RELEVANT = "not_relevant"


OPEN = frozenset({State.DUE, State.OVERDUE})
CLOSED = frozenset({State.DONE, State.DECLINED, State.NOT_RELEVANT})


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of a contact: its window (months and days from the birthday, or a grade) and when it is in force."""

    code: str
    opens: tuple[int, int]
    due: tuple[int, int]
    lapses_days: int
    valid_from: date
    valid_until: date | None = None
    grade: int | None = None
    reason: str = "everyone"


@dataclass(frozen=True, slots=True)
class Window:
    """From the first day to the last (both included), and the day it is too late to make good."""

    opens_on: date
    due_on: date
    lapses_on: date


def window_by_age(rule: Rule, born_on: date) -> Window:
    """The window of a contact for a child born (or due) on this day. Months, then days; 29 February becomes 28."""
    opens_on = born_on + relativedelta(months=rule.opens[0]) + timedelta(days=rule.opens[1])
    due_on = born_on + relativedelta(months=rule.due[0]) + timedelta(days=rule.due[1])
    due_on = max(opens_on, due_on)
    return Window(opens_on, due_on, due_on + timedelta(days=rule.lapses_days))


def school_year_begins(on: date) -> date:
    """1 August of the school year this day belongs to."""
    return date(on.year if on.month >= SCHOOL_YEAR_BEGINS else on.year - 1, SCHOOL_YEAR_BEGINS, 1)


def window_by_grade(rule: Rule, grade_now: int, on: date) -> Window:
    """The school year in which a child who is in `grade_now` on that day is (was, will be) in the rule's grade.

    Raises ValueError for a rule that is counted from the birthday.
    """
    if rule.grade is None:
        raise ValueError(f"{rule.code} is counted from the birthday")
    year = school_year_begins(on).year + rule.grade - grade_now
    due_on = date(year + 1, *SCHOOL_YEAR_ENDS)
    return Window(date(year, SCHOOL_YEAR_BEGINS, 1), due_on, due_on + timedelta(days=rule.lapses_days))


def moved(window: Window, to: date) -> Window:
    """The window after the family and the professional agreed on another day; it is then late from the day after."""
    grace = window.lapses_on - window.due_on
    return Window(min(window.opens_on, to), to, to + grace)


def in_force(rule: Rule, window: Window) -> bool:
    """Whether this version is the one that counts: the one in force on the day the window opens."""
    return rule.valid_from <= window.opens_on and (rule.valid_until is None or window.opens_on < rule.valid_until)


def state_of(window: Window, outcome: str, on: date) -> State:
    """What the contact is on that day; `outcome` is empty (or "moved") until something final is written."""
    if outcome in CLOSED:
        return State(outcome)
    if on < window.opens_on:
        return State.LATER
    if on <= window.due_on:
        return State.DUE
    if on <= window.lapses_on:
        return State.OVERDUE
    return State.LAPSED if on < window.opens_on + relativedelta(years=YEARS_KEPT) else State.DELETED


def birthdays_open(rule: Rule, on: date) -> tuple[date, date]:
    """The birthdays (both included) a contact can be open for on that day; a few days wide, so that none is missed."""
    latest = on - relativedelta(months=rule.opens[0]) - timedelta(days=rule.opens[1] - 4)
    earliest = on - relativedelta(months=rule.due[0]) - timedelta(days=rule.due[1] + rule.lapses_days + 4)
    return earliest, max(earliest, latest)


@dataclass(frozen=True, slots=True)
class Count:
    """Children in age, those who go somewhere, and those on the list: counted apart, so that they can differ."""

    in_age: int
    enrolled: int
    listed: int
    unplaced: int

    @property
    def missing(self) -> int:
        """How many children the list lacks (below zero: has too many)."""
        return self.in_age - self.enrolled - self.listed

    @property
    def adds_up(self) -> bool:
        """Whether everyone is counted once, and nobody stands outside every district."""
        return self.missing == 0 and self.unplaced == 0


def is_stale(fetched_on: date | None, on: date, most_days: int) -> bool:
    """Whether the enrolments are too old to trust, or were never fetched."""
    return fetched_on is None or (on - fetched_on).days > most_days
