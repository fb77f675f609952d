"""What schools have registered of absence: three whole quarters, and the duties that followed and were done.

A pupil's absence is drawn by itself: nothing here knows how the child fares, so nothing can be learned from the two.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from favn.foundation.accounts.actors import system
from favn.journey.checkups.actions.absence import follow_duties
from favn.journey.checkups.choices.absence import Fulfilled
from favn.journey.checkups.rules.absence import USUAL, Days, Duty, Quarter, duties_of, quarter_of
from favn.kit.clock import COPENHAGEN, local
from favn.town import proportions
from favn.town.lives import Life
from favn.town.setting import Setting
from favn.town.settle import key_of
from favn.town.words import sentences

QUARTERS = 3
HOLIDAYS = {1: 5, 2: 6, 3: 29, 4: 12}  # the school's own days off in each quarter
# The cast's newest quarter, as shares of its school days: sick, permitted, unlawful.
CAST = {
    "emil": (0.05, 0.0, 0.11), "johan": (0.02, 0.0, 0.16), "sara": (0.04, 0.02, 0.0), "freja": (0.06, 0.02, 0.0),
}  # fmt: skip


def last_quarters(today: date) -> list[Quarter]:
    """The quarters that are over, the newest first."""
    found = [quarter_of(today).previous]
    while len(found) < QUARTERS:
        found.append(found[-1].previous)
    return found


def open_for_the_cast(at: datetime) -> None:
    """Let the cast's newest figures ask for what they ask for: two things wait for the leader of Havneskolen."""
    newest = last_quarters(local(at).date())[0]
    follow_duties(quarter=newest, child_ids=[key_of("child", each) for each in CAST], by=system("absence"), at=at)


class Absences:
    """Writes the figures of every pupil, and what they asked of the schools."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.rows, self.keys = setting, setting.rows, setting.keys
        self.chance: Random = setting.dice.about("absence")
        self.today = local(setting.at).date()
        self.quarters = last_quarters(self.today)

    def write(self, lives: list[Life]) -> Iterator[None]:
        """Pupil by pupil; stops after each, so that a full page can be torn off."""
        cast = {key_of("child", each) for each in CAST}
        for life in lives:
            if life.child.key not in cast:
                self._child(life)
                yield
        for key, shares in CAST.items():
            for ago, quarter in enumerate(self.quarters):
                parts = [share / (ago + 1) for share in shares]
                self._figure(key_of("child", key), key_of("unit", "Havneskolen"), quarter, *parts)
        yield

    def _child(self, life: Life) -> None:
        level = self.chance.gammavariate(proportions.ABSENCE_SHAPE, proportions.ABSENCE / proportions.ABSENCE_SHAPE)
        is_truant = self.chance.random() < proportions.UNLAWFULLY_ABSENT
        for quarter in self.quarters:
            stay = next((each for each in life.stays if each.covers(quarter.ends_on)), None)
            if stay is None or stay.place.grade is None:
                continue
            lawful = min(0.6, level * self.chance.uniform(0.75, 1.25))
            permitted = lawful * self.chance.uniform(0.05, 0.35)
            illegal = self.chance.uniform(0.06, 0.2) if is_truant else lawful * self.chance.uniform(0, 0.12)
            days = self._figure(life.child.key, stay.place.unit, quarter, lawful - permitted, permitted, illegal)
            if quarter == self.quarters[0] and any(each.covers(self.today) for each in life.stays):
                self._duties(life.child.key, stay.place.unit, quarter, days)

    def _figure(self, child: UUID, unit: UUID, quarter: Quarter, sick: float, permitted: float, illegal: float) -> Days:
        school = quarter.most_school_days - HOLIDAYS[quarter.number]
        days = Days(Decimal(school), *(_halves(share * school) for share in (sick, permitted, illegal)))
        self.rows["checkups_absencefigure"].append((
            self.keys(), child, unit, quarter.begins_on, days.school, days.sick, days.permitted, days.illegal,
            self._came_in(quarter),
        ))  # fmt: skip
        return days

    def _duties(self, child: UUID, unit: UUID, quarter: Quarter, days: Days) -> None:
        """Everybody but the cast has been warned and notified already, each by the school's leader."""
        arose = self._came_in(quarter)
        leader = self.setting.staff.leaders.get(unit, key_of("employee", "rikke"))
        for rule in duties_of(days, quarter):
            words = sentences.WARNED if rule.duty is Duty.WARN else sentences.NOTIFIED_OF_ABSENCE
            self.rows["checkups_absenceduty"].append((
                self.keys(), child, unit, quarter.begins_on, rule.duty.value, rule.paragraph, arose,
                USUAL.due_on(rule.duty, local(arose).date()), arose + timedelta(days=1), leader,
                Fulfilled.OTHERWISE.value, words,
            ))  # fmt: skip

    def _came_in(self, quarter: Quarter) -> datetime:
        """The first days of the next quarter; before today, also when the quarter has only just ended."""
        on = min(quarter.ends_on + timedelta(days=5), self.today - timedelta(days=2))
        return datetime.combine(on, time(9), COPENHAGEN).astimezone(UTC)


def _halves(days: float) -> Decimal:
    return Decimal(round(days * 2)) / 2
