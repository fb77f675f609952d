"""When something is due: an event and the law of its day in, a deadline out."""

from dataclasses import dataclass
from datetime import date, datetime

from favn.foundation.deadlines.calendar import STRICTEST, WorkingCalendar, working_days_after
from favn.foundation.deadlines.law import Duty, Hours, LegalRule, Limit, WorkingDays, law_on
from favn.foundation.deadlines.moments import (
    danish_day,
    hours_after,
    in_utc,
    last_moment_of,
    months_after,
    years_after,
)


@dataclass(frozen=True)
class Deadline:
    """The last moment for a duty, and the law that sets it.

    `due_by` is the last allowed instant, in UTC. `due_on` is the last allowed date when the law counts days or
    months, and None when it counts hours.
    """

    rule: LegalRule
    due_by: datetime
    due_on: date | None

    @property
    def duty(self) -> Duty:
        """What must be done."""
        return self.rule.duty

    @property
    def name(self) -> str:
        """The duty's name in Danish, to be translated where it is shown."""
        return self.rule.name

    @property
    def paragraph(self) -> str:
        """The paragraph of the law."""
        return self.rule.paragraph

    @property
    def reason(self) -> str:
        """One Danish sentence that says why, to be translated where it is shown."""
        return self.rule.reason

    def is_late(self, at: datetime) -> bool:
        """Whether the last moment has passed at the instant `at`."""
        return in_utc(at) > self.due_by


def due_by(limit: Limit, since: datetime, calendar: WorkingCalendar = STRICTEST) -> tuple[datetime, date | None]:
    """The last moment within a limit after an instant, and the date when the limit counts days."""
    if isinstance(limit, Hours):
        return hours_after(since, limit.count), None
    day = _last_day(limit, danish_day(since), calendar)
    return last_moment_of(day), day


def _last_day(limit: Limit, since: date, calendar: WorkingCalendar) -> date:
    if isinstance(limit, WorkingDays):
        return working_days_after(since, limit.count, calendar)
    if isinstance(limit, Hours):
        raise TypeError("Hours are counted from an instant, not from a date")
    return months_after(since, limit.count)


def _from_instant(duty: Duty, since: datetime, calendar: WorkingCalendar = STRICTEST) -> Deadline:
    rule = law_on(danish_day(since), duty)
    moment, day = due_by(rule.limit, since, calendar)
    return Deadline(rule, moment, day)


def _from_date(duty: Duty, since: date, latest: date | None = None) -> Deadline:
    rule = law_on(since, duty)
    day = _last_day(rule.limit, since, STRICTEST)
    day = min(day, latest) if latest else day
    return Deadline(rule, last_moment_of(day), day)


def assess_notification(received_at: datetime) -> Deadline:
    """Decide whether the child needs help at once: 24 clock hours after receipt, § 136."""
    return _from_instant(Duty.ASSESS_NOTIFICATION, received_at)


def acknowledge_notification(received_at: datetime, calendar: WorkingCalendar = STRICTEST) -> Deadline:
    """Tell the notifier that the notification was received: 6 working days, § 137."""
    return _from_instant(Duty.ACKNOWLEDGE_NOTIFICATION, received_at, calendar)


def finish_investigation(aware_on: date) -> Deadline:
    """Finish the children's investigation: 4 months after the municipality became aware of the need, § 20."""
    return _from_date(Duty.FINISH_INVESTIGATION, aware_on)


def decide_plan(decided_on: date) -> Deadline:
    """Have the child's plan: 3 months after the decision, § 91."""
    return _from_date(Duty.DECIDE_PLAN, decided_on)


def first_follow_up(started_on: date, investigation_finished_on: date | None = None) -> Deadline:
    """Follow up for the first time: when the investigation is done, at the latest 3 months after the start, § 95.

    An investigation finished before the start does not bring the follow-up forward.
    """
    latest = investigation_finished_on
    return _from_date(Duty.FIRST_FOLLOW_UP, started_on, latest if latest and latest > started_on else None)


def make_youth_plan(born_on: date, decided_on: date | None = None) -> Deadline:
    """Make the youth plan: 3 months after the 16th birthday, or after a decision that came later, § 108."""
    sixteen_on = years_after(born_on, 16)
    return _from_date(Duty.MAKE_YOUTH_PLAN, max(sixteen_on, decided_on) if decided_on else sixteen_on)
