"""The town in memory: every row of it, page by page, without a database. The same seed gives the same rows."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from favn.kit.clock import local
from favn.town.absences import Absences
from favn.town.casework import Casework
from favn.town.cast import ON_THE_WAY
from favn.town.chance import Dice, Keys
from favn.town.dental import Clinic
from favn.town.families import Registry
from favn.town.lives import Fates, Life
from favn.town.logins import Logins
from favn.town.municipality import Municipality, Surveyor
from favn.town.neighbours import lives_in_other_classes, lives_of_the_cast, protected_of_the_cast
from favn.town.notifying import Switchboard, Worries
from favn.town.parents import ParentsTold
from favn.town.rounds import Rounds
from favn.town.schooling import Enrolments, school_year_of
from favn.town.setting import Setting
from favn.town.settle import everyone
from favn.town.sheets_in_use import SHIPPED, Version
from favn.town.staff import Personnel, Staff
from favn.town.tables import Rows, no_rows
from favn.town.transitions import Transitions
from favn.town.visits import Visits

ASSESSMENTS, VISITS, TIMES, ABSENCES = 20_000, 10_000, 10_000, 20_000  # on a page
CHUNK = 1500  # children; enough for COPY to be worth it, few enough to stay small in memory


class Generator:
    """Makes one town. `pages()` may be gone through once. `forms`: the versions of the sheets there are."""

    def __init__(self, *, children: int, seed: int, at: datetime, forms: tuple[Version, ...] = SHIPPED) -> None:
        self.count, self.seed, self.at = children, seed, at
        self.keys, self.dice = Keys(seed), Dice(seed)
        self.rows = no_rows()
        self.logins = Logins(at, self.keys, self.rows)
        self.town: Municipality = Surveyor(children, self.keys, self.dice, self.rows).lay_out()
        personnel = Personnel(self.town, children, self.keys, self.dice, self.logins, self.rows)
        self.staff: Staff = personnel.hire(school_year_of(local(at).date()))
        self.setting = Setting(at, self.keys, self.dice, self.town, self.staff, self.rows)
        areas = list(zip(self.town.areas, self.town.area_names, strict=True))
        self.registry = Registry(areas, at, self.keys, self.dice, self.logins, self.rows)
        self.enrolments = Enrolments(self.town, at, self.keys, self.dice, self.rows)
        self.fates = Fates(at, self.dice)
        self.switchboard = Switchboard(self.setting)
        self.worries = Worries(self.setting, self.switchboard)
        self.casework = Casework(self.setting)
        self.registry.protected |= protected_of_the_cast()
        self.parents = ParentsTold(self.setting, self.registry.protected)
        self.rounds = Rounds(self.setting, forms, self.parents.let_rate)
        self.visits = Visits(self.setting, forms)
        self.clinic = Clinic(self.setting)
        self.absences = Absences(self.setting)
        self.transitions = Transitions(self.setting)
        self.lives: list[Life] = []

    def pages(self) -> Iterator[Rows]:
        """First the places and those who work there, then families until the town is full."""
        yield self._torn_off()
        left = max(0, self.count - len(everyone()) - len(ON_THE_WAY))
        while left:
            enough = left - CHUNK
            while left > max(0, enough):
                left -= self._move_in(left)
            yield self._torn_off()
        yield from self._years_of_rounds()
        yield from self._years_of_visits()
        yield from self._years_of_teeth()
        yield from self._quarters_of_absence()
        yield from self._on_their_way()

    def _years_of_rounds(self) -> Iterator[Rows]:
        self.lives += lives_of_the_cast(self.at, self.dice)
        pupils = self.lives + lives_in_other_classes(self.town.places, self.at)
        for _ in self.rounds.rate(self.rounds.plan(), pupils):
            if len(self.rows["wellbeing_assessment"]) >= ASSESSMENTS:
                yield self._torn_off()
        yield self._torn_off()

    def _years_of_visits(self) -> Iterator[Rows]:
        for _ in self.visits.write(self.lives):
            if len(self.rows["checkups_visit"]) >= VISITS:
                yield self._torn_off()
        yield self._torn_off()

    def _years_of_teeth(self) -> Iterator[Rows]:
        for _ in self.clinic.write(self.lives):
            if len(self.rows["checkups_dentalappointment"]) >= TIMES:
                yield self._torn_off()
        yield self._torn_off()

    def _quarters_of_absence(self) -> Iterator[Rows]:
        for _ in self.absences.write(self.lives):
            if len(self.rows["checkups_absencefigure"]) >= ABSENCES:
                yield self._torn_off()
        yield self._torn_off()

    def _on_their_way(self) -> Iterator[Rows]:
        for _ in self.transitions.write(self.lives):
            if len(self.rows["checkups_noteanswer"]) >= VISITS:
                yield self._torn_off()
        yield self._torn_off()

    def _move_in(self, most: int) -> int:
        """One family with its whole history; returns how many children it has."""
        family = self.registry.family(most)
        stays = [[] if child.is_unborn else self.enrolments.enrol(child) for child in family]
        lives = self.fates.of(family, stays)
        for life in lives:
            self.worries.about(life)
        told = self.switchboard.receive(lives)
        self.casework.follow(told)
        self.switchboard.conclude(told)
        self.lives += lives
        return len(family)

    def _torn_off(self) -> Rows:
        """The page as it is now; the next one starts empty."""
        torn = {table: list(rows) for table, rows in self.rows.items() if rows}
        for rows in self.rows.values():
            rows.clear()
        return torn


def whole(*, children: int, seed: int, at: datetime) -> Rows:
    """All rows of a town at once: for tests and measurements, not for the largest towns."""
    pages = list(Generator(children=children, seed=seed, at=at).pages())
    return {table: list(chain.from_iterable(page.get(table, ()) for page in pages)) for table in no_rows()}
