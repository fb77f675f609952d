"""Where each child is by day: a path through nursery or childminder, kindergarten and school, dated."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from dateutil.relativedelta import relativedelta

from favn.kit.clock import local
from favn.town import proportions
from favn.town.chance import Dice, Keys
from favn.town.families import TownChild
from favn.town.municipality import Daycare, Municipality, Place, School
from favn.town.tables import Rows

FIRST_SCHOOL_YEAR_BACK = 3


@dataclass(frozen=True, slots=True)
class Stay:
    """A child's time in one place. `ago` tells how many school years lie between it and now, for its raters."""

    place: Place
    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        """Whether the child was there on this day."""
        return self.since <= day and (self.until is None or day < self.until)


def school_year_of(day: date) -> int:
    """The year the school year of this day began in: it turns on 1 August."""
    return day.year if day.month >= 8 else day.year - 1


class Enrolments:
    """Gives each child its places, in turn, so that classes become about equally large."""

    def __init__(self, town: Municipality, at: datetime, keys: Keys, dice: Dice, rows: Rows) -> None:
        self.town, self.keys, self.rows = town, keys, rows
        self.chance = dice.about("enrolments")
        self.today = local(at).date()
        self.year = school_year_of(self.today)
        self.earliest = date(self.year - FIRST_SCHOOL_YEAR_BACK, 8, 1)
        self._turns: Counter[UUID | tuple[UUID, int, int]] = Counter()

    def enrol(self, child: TownChild) -> list[Stay]:
        """The child's stays of the last three school years and now, written as rows. Some children have none."""
        stays = [stay for stay in (*self._daycare(child), *self._school(child)) if stay.until != stay.since]
        for stay in stays:
            row = (self.keys(), child.key, stay.place.unit, stay.place.key, stay.since, stay.until)
            self.rows["people_enrolment"].append(row)
        return stays

    def _until(self, day: date) -> date | None:
        """An end that lies ahead is not known yet."""
        return day if day <= self.today else None

    def _daycare(self, child: TownChild) -> list[Stay]:
        starts = child.born_on + relativedelta(months=proportions.STARTS_DAYCARE_MONTHS)
        moves = child.born_on + relativedelta(months=proportions.STARTS_KINDERGARTEN_MONTHS)
        ends = date(child.born_on.year + 6, 8, 1)
        if ends <= self.earliest or starts > self.today:
            return []
        houses = _around(self.town.daycares, child.area, len(self.town.areas))
        stays = []
        small, large = self.chance.random(), self.chance.random()
        if small < proportions.IN_DAYCARE_UNDER_THREE and moves > self.earliest:
            stays.append(Stay(self._nursery(houses, is_now=moves > self.today), starts, self._until(moves)))
        if large < proportions.IN_KINDERGARTEN and moves <= self.today:
            groups = [place for house in houses for place in house.kindergarten]
            stays.append(Stay(self._roomiest(groups, is_now=ends > self.today), moves, self._until(ends)))
        return stays

    def _nursery(self, houses: list[Daycare], *, is_now: bool) -> Place:
        """A nursery group, or a childminder who has room for four."""
        if self.chance.random() < proportions.AT_A_CHILDMINDER:
            minders = self.town.childminders
            if not is_now:
                return self.chance.choice(minders)
            place = min(minders, key=self._filled)
            if self._turns[place.key] < proportions.CHILDREN_AT_A_CHILDMINDER:
                self._turns[place.key] += 1
                return place
        return self._roomiest([place for house in houses for place in house.nursery], is_now=is_now)

    def _roomiest(self, places: list[Place], *, is_now: bool) -> Place:
        """The place with fewest children now; where a child was earlier is not counted."""
        if not is_now:
            return self.chance.choice(places)
        place = min(places, key=self._filled)
        self._turns[place.key] += 1
        return place

    def _filled(self, place: Place) -> int:
        return self._turns[place.key]

    def _school(self, child: TownChild) -> list[Stay]:
        grade = self.year - child.born_on.year - 6
        grades = proportions.GRADES
        years = range(FIRST_SCHOOL_YEAR_BACK, -1, -1)
        if not any(grade - ago in grades for ago in years) or self.chance.random() >= proportions.IN_SCHOOL:
            return []
        school, track = self._seat(child.area, grade)
        stays = []
        for ago in years:
            if grade - ago in grades:
                place = self._class(school, grade - ago, track)
                stays.append(Stay(place, date(self.year - ago, 8, 1), date(self.year - ago + 1, 8, 1) if ago else None))
        return stays

    def _seat(self, area: int, grade: int) -> tuple[School, int]:
        """The smallest class of the grade in the schools nearby; those who have left school had one in grade 9."""
        last = min(grade, proportions.GRADES[-1])
        near = _around(self.town.schools, area, len(self.town.areas))
        schools = [school for school in near if last in school.classes] or self.town.schools
        seats = [(school, track) for school in schools for track in range(len(school.classes.get(last, ())))]
        school, track = min(seats, key=lambda seat: self._turns[seat[0].key, seat[1], grade])
        self._turns[school.key, track, grade] += 1
        return school, track

    def _class(self, home: School, grade: int, track: int) -> Place:
        classes = home.classes.get(grade)
        if not classes:
            classes = next(school.classes[grade] for school in self.town.schools if school.classes.get(grade))
        return classes[track % len(classes)]


Nearby = TypeVar("Nearby", School, Daycare)


def _around(places: list[Nearby], area: int, areas: int) -> list[Nearby]:
    """The place that belongs to this area, and two on either side of it."""
    middle = area * len(places) // areas
    return places[max(0, middle - 2) : middle + 3]
