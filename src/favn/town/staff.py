"""Those who work in the town: two raters for each group, leaders, health visitors, caseworkers and the teams."""

from dataclasses import dataclass, field
from datetime import date
from math import ceil
from uuid import UUID

from favn.foundation.organisation.choices import Role, UnitKind
from favn.town import cast, proportions
from favn.town.chance import Dice, Keys
from favn.town.logins import Logins
from favn.town.municipality import Municipality, Place
from favn.town.naming import family_name, given_names
from favn.town.settle import LONG_AGO, key_of
from favn.town.tables import Rows

YEARS_BACK = 3
WOMEN_IN_THE_WORK = 0.82
LARGE = 1000  # children; from here Lars of the cast has cases like his colleagues, below it only the cast's own


@dataclass(slots=True)
class Staff:
    """The employees that later steps speak of."""

    caseworkers: list[UUID] = field(default_factory=list)
    team_leaders: list[UUID] = field(default_factory=list)
    coordinators: list[UUID] = field(default_factory=list)
    offer_leaders: list[UUID] = field(default_factory=list)
    psychologists: list[UUID] = field(default_factory=list)
    dentists: list[UUID] = field(default_factory=list)
    health_visitors: dict[int, UUID] = field(default_factory=dict)  # by the number of the area
    leaders: dict[UUID, UUID] = field(default_factory=dict)  # by unit
    names: dict[UUID, str] = field(default_factory=dict)  # of everyone hired, and of the cast


