"""Children on their way: last summer's school starters, next summer's, and those who are cared for at home."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from dateutil.relativedelta import relativedelta

from favn.foundation.access.choices import Basis, Compartment
from favn.journey.checkups.shipped.transitions import GUIDES, RECEIPT_DAYS, SILENCE_DAYS
from favn.kit.clock import COPENHAGEN, local
from favn.town import proportions
from favn.town.families import TownChild
from favn.town.lives import Life
from favn.town.municipality import Place
from favn.town.schooling import school_year_of
from favn.town.setting import Setting
from favn.town.settle import key_of
from favn.town.words import sentences

FROM_OCTOBER = timedelta(days=305)
AT_HOME = (relativedelta(months=30), relativedelta(months=40))


class Transitions:
    """Writes conversations, notes, answers and receipts, as those who met the families did."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.rows, self.keys = setting, setting.rows, setting.keys
        self.chance: Random = setting.dice.about("transitions")
        self.today = local(setting.at).date()
        self.year = school_year_of(self.today)
        self.specialists = [*setting.staff.psychologists, key_of("employee", "pia")]

    def write(self, lives: list[Life]) -> Iterator[None]:
        """Child by child; stops after each, so that a full page can be torn off."""
        self._cast()
        for life in lives:
            if not life.child.is_unborn and life.child.custody:
                self._child(life)
                yield

    def _child(self, life: Life) -> None:
        child, here = life.child, life.stays[-1] if life.stays else None
        starts = date(child.born_on.year + 6, 8, 1)
        before = life.stays[-2].place if len(life.stays) > 1 else None
        if here is None or here.until is not None:
            if child.born_on + AT_HOME[0] <= self.today < child.born_on + AT_HOME[1]:
                self._home(child)
        elif before and before.grade is None and here.place.grade == 0 and starts.year == self.year:
            self._handed_over(child, before, here.place, starts)
        elif here.place.grade is None and starts.year == self.year + 1 and starts - self.today < FROM_OCTOBER:
            self._agreed(child, here.place, starts)

    def _home(self, child: TownChild) -> None:
        if self.chance.random() < proportions.HOME_VISIT_AGREED:
            visitor = self.setting.staff.health_visitors[child.area]
            day = self.today + timedelta(days=self.chance.randrange(3, 25))
            self._transition(child.key, "home_daycare", Compartment.HEALTH, child.born_on + relativedelta(months=36),
                             visitor, self._at(day), place="home")  # fmt: skip

    def _agreed(self, child: TownChild, here: Place, starts: date) -> None:
        if self.chance.random() >= proportions.TRANSITION_AGREED:
            return
        day = self.today + timedelta(days=self.chance.randrange(5, 60))
        self._transition(child.key, "daycare_school", Compartment.SCHOOL, starts, here.raters[0], self._at(day),
                         from_unit=here.unit)  # fmt: skip

    def _handed_over(self, child: TownChild, before: Place, here: Place, starts: date) -> None:
        if self.chance.random() >= proportions.TRANSITION_HELD:
            return
        met = self._at(starts - timedelta(days=self.chance.randrange(50, 120)))
        way = self._transition(child.key, "daycare_school", Compartment.SCHOOL, starts, before.raters[0], met,
                               from_unit=before.unit, to_unit=here.unit)  # fmt: skip
        is_received = self.chance.random() < proportions.RECEIPT_GIVEN
        self._sent(child.key, way, child.custody, before.raters[0], here.unit, met + timedelta(days=2), is_received,
                   with_rounds=True)  # fmt: skip

    def _transition(
        self, child: UUID, code: str, room: Compartment, moves_on: date, general: UUID, meets_at: datetime, *,
        from_unit: UUID | None = None, to_unit: UUID | None = None, place: str = "here",
    ) -> UUID:  # fmt: skip
        key, special = self.keys(), self.chance.choice(self.specialists)
        planned_at = min(meets_at, self.setting.at) - timedelta(days=12)
        self.rows["checkups_transition"].append((
            key, child, code, room.value, moves_on, from_unit, to_unit, general, special, meets_at, place, general,
            planned_at,
        ))  # fmt: skip
        until = max(meets_at, self._at(moves_on)) + timedelta(days=60)
        if until > self.setting.at:
            self.setting.grant(child, Compartment.IDENTITY, Basis.TRANSITION, key, planned_at, to=special, until=until,
                               by=general)  # fmt: skip
        return key

    def _note(
        self, child: UUID, way: UUID, code: str, author: UUID, to_unit: UUID, at: datetime, *, with_rounds: bool
    ) -> UUID:
        key = self.keys()
        answers = sentences.HANDED_OVER[code]
        said = [
            [asked, self.chance.choice(told)] for (asked, _english), told in zip(GUIDES[code], answers, strict=False)
        ]
        self.rows["checkups_transitionnote"].append((
            key, way, child, 1, json.dumps(said, ensure_ascii=False), self.chance.choice(sentences.ON_THE_WAY), to_unit,
            "consent", SILENCE_DAYS, RECEIPT_DAYS, with_rounds, author, at,
        ))  # fmt: skip
        return key

    def _sent(
        self, child: UUID, way: UUID, custody: list[UUID], author: UUID, to_unit: UUID, at: datetime, is_received: bool,
        *, with_rounds: bool = False,
    ) -> None:  # fmt: skip
        """Everyone asked has said yes, so the note was sent; the leader there has it, or has not said so yet."""
        note = self._note(child, way, "daycare_school", author, to_unit, at, with_rounds=with_rounds)
        for days, adult in enumerate(custody, start=1):
            self.rows["checkups_noteanswer"].append((
                self.keys(), note, child, adult, "accepted", "page", adult, "", at + timedelta(days=days),
            ))  # fmt: skip
        sent_at = at + timedelta(days=len(custody))
        leader = self.setting.staff.leaders.get(to_unit, key_of("employee", "rikke"))
        name = self.setting.staff.names[leader]
        receive_by = local(sent_at).date() + timedelta(days=RECEIPT_DAYS)
        self.rows["checkups_delivery"].append((
            self.keys(), note, way, child, to_unit, author, sent_at, receive_by,
            leader if is_received else None, name if is_received else "",
            sent_at + timedelta(days=3) if is_received else None,
        ))  # fmt: skip

    def _cast(self) -> None:
        """Adam is visited soon. Freja's parents are asked about her note; what the school got on Emil is old."""
        hanne, school = key_of("employee", "hanne"), key_of("unit", "Havneskolen")
        adam, freja, emil = (key_of("child", name) for name in ("adam", "freja", "emil"))
        daycare = self.setting.town.daycares[0]
        self._transition(adam, "home_daycare", Compartment.HEALTH, self.today + timedelta(days=75), hanne,
                         self._at(self.today + timedelta(days=9)), to_unit=daycare.key, place="home")  # fmt: skip
        author, met = daycare.kindergarten[0].raters[0], self._at(self.today - timedelta(days=13))
        way = self._transition(freja, "daycare_school", Compartment.SCHOOL, date(self.year, 8, 1), author, met,
                               from_unit=daycare.key, to_unit=school, place="there")  # fmt: skip
        self._note(freja, way, "daycare_school", author, school, met + timedelta(days=3), with_rounds=False)
        started = date(self.year - 3, 8, 1)
        met = self._at(started - timedelta(days=60))
        way = self._transition(emil, "daycare_school", Compartment.HEALTH, started, hanne, met, to_unit=school)
        parents = [key_of("adult", name) for name in ("sofie", "jonas")]
        self._sent(emil, way, parents, hanne, school, met + timedelta(days=2), is_received=True)

    def _at(self, on: date) -> datetime:
        clock = time(9 + self.chance.randrange(6), 15 * self.chance.randrange(4))
        return datetime.combine(on, clock, COPENHAGEN).astimezone(UTC)
