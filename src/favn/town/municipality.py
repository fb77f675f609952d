"""The municipality before anyone is born in it: districts, schools with classes, daycare, childminders and teams."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle, product
from math import ceil
from uuid import UUID

from favn.foundation.organisation.choices import UnitKind
from favn.town import cast, proportions
from favn.town.chance import Dice, Keys
from favn.town.settle import key_of
from favn.town.tables import Rows
from favn.town.words import places

COHORTS = 18  # years of birth in a town of children from 0 to 17
PHONE = "87 59 {:02} {:02}"
FULL = frozenset({"3.B"})  # the cast fills this class already


@dataclass(slots=True, eq=False)
class Place:
    """A class, a daycare group or a childminder's home: where a child is by day, and the adults who rate there."""

    key: UUID
    unit: UUID
    name: str
    grade: int | None = None
    raters: list[UUID] = field(default_factory=list)
    is_of_the_cast: bool = False  # the cast rates here itself
    is_nursery: bool = False
    waits_for_the_cast: bool = False  # in the open round one adult is done, and one of the cast is not
    earlier_raters: list[list[UUID]] = field(default_factory=list)  # one, two, three school years ago

    def raters_ago(self, years: int) -> list[UUID]:
        """Who rated here this many school years ago. Teachers follow their class; daycare staff stay."""
        return self.earlier_raters[years - 1] if years and self.earlier_raters else self.raters


