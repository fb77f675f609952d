"""The law's time limits as data: each with its paragraph, its source and the period in which it holds.

A duty is judged by the law of the day it arose. A rule that nobody has confirmed in a public source is marked, and is
shown to a jurist before it is used (docs/law/README.md).
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from favn.kit.catalogue import N_

CHILD_ACT_FROM = date(2024, 1, 1)
CHILD_ACT = "barnets lov, LBK nr. 282 af 17/03/2025"
SERVICE_ACT = "serviceloven, som den gjaldt til og med 2023"


class Duty(StrEnum):
    """What must be done in time."""

    ASSESS_NOTIFICATION = "assess_notification"
    ACKNOWLEDGE_NOTIFICATION = "acknowledge_notification"
    FINISH_INVESTIGATION = "finish_investigation"
    DECIDE_PLAN = "decide_plan"
    FIRST_FOLLOW_UP = "first_follow_up"
    MAKE_YOUTH_PLAN = "make_youth_plan"


@dataclass(frozen=True)
class Hours:
    """Clock hours, weekends and nights too."""

    count: int


@dataclass(frozen=True)
class WorkingDays:
    """Working days after the day of the event, which is day 0."""

    count: int


@dataclass(frozen=True)
class Months:
    """Calendar months after the day of the event."""

    count: int


Limit = Hours | WorkingDays | Months


@dataclass(frozen=True)
class LegalRule:
    """One time limit in the period from `valid_from` until (not including) `valid_until`."""

    duty: Duty
    name: str
    paragraph: str
    limit: Limit
    reason: str
    valid_from: date
    valid_until: date | None
    source: str
    confirmed: bool
    page: str

    def holds_on(self, day: date) -> bool:
        """Whether this is the law on that day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


def _before_2024(rule: LegalRule, paragraph: str, valid_from: date) -> LegalRule:
    """The same limit in the Service Act; confirmed by nobody yet, so that a jurist is asked."""
    return replace(
        rule,
        paragraph=paragraph,
        valid_from=valid_from,
        valid_until=CHILD_ACT_FROM,
        source=SERVICE_ACT,
        confirmed=False,
    )


ASSESS = LegalRule(
    duty=Duty.ASSESS_NOTIFICATION,
    name=N_("Vurdering af underretning"),
    paragraph="barnets lov § 136",
    limit=Hours(24),
    reason=N_("Underretningen skal vurderes senest 24 timer efter, at den er modtaget, også i weekenden."),
    valid_from=CHILD_ACT_FROM,
    valid_until=None,
    source=CHILD_ACT,
    confirmed=True,
    page="notifications.md",
)
ACKNOWLEDGE = LegalRule(
    duty=Duty.ACKNOWLEDGE_NOTIFICATION,
    name=N_("Kvittering til den, der underrettede"),
    paragraph="barnets lov § 137",
    limit=WorkingDays(6),
    reason=N_("Den, der underrettede, skal have en kvittering senest 6 hverdage efter, at vi modtog underretningen."),
    valid_from=CHILD_ACT_FROM,
    valid_until=None,
    source=CHILD_ACT,
    confirmed=True,
    page="notifications.md",
)
INVESTIGATE = LegalRule(
    duty=Duty.FINISH_INVESTIGATION,
    name=N_("Børnefaglig undersøgelse færdig"),
    paragraph="barnets lov § 20",
    limit=Months(4),
    reason=N_("Undersøgelsen skal være færdig 4 måneder efter, at kommunen blev opmærksom på barnets behov."),
    valid_from=CHILD_ACT_FROM,
    valid_until=None,
    source=CHILD_ACT,
    confirmed=True,
    page="investigations.md",
)
PLAN = LegalRule(
    duty=Duty.DECIDE_PLAN,
    name=N_("Barnets plan"),
    paragraph="barnets lov § 91",
    limit=Months(3),
    reason=N_("Barnets plan skal være lavet senest 3 måneder efter afgørelsen om støtte."),
    valid_from=CHILD_ACT_FROM,
    valid_until=None,
    source=CHILD_ACT,
    confirmed=True,
    page="plans.md",
)
FOLLOW_UP = LegalRule(
    duty=Duty.FIRST_FOLLOW_UP,
    name=N_("Første opfølgning"),
    paragraph="barnets lov § 95",
    limit=Months(3),
    reason=N_("Vi skal følge op første gang, når undersøgelsen er færdig, og senest 3 måneder efter støttens start."),
    valid_from=CHILD_ACT_FROM,
    valid_until=None,
    source=CHILD_ACT,
    confirmed=True,
    page="followups.md",
)
YOUTH_PLAN = LegalRule(
    duty=Duty.MAKE_YOUTH_PLAN,
    name=N_("Ungeplan"),
    paragraph="barnets lov § 108",
    limit=Months(3),
    reason=N_("Ungeplanen skal være lavet senest 3 måneder efter 16-års fødselsdagen eller en senere afgørelse."),
    valid_from=CHILD_ACT_FROM,
    valid_until=None,
    source=CHILD_ACT,
    confirmed=False,
    page="young_people.md",
)
RULES = (
    ASSESS,
    _before_2024(ASSESS, "serviceloven § 155, stk. 2", date(2013, 10, 1)),
    ACKNOWLEDGE,
    _before_2024(ACKNOWLEDGE, "serviceloven § 155 b", date(2011, 1, 1)),
    INVESTIGATE,
    _before_2024(INVESTIGATE, "serviceloven § 50, stk. 7", date(2011, 1, 1)),
    PLAN,
    _before_2024(PLAN, "serviceloven § 140", date(2011, 1, 1)),
    FOLLOW_UP,
    _before_2024(FOLLOW_UP, "serviceloven § 70", date(2011, 1, 1)),
    YOUTH_PLAN,
)


class NoLawThen(LookupError):
    """Favn knows no rule for the duty on that day."""


def law_on(day: date, duty: Duty) -> LegalRule:
    """The rule that held for a duty on a day. Raises NoLawThen for a day before Favn's rules begin."""
    for rule in RULES:
        if rule.duty is duty and rule.holds_on(day):
            return rule
    raise NoLawThen(f"No rule for '{duty}' is recorded for {day:%Y-%m-%d}")
