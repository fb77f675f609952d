"""Absence from school: shares of a quarter, and which duty the law ties to them. Days are school days, halves allowed.

A figure of absence is only that. It is never joined with anything else known of the child, and it never orders
children. docs/law/absence.md has the paragraphs and what a jurist must confirm.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from favn.foundation.deadlines.calendar import WorkingCalendar, is_working_day, working_days_after
from favn.kit.catalogue import N_

MONDAY_TO_FRIDAY = WorkingCalendar(saturdays_count=False)
MONTHS = 3
TALK_ABOVE = Decimal("0.10")  # no law: more than this of any kind is a reason to talk (mission row 7)
NONE = Decimal(0)


class Duty(StrEnum):
    """What a quarter's unlawful absence asks of somebody."""

    WARN = "warn"
    NOTIFY = "notify"


@dataclass(frozen=True, slots=True)
class Within:
    """The municipality's own limits, in working days from the day the figure came in: the law says no date."""

    warn: int
    notify: int

    def due_on(self, duty: Duty, arose_on: date) -> date:
        """The last working day to do it; the day it arose is day 0."""
        days = self.warn if duty is Duty.WARN else self.notify
        return working_days_after(arose_on, days, MONDAY_TO_FRIDAY)


USUAL = Within(warn=5, notify=2)  # what Favn ships with, until the municipality decides


@dataclass(frozen=True, slots=True)
class AbsenceRule:
    """One duty in the period from `valid_from` until (not including) `valid_until`.

    `share` of the quarter's school days or more, absent unlawfully, raises it. By when is the municipality's: `Within`.
    """

    duty: Duty
    share: Decimal
    paragraph: str
    text: str
    reason: str
    valid_from: date
    valid_until: date | None
    source: str
    confirmed: bool

    def holds_on(self, day: date) -> bool:
        """Whether this is the law on that day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


CHILD_ACT_FROM = date(2024, 1, 1)
_WARN_TEXT = N_("Forældrene skal varsles om ulovligt fravær")
_WARN_REASON = N_("Mindst 10 procent ulovligt fravær i kvartalet. Skolen varsler forældrene, hver for sig.")
_NOTIFY_TEXT = N_("Kommunen skal underrettes om ulovligt fravær")
_NOTIFY_REASON = N_("Mindst 15 procent ulovligt fravær i kvartalet. Skolens leder skal underrette kommunen.")
RULES = (
    AbsenceRule(
        Duty.WARN, Decimal("0.10"), "fraværsbekendtgørelsen", _WARN_TEXT, _WARN_REASON, date(2020, 1, 1), None,
        "bekendtgørelse om elevers fravær fra undervisningen i folkeskolen, i kraft 1. januar 2020", confirmed=False,
    ),
    AbsenceRule(
        Duty.NOTIFY, Decimal("0.15"), "serviceloven § 153, stk. 2", _NOTIFY_TEXT, _NOTIFY_REASON, date(2019, 8, 1),
        CHILD_ACT_FROM, "serviceloven § 153, stk. 2; Ankestyrelsens principmeddelelse 11-21", confirmed=True,
    ),
    AbsenceRule(
        Duty.NOTIFY, Decimal("0.15"), "barnets lov § 133", _NOTIFY_TEXT, _NOTIFY_REASON, CHILD_ACT_FROM, None,
        "barnets lov, LBK nr. 282 af 17/03/2025", confirmed=False,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter, known by its first day. Raises ValueError for any other day."""

    begins_on: date

    def __post_init__(self) -> None:
        if self.begins_on.day != 1 or (self.begins_on.month - 1) % MONTHS:
            raise ValueError(f"No quarter begins on {self.begins_on}")

    @property
    def number(self) -> int:
        """1 to 4."""
        return (self.begins_on.month + 2) // MONTHS

    @property
    def ends_on(self) -> date:
        """The quarter's last day."""
        return self.following.begins_on - timedelta(days=1)

    @property
    def following(self) -> "Quarter":
        """The next one."""
        return Quarter(self.begins_on + relativedelta(months=MONTHS))

    @property
    def previous(self) -> "Quarter":
        """The one before."""
        return Quarter(self.begins_on - relativedelta(months=MONTHS))

    @property
    def most_school_days(self) -> int:
        """Mondays to Fridays that are not public holidays: no school has more; holidays of its own make it fewer."""
        days = (self.ends_on - self.begins_on).days + 1
        return sum(is_working_day(self.begins_on + timedelta(days=each), MONDAY_TO_FRIDAY) for each in range(days))


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in."""
    return Quarter(date(day.year, day.month - (day.month - 1) % MONTHS, 1))


def is_acted_on(quarter: Quarter, on: date) -> bool:
    """Whether a duty can arise now: in the running quarter and the one before. Older figures are history."""
    return quarter in (quarter_of(on), quarter_of(on).previous)


@dataclass(frozen=True, slots=True)
class Days:
    """School days of a pupil in one quarter, and those the pupil was absent, by kind."""

    school: Decimal
    sick: Decimal = NONE
    permitted: Decimal = NONE
    illegal: Decimal = NONE

    def __add__(self, other: "Days") -> "Days":
        return Days(
            self.school + other.school, self.sick + other.sick, self.permitted + other.permitted,
            self.illegal + other.illegal,
        )  # fmt: skip

    @property
    def absent(self) -> Decimal:
        """All kinds together, in days."""
        return self.sick + self.permitted + self.illegal

    @property
    def illegal_share(self) -> Decimal | None:
        """Unlawful absence as a share of the school days, 0 to 1; None when there were no school days."""
        return self.illegal / self.school if self.school else None

    @property
    def absent_share(self) -> Decimal | None:
        """All absence as a share of the school days, 0 to 1; None when there were no school days."""
        return self.absent / self.school if self.school else None


def together(stays: Iterable[Days]) -> Days:
    """One pupil's quarter, also when it was spent at two schools: the days are added, never the percentages."""
    return sum(stays, Days(NONE))


def law_on(quarter: Quarter, duty: Duty) -> AbsenceRule | None:
    """The rule that held on the quarter's last day; None when there was none yet."""
    return next((rule for rule in RULES if rule.duty is duty and rule.holds_on(quarter.ends_on)), None)


def duties_of(days: Days, quarter: Quarter) -> tuple[AbsenceRule, ...]:
    """What a quarter's unlawful absence asks for. Exactly 10 and 15 percent count; no school days ask for nothing."""
    rules = (law_on(quarter, duty) for duty in Duty)
    return tuple(rule for rule in rules if rule and days.school and days.illegal >= rule.share * days.school)


def is_worth_a_talk(days: Days) -> bool:
    """Whether the absence of all kinds is above 10 percent: a reason to talk, and no duty."""
    return bool(days.school) and days.absent > TALK_ABOVE * days.school


def percent(share: Decimal | None) -> Decimal | None:
    """A share in percent with one decimal, never rounded up to a limit that was not reached."""
    if share is None:
        return None
    exact = share * 100
    shown = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    limits = {rule.share * 100 for rule in RULES}
    return shown - Decimal("0.1") if shown in limits and exact < shown else shown