@dataclass(slots=True, eq=False)
class School:
    """A school and its classes by grade, in the order of their letters."""

    key: UUID
    name: str
    area: int
    classes: dict[int, list[Place]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Daycare:
    """A daycare unit with groups for children under and over about three."""

    key: UUID
    name: str
    area: int
    nursery: list[Place] = field(default_factory=list)
    kindergarten: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Municipality:
    """All places of the town. Areas are numbered; number 0 is the one the cast lives in."""

    areas: list[UUID]
    area_names: list[str]
    schools: list[School]
    daycares: list[Daycare]
    childminding: UUID
    childminders: list[Place]
    teams: dict[str, UUID]

    @property
    def places(self) -> Iterator[Place]:
        """Every class, group and childminder."""
        for school in self.schools:
            for classes in school.classes.values():
                yield from classes
        for daycare in self.daycares:
            yield from daycare.nursery
            yield from daycare.kindergarten
        yield from self.childminders


class Surveyor:
    """Lays the town out for this many children. Names of the cast's own units are kept, theirs are not made again."""

    def __init__(self, children: int, keys: Keys, dice: Dice, rows: Rows) -> None:
        self.cohort = children / COHORTS
        self.keys, self.rows, self.chance = keys, rows, dice.about("municipality")

    def lay_out(self) -> Municipality:
        """Every place, written as rows and returned for those who move in."""
        names = self._area_names(max(2, round(self.cohort * COHORTS / proportions.AREA_OF)))
        areas = [key_of("area", cast.AREA), *(self.keys() for _ in names[1:])]
        self.rows["organisation_area"] += list(zip(areas[1:], names[1:], strict=True))
        self.areas = areas
        childminding = self.keys()
        self._unit(childminding, "Dagplejen", UnitKind.CHILDMINDER, 0)
        return Municipality(
            areas=areas, area_names=names, schools=self._schools(), daycares=self._daycares(),
            childminding=childminding, childminders=self._childminders(childminding),
            teams={kind: key_of("unit", name) for name, kind in cast.UNITS.items()},
        )  # fmt: skip

    def _area_names(self, count: int) -> list[str]:
        made = ["".join(pair) for pair in product(places.AREA_ROOTS, places.AREA_ENDINGS)]
        self.chance.shuffle(made)
        return [cast.AREA, *made[: count - 1]]

    def _unit(self, key: UUID, name: str, kind: UnitKind, area: int) -> None:
        phone = PHONE.format(self.chance.randrange(10, 90), self.chance.randrange(100))
        self.rows["organisation_unit"].append((key, name, kind.value, self.areas[area], phone, "Hverdage 8-15"))

    def _place(
        self, unit: UUID, name: str, grade: int | None = None, key: UUID | None = None, *, is_nursery: bool = False
    ) -> Place:
        place = Place(key or self.keys(), unit, name, grade, is_nursery=is_nursery)
        if key is None:
            self.rows["organisation_group"].append((place.key, unit, name, grade, is_nursery))
        return place

    def _schools(self) -> list[School]:
        tracks = max(1, round(self.cohort * proportions.IN_SCHOOL / (proportions.CLASS_OF - 1)))
        count = max(2, round(self.cohort * len(proportions.GRADES) / proportions.SCHOOL_OF))
        own = [(key_of("unit", name), name) for name, kind in cast.UNITS.items() if kind == UnitKind.SCHOOL]
        names = [f"{word}skolen" for word in places.SCHOOL_WORDS]
        taken = {name for _, name in own}
        free = [name for name in names if name not in taken]
        schools = []
        for number in range(count):
            area = number * len(self.areas) // count
            if number < len(own):
                schools.append(School(*own[number], area))
                continue
            key, name = self.keys(), self._numbered(free, number - len(own))
            self._unit(key, name, UnitKind.SCHOOL, area)
            schools.append(School(key, name, area))
        for grade in proportions.GRADES:
            for number, school in enumerate(schools):
                self._open_classes(school, grade, _share(tracks, count, number, grade))
        return schools

    def _open_classes(self, school: School, grade: int, tracks: int) -> None:
        known = {name for unit, name, _ in cast.GROUPS if unit == school.name}
        letters = [
            letter for letter in "ABCDEFGH" if f"{grade}.{letter}" not in FULL or f"{grade}.{letter}" not in known
        ]
        made = []
        for letter in letters[:tracks]:
            name = f"{grade}.{letter}"
            made.append(self._place(school.key, name, grade, key_of("group", name) if name in known else None))
        if made:
            school.classes[grade] = made

    @staticmethod
    def _numbered(names: list[str], number: int) -> str:
        again, which = divmod(number, len(names))
        return names[which] if not again else f"{names[which]} {again + 1}"

    def _daycares(self) -> list[Daycare]:
        under_three = 2 * self.cohort * proportions.IN_DAYCARE_UNDER_THREE * (1 - proportions.AT_A_CHILDMINDER)
        over_three = 3.2 * self.cohort * proportions.IN_KINDERGARTEN
        nurseries = max(1, ceil(under_three / proportions.NURSERY_GROUP_OF))
        kindergartens = max(1, ceil(over_three / proportions.KINDERGARTEN_GROUP_OF))
        count = max(1, round((nurseries + kindergartens) / proportions.GROUPS_IN_A_DAYCARE))
        own = [name for name, kind in cast.UNITS.items() if kind == UnitKind.DAYCARE]
        daycares = []
        for number in range(count):
            area = number * len(self.areas) // count
            if number < len(own):
                daycares.append(Daycare(key_of("unit", own[number]), own[number], area))
                continue
            name = self._numbered(list(places.DAYCARE_WORDS), number - len(own))
            daycare = Daycare(self.keys(), f"Børnehuset {name}", area)
            self._unit(daycare.key, daycare.name, UnitKind.DAYCARE, area)
            daycares.append(daycare)
        self._open_groups(daycares, "nursery", nurseries, cast.NURSERY)
        self._open_groups(daycares, "kindergarten", kindergartens, cast.KINDERGARTEN)
        return daycares

    def _open_groups(self, daycares: list[Daycare], kind: str, count: int, of_the_cast: str) -> None:
        """Round and round the daycares; the first group of the first one is the cast's own."""
        words, is_nursery = places.DAYCARE_GROUPS[kind], kind == "nursery"
        for number, daycare in zip(range(max(count, len(daycares))), cycle(daycares), strict=False):
            groups: list[Place] = getattr(daycare, kind)
            if not number:
                own = self._place(daycare.key, of_the_cast, key=key_of("group", of_the_cast), is_nursery=is_nursery)
                own.waits_for_the_cast = True
                groups.append(own)
                continue
            name = self._numbered(list(words), number // len(daycares))
            groups.append(self._place(daycare.key, name, is_nursery=is_nursery))

    def _childminders(self, unit: UUID) -> list[Place]:
        expected = 2 * self.cohort * proportions.IN_DAYCARE_UNDER_THREE * proportions.AT_A_CHILDMINDER
        count = max(1, ceil(expected / proportions.CHILDREN_AT_A_CHILDMINDER))
        return [self._place(unit, f"Dagpleje nr. {number + 1}") for number in range(count)]


def _share(tracks: int, schools: int, number: int, grade: int) -> int:
    """How many of a grade's classes this school has. One class for two schools: the second has the middle grades."""
    if tracks < schools:
        return int(number == (1 if grade in {4, 5, 6} else 0))
    return tracks // schools + (number < tracks % schools)
