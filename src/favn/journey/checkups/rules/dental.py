"""What happens when a child does not come to the dentist: which step is next, and on what day. Pure."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from favn.foundation.deadlines.calendar import WorkingCalendar, working_days_after

CLINIC_DAYS = WorkingCalendar(saturdays_count=False)  # a clinic neither writes nor calls on a Saturday
ONE_DAY = timedelta(days=1)
OWN_FROM = 15  # years; sundhedsloven § 17, docs/law/dental.md
ANSWER_WITHIN = 3  # the clinic's days until the advisory team has answered; the municipality's own, no law says


class Step(StrEnum):
    """The steps after a no-show, in the order they come."""

    LETTER = "letter"
    CALL = "call"
    SECOND_LETTER = "second_letter"
    CONCERN = "concern"


ORDER = tuple(Step)
LETTERS = frozenset({Step.LETTER, Step.SECOND_LETTER})


@dataclass(frozen=True, slots=True)
class Pace:
    """The municipality's own numbers, in days from the happening before (the first: from the day the child was missed).

    `calls` is how many times somebody calls when nobody answers; `misses_to_concern` is the no-show, counted since the
    child last came, at which the concern comes first.
    """

    letter_days: int
    call_days: int
    calls: int
    call_again_days: int
    second_letter_days: int
    concern_days: int
    misses_to_concern: int

    def days_to(self, step: Step) -> int:
        """Days from the happening before until this step is due."""
        return {
            Step.LETTER: self.letter_days, Step.CALL: self.call_days, Step.SECOND_LETTER: self.second_letter_days,
            Step.CONCERN: self.concern_days,
        }[step]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken; a call that nobody answered did not get through."""

    step: Step
    on: date
    got_through: bool = True


@dataclass(frozen=True, slots=True)
class Due:
    """The next step, and the last day to take it."""

    step: Step
    on: date


def first_step(pace: Pace, misses: int) -> Step:
    """Where it begins: a letter, or the concern at once when the child has been missed so often in a row.

    `misses` counts this no-show too; agreeing on a new time and missing it again does not begin all over for ever.
    """
    return Step.CONCERN if misses >= pace.misses_to_concern else Step.LETTER


def next_due(pace: Pace, *, missed_on: date, misses: int, taken: Sequence[Taken]) -> Due | None:
    """The step that is due now, always on a day the clinic works; None when all of them are taken."""
    if not taken:
        step = first_step(pace, misses)
        return Due(step, clinic_day(missed_on + timedelta(days=pace.days_to(step))))
    last = taken[-1]
    calls = sum(each.step is Step.CALL for each in taken)
    if last.step is Step.CALL and not last.got_through and calls < pace.calls:
        return Due(Step.CALL, clinic_day(last.on + timedelta(days=pace.call_again_days)))
    later = ORDER[ORDER.index(last.step) + 1 :]
    return Due(later[0], clinic_day(last.on + timedelta(days=pace.days_to(later[0])))) if later else None


def clinic_day(on: date) -> date:
    """That day, or the first day after it on which the clinic works (Monday to Friday, no public holidays)."""
    return working_days_after(on - ONE_DAY, 1, CLINIC_DAYS)


def reads_own_times(born_on: date | None, today: date) -> bool:
    """Whether a young person reads the own times and gets the own letter: from fifteen (sundhedsloven § 17)."""
    return born_on is not None and born_on + relativedelta(years=OWN_FROM) <= today


def may_be_named(
    holders: Collection[Hashable], said_yes: Collection[Hashable], *, said_on: date, held_on: date
) -> bool:
    """Whether a child may be spoken of by name: everyone with custody said yes, on the day of the meeting or before."""
    return bool(holders) and set(holders) <= set(said_yes) and said_on <= held_on
