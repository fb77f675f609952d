"""Families: who lives together, who holds custody, where, and under which names."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random
from uuid import UUID

from favn.foundation.people.choices import Language, RelationKind, Sex
from favn.kit.clock import local
from favn.town import proportions
from favn.town.chance import Dice, Keys
from favn.town.logins import Logins
from favn.town.naming import FamilyName, family_name, fold_of, given_names, order_of
from favn.town.tables import Rows
from favn.town.words import places

YEAR = 365.2425
SIZES = tuple(proportions.CHILDREN_IN_A_FAMILY)
SIZE_WEIGHTS = list(accumulate(proportions.CHILDREN_IN_A_FAMILY.values()))
KINDS = tuple(proportions.EXPOSURE)
KIND_WEIGHTS = list(accumulate(share for share, _ in proportions.EXPOSURE.values()))
ADULT_NUMBERS, CHILD_NUMBERS = "023", "5678"  # seventh digits of a CPR number, by century; the cast has 1 and 4


@dataclass(slots=True, eq=False)
class TownChild:
    """A child as the later steps need it. Nothing here but the key is stored beside the child."""

    key: UUID
    born_on: date
    sex: str
    area: int
    name: str
    exposure: str
    is_unborn: bool = False
    custody: list[UUID] = field(default_factory=list)
    mother: UUID | None = None
    siblings: "list[TownChild]" = field(default_factory=list)

    @property
    def first_name(self) -> str:
        """What the child is called every day."""
        return self.name.partition(" ")[0]


class Registry:
    """Writes families into the town, one after the other."""

    def __init__(
        self, areas: list[tuple[UUID, str]], at: datetime, keys: Keys, dice: Dice, logins: Logins, rows: Rows
    ) -> None:
        self.areas, self.at, self.keys, self.logins, self.rows = areas, at, keys, logins, rows
        self.today = local(at).date()
        self.chance: Random = dice.about("families")
        self._serials: dict[tuple[date, str], int] = {}
        self.protected: dict[UUID, tuple[date, date | None]] = {}  # adults at a protected address, since and until

    def family(self, most: int) -> list[TownChild]:
        """One more family with at most this many children, in an area of its own choice."""
        chance = self.chance
        size = min(most, chance.choices(SIZES, cum_weights=SIZE_WEIGHTS)[0])
        name = family_name(chance)
        area = chance.randrange(len(self.areas))
        exposure = chance.choices(KINDS, cum_weights=KIND_WEIGHTS)[0]
        children = [self._child(born_on, name, area, exposure) for born_on in self._births(size)]
        expects = exposure == "exposed" and size < most and chance.random() < proportions.UNBORN_IN_EXPOSED_FAMILY
        for child in children:
            child.siblings = [other for other in children if other is not child]
        mother = self._parents(children, name)
        if expects:
            children.append(self._unborn(mother, name, area, exposure, children))
        return children

    def _unborn(self, mother: UUID, family: FamilyName, area: int, exposure: str, born: list[TownChild]) -> TownChild:
        """A child on the way: no name and no number yet, found through its mother."""
        due_on = self.today + timedelta(days=self.chance.randrange(20, 170))
        child = TownChild(self.keys(), due_on, Sex.UNKNOWN.value, area, family.hers, exposure, is_unborn=True)
        child.siblings, child.mother = list(born), mother
        self.rows["people_child"].append((
            child.key, "", family.hers, order_of(family.hers), fold_of(family.hers), None, Language.DANISH.value,
            False, child.sex, due_on, mother, self.areas[area][0],
        ))  # fmt: skip
        return child

    def _births(self, size: int) -> list[date]:
        """Birthdays of brothers and sisters who are all under 18, some of them twins."""
        chance = self.chance
        ages = [chance.random() * 18]
        while len(ages) < size:
            if chance.random() < proportions.TWINS:
                ages.append(ages[-1])
                continue
            age = ages[-1] + chance.choice((-1, 1)) * (1.3 + 3.5 * chance.random())
            if 0 <= age < 18:
                ages.append(age)
        return [self.today - timedelta(days=int(age * YEAR)) for age in ages]

    def _child(self, born_on: date, family: FamilyName, area: int, exposure: str) -> TownChild:
        chance = self.chance
        sex = Sex.MALE.value if chance.random() < proportions.BOYS_SHARE else Sex.FEMALE.value
        given = given_names(chance, family, sex, is_child=True)
        surname = family.his if sex == Sex.MALE.value else family.hers
        name = f"{given} {surname}"
        child = TownChild(self.keys(), born_on, sex, area, name, exposure)
        self.rows["people_child"].append((
            child.key, given, surname, order_of(name), fold_of(name), born_on, Language.DANISH.value, False,
            sex, None, None, self.areas[area][0],
        ))  # fmt: skip
        self.number(born_on, child=child.key)
        return child

    def number(self, born_on: date, *, child: UUID | None = None, adult: UUID | None = None) -> None:
        """A CPR number that nobody can have: sixty is added to the day, and no two of a day are alike."""
        sevenths = CHILD_NUMBERS if born_on.year >= 2000 else ADULT_NUMBERS
        serial = self._serials[born_on, sevenths] = self._serials.get((born_on, sevenths), -1) + 1
        # A step that shares no factor with the count visits every number once, and does not look like a row.
        scattered = serial * 377 % (1000 * len(sevenths))
        value = f"{born_on.day + 60:02}{born_on:%m%y}{sevenths[scattered // 1000]}{scattered % 1000:03}"
        self.rows["people_identifier"].append((self.keys(), child, adult, value, born_on))

    def _parents(self, children: list[TownChild], name: FamilyName) -> UUID:
        chance = self.chance
        oldest = min(child.born_on for child in children)
        mother_born = oldest - timedelta(days=int(min(44, max(17, chance.gauss(29.5, 4.8))) * YEAR))
        draw = chance.random()
        together = draw < proportions.PARENTS_TOGETHER
        mother = self.adult("f", mother_born, name if together or chance.random() < 0.5 else family_name(chance))
        father = None
        if draw < 1 - proportions.FATHER_UNKNOWN:
            father_born = mother_born - timedelta(days=int(chance.gauss(2.4, 4) * YEAR))
            father = self.adult("m", min(father_born, oldest - timedelta(days=int(17 * YEAR))), name)
        if together:
            self._household([mother, father], children, oldest, proportions.PROTECTED_TOGETHER)
            self._custody(children, mother, RelationKind.MOTHER, holds=True, lives=True)
            self._custody(children, father, RelationKind.FATHER, holds=True, lives=True)
        else:
            self._apart(children, mother, father, oldest)
        return mother

    def _apart(self, children: list[TownChild], mother: UUID, father: UUID | None, oldest: date) -> None:
        chance = self.chance
        with_mother = father is None or chance.random() < proportions.LIVES_WITH_MOTHER
        shared = father is not None and chance.random() < proportions.SHARED_CUSTODY_APART
        self._custody(children, mother, RelationKind.MOTHER, holds=shared or with_mother, lives=with_mother)
        if father:
            self._custody(children, father, RelationKind.FATHER, holds=shared or not with_mother, lives=not with_mother)
        adults = [mother if with_mother else father]
        if chance.random() < proportions.STEP_PARENT:
            sex = "m" if with_mother else "f"
            step = self.adult(
                sex, oldest - timedelta(days=int((22 + 12 * chance.random()) * YEAR)), family_name(chance)
            )
            self._custody(children, step, RelationKind.STEP_PARENT, holds=False, lives=True)
            adults.append(step)
        self._household(adults, children, oldest, proportions.PROTECTED_APART)
        if father:
            self._household([father if with_mother else mother], [], oldest, proportions.PROTECTED_APART)

    def adult(self, sex: str, born_on: date, family: FamilyName) -> UUID:
        """A grown person with a name, a number, a login and the language they want to be met in."""
        chance = self.chance
        given = given_names(chance, family, sex, is_child=False)
        surname = family.his if sex == "m" else family.hers
        name = f"{given} {surname}"
        own_language = family.background is not None and chance.random() < proportions.PREFERS_OWN_LANGUAGE
        language = family.language if own_language else Language.DANISH
        interpreter = own_language and chance.random() < proportions.NEEDS_INTERPRETER
        key = self.keys()
        phone = f"{chance.randrange(20, 62)} " + " ".join(str(chance.randrange(10, 99)) for _ in range(3))
        self.rows["people_adult"].append((
            key, given, surname, order_of(name), fold_of(name), born_on, language.value, interpreter,
            self.logins.give(name), phone,
        ))  # fmt: skip
        self.number(born_on, adult=key)
        return key

    def _custody(
        self, children: list[TownChild], adult: UUID | None, kind: RelationKind, *, holds: bool, lives: bool
    ) -> None:
        if adult is None:
            return
        for child in children:
            row = (self.keys(), child.key, adult, kind.value, holds, lives, child.born_on)
            self.rows["people_relation"].append(row)
            if holds:
                child.custody.append(adult)
            if kind is RelationKind.MOTHER:
                child.mother = adult

    def _household(self, adults: list[UUID | None], children: list[TownChild], oldest: date, protected: float) -> None:
        """People under one roof, at one address, which a few of them have asked to keep secret for a year."""
        chance, rows = self.chance, self.rows
        household = self.keys()
        formed_on = oldest - timedelta(days=chance.randrange(30, 900))
        rows["people_household"].append((household, formed_on))
        area = children[0].area if children else chance.randrange(len(self.areas))
        floor = chance.choice(places.FLOORS)
        street = f"{chance.choice(places.STREETS)} {chance.randrange(1, 180)}{', ' if floor else ''}{floor}"
        since = until = None
        if chance.random() < protected:
            since = self.today - timedelta(days=chance.randrange(10, 500))
            until = since + timedelta(days=365)
        where = (street, f"89{area % 90 + 10}", self.areas[area][1])
        for adult in filter(None, adults):
            if since:
                self.protected[adult] = since, until
            rows["people_residence"].append((self.keys(), household, None, adult, formed_on))
            rows["people_address"].append((self.keys(), None, adult, *where, formed_on, since, until))
        for child in children:
            rows["people_residence"].append((self.keys(), household, child.key, None, child.born_on))
            rows["people_address"].append((self.keys(), child.key, None, *where, child.born_on, since, until))