class Personnel:
    """Hires everybody, dated back so that earlier rounds have their raters."""

    def __init__(self, town: Municipality, children: int, keys: Keys, dice: Dice, logins: Logins, rows: Rows) -> None:
        self.town, self.children, self.keys, self.logins, self.rows = town, children, keys, logins, rows
        self.chance = dice.about("staff")
        self.staff = Staff(names={key_of("employee", who.login): who.name for who in cast.STAFF})

    def hire(self, school_year: int) -> Staff:
        """Everyone, in every place. `school_year` is the year the current school year began in."""
        starts = [date(school_year - ago, 8, 1) for ago in range(YEARS_BACK + 1)]
        self._schools(starts)
        self._daycares()
        self._childminders()
        self._districts()
        self._teams()
        return self.staff

    def _employ(self, available: str = "kl. 8-15") -> UUID:
        chance = self.chance
        sex = "f" if chance.random() < WOMEN_IN_THE_WORK else "m"
        family = family_name(chance)
        name = f"{given_names(chance, family, sex, is_child=False)} {family.hers if sex == 'f' else family.his}"
        key, user = self.keys(), self.logins.give(name)
        phone = f"87 59 {chance.randrange(10, 99)} {chance.randrange(10, 99)}"
        self.rows["organisation_employee"].append((key, user, name, phone, available))
        self.staff.names[key] = name
        return key

    def _position(
        self, employee: UUID, role: Role, unit: UUID, *, group: UUID | None = None, area: UUID | None = None,
        since: date = LONG_AGO, until: date | None = None,
    ) -> None:  # fmt: skip
        row = (self.keys(), employee, role.value, unit, group, area, since, until)
        self.rows["organisation_position"].append(row)

    def _hire(self, role: Role, unit: UUID, *, group: UUID | None = None, area: UUID | None = None) -> UUID:
        employee = self._employ()
        self._position(employee, role, unit, group=group, area=area)
        return employee

    def _schools(self, starts: list[date]) -> None:
        led = {who.unit for who in cast.STAFF if who.role == Role.SCHOOL_LEADER}
        for school in self.town.schools:
            if school.name not in led:
                self.staff.leaders[school.key] = self._hire(Role.SCHOOL_LEADER, school.key)
                self._hire(Role.SECRETARY, school.key)
            tracks: dict[int, list[Place]] = {}
            for classes in school.classes.values():
                for track, place in enumerate(classes):
                    tracks.setdefault(track, []).append(place)
            for places in tracks.values():
                pairs = [(self._employ(), self._employ()) for _ in places]
                for number, place in enumerate(places):
                    self._follow(place, pairs, number, starts)

    def _follow(self, place: Place, pairs: list[tuple[UUID, UUID]], number: int, starts: list[date]) -> None:
        """This year's pair of the class, and the pairs of earlier years, who have followed their class up."""
        roles = (Role.TEACHER, Role.PEDAGOGUE)
        for ago, since in enumerate(starts):
            pair = pairs[(number + ago) % len(pairs)]
            until = starts[ago - 1] if ago else None
            for employee, role in zip(pair, roles, strict=True):
                self._position(employee, role, place.unit, group=place.key, since=since, until=until)
            if ago:
                place.earlier_raters.append(list(pair))
            else:
                place.raters = list(pair)

    def _daycares(self) -> None:
        known = {key_of("unit", who.unit): who for who in cast.STAFF if who.role == Role.DAYCARE_LEADER}
        maja = key_of("employee", "maja")
        for daycare in self.town.daycares:
            known_leader = known.get(daycare.key)
            leader = key_of("employee", known_leader.login) if known_leader else None
            self.staff.leaders[daycare.key] = leader or self._hire(Role.DAYCARE_LEADER, daycare.key)
            for place in (*daycare.nursery, *daycare.kindergarten):
                hired = [self._hire(Role.PEDAGOGUE, place.unit, group=place.key)]
                other = maja if place.waits_for_the_cast else self._hire(Role.PEDAGOGUE, place.unit, group=place.key)
                place.raters = [*hired, other]

    def _childminders(self) -> None:
        unit = self.town.childminding
        self.staff.leaders[unit] = self._hire(Role.DAYCARE_LEADER, unit)
        for place in self.town.childminders:
            place.raters = [self._hire(Role.CHILDMINDER, unit, group=place.key)]

    def _districts(self) -> None:
        health = self.town.teams[UnitKind.HEALTH]
        self.staff.health_visitors[0] = key_of("employee", "hanne")
        for number, area in enumerate(self.town.areas[1:], start=1):
            self.staff.health_visitors[number] = self._hire(Role.HEALTH_VISITOR, health, area=area)

    def _teams(self) -> None:
        """Besides the members of the cast: as many as the children need."""
        teams, staff, children = self.town.teams, self.staff, self.children
        authority = teams[UnitKind.AUTHORITY]
        caseworkers = ceil(children * proportions.OPEN_CASES / proportions.CASES_OF_A_CASEWORKER)
        lars = [key_of("employee", "lars")] if children >= LARGE else []
        hired = (self._hire(Role.CASEWORKER, authority) for _ in range(caseworkers - len(lars)))
        staff.caseworkers = [*lars, *hired]
        staff.team_leaders = [
            key_of("employee", "mette"), *(self._hire(Role.TEAM_LEADER, authority) for _ in range(caseworkers // 10))
        ]  # fmt: skip
        staff.coordinators = [self._hire(Role.NETWORK_COORDINATOR, authority) for _ in range(ceil(children / 3000))]
        staff.psychologists = [self._hire(Role.PSYCHOLOGIST, teams[UnitKind.PPR]) for _ in range(ceil(children / 1200))]
        staff.offer_leaders = [
            self._hire(Role.OFFER_LEADER, teams[UnitKind.FAMILY_HOUSE]) for _ in range(ceil(children / 3000))
        ]
        for role, kind, each in (
            (Role.DENTIST, UnitKind.DENTAL, 2500),
            (Role.SSP_CONSULTANT, UnitKind.SSP, 5000),
            (Role.DUTY_OFFICER, UnitKind.AUTHORITY, 6000),
        ):
            fewest = 1 if role is Role.DENTIST else 0  # the advisory team is asked by a colleague
            hired_too = [self._hire(role, teams[kind]) for _ in range(max(fewest, children // each))]
            if role is Role.DENTIST:
                staff.dentists = [key_of("employee", "tove"), *hired_too]
