"""The cast moves in: units, people, families and enrolments as rows."""

import hashlib
from datetime import date, datetime
from uuid import UUID

from favn.foundation.access.models import Block
from favn.foundation.accounts.actors import system
from favn.foundation.accounts.models import User
from favn.foundation.organisation.models import Area, Employee, Group, Municipality, Position, Unit
from favn.foundation.people.cpr import Cpr
from favn.foundation.people.identifiers import identifier_of
from favn.foundation.people.models import Address, Adult, Child, Enrolment, Household, Identifier, Relation, Residence
from favn.foundation.people.names import search_fold, sort_key
from favn.journey.offers.actions import stock_catalogue
from favn.journey.offers.catalogue import CHILDRENS_GROUP
from favn.kit.clock import local
from favn.town import cast

LONG_AGO = date(2020, 8, 1)


def key_of(*parts: str) -> UUID:
    """The key of something in the cast: the same in every town, so that a test can name it."""
    return UUID(bytes=hashlib.sha256("/".join(("favn", *parts)).encode()).digest()[:16], version=4)


def born(age: int, day: int, month: int, today: date) -> date:
    """A birthday that makes the person exactly this old today, whatever day the town is made."""
    year = today.year - age - ((month, day) > (today.month, today.day))
    return date(year, month, day)


def invented_cpr(born_on: date, serial: int) -> Cpr:
    """A number nobody can have: sixty is added to the day. The seventh digit tells the century."""
    seventh = "4" if born_on.year >= 2000 else "1"
    return Cpr.parse(f"{born_on.day + 60:02}{born_on:%m%y}{seventh}{serial % 1000:03}")


def settle_cast(*, at: datetime) -> None:
    """Write the whole cast as rows. The database must be empty of them."""
    today = local(at).date()
    _settle_places()
    _settle_staff(at)
    _settle_children(today, at)
    _settle_adults(today, at)
    for child in ("emil", "freja"):
        Block.objects.create(
            id=key_of("block", child), child_id=key_of("child", child), actor_id=key_of("employee", "lone"),
            reason="Barnets moster", blocked_at=at, blocked_by=key_of("employee", "vibe"),
        )  # fmt: skip
    gitte = Employee.objects.get(pk=key_of("employee", "gitte"))
    stock_catalogue(by=system("town"), at=at, leaders={CHILDRENS_GROUP: gitte})


def _settle_places() -> None:
    Municipality.objects.create(
        id=key_of("municipality"), name="Favnø Kommune", code="0999", phone="87 59 00 00", duty_phone="87 59 00 99"
    )
    area = Area.objects.create(id=key_of("area", cast.AREA), name=cast.AREA)
    Unit.objects.bulk_create(
        Unit(id=key_of("unit", name), name=name, kind=kind, area=area, phone="87 59 00 00")
        for name, kind in cast.UNITS.items()
    )
    Group.objects.bulk_create(
        Group(
            id=key_of("group", name),
            unit_id=key_of("unit", unit),
            name=name,
            grade=grade,
            is_nursery=name == cast.NURSERY,
        )
        for unit, name, grade in cast.GROUPS
    )


def _user(login: str, at: datetime) -> User | None:
    """A login without a usable password: in the demo one chooses who to be on the persona page."""
    if not login:
        return None
    return User.objects.create(id=key_of("user", login), username=login, password="!", created_at=at)


def _settle_staff(at: datetime) -> None:
    for person in cast.STAFF:
        user = _user(person.login, at)
        Employee.objects.create(
            id=key_of("employee", person.login),
            user=user,
            name=person.name,
            phone=person.phone,
            available="kl. 9–15.30",
        )
        _position(person, person.group, key_of("position", person.login))
        if person.second_group:
            _position(person, person.second_group, key_of("position", person.login, person.second_group))


def _position(person: cast.Staff, group: str, key: UUID) -> None:
    Position.objects.create(
        id=key, employee_id=key_of("employee", person.login), role=person.role, unit_id=key_of("unit", person.unit),
        group_id=key_of("group", group) if group else None,
        area_id=key_of("area", person.area) if person.area else None, valid_from=LONG_AGO,
    )  # fmt: skip


def everyone() -> list[cast.CastChild]:
    """The children of the cast and the rest of 3.B, whose birthdays are spread over the year."""
    mates = [
        cast.CastChild(f"mate{number}", given, surname, sex, 9, 1 + number, 1 + number % 10, "Havneskolen", "3.B")
        for number, (given, surname, sex) in enumerate(cast.CLASSMATES)
    ]
    return [*cast.CHILDREN, *mates]


def _settle_children(today: date, at: datetime) -> None:
    for serial, part in enumerate(everyone()):
        user = _user(part.login, at)
        name = f"{part.given} {part.surname}"
        child = Child.objects.create(
            id=key_of("child", part.key), given_names=part.given, surname=part.surname, sort_key=sort_key(name),
            search_name=search_fold(name), born_on=born(part.age, part.day, part.month, today), sex=part.sex, user=user,
            area_id=key_of("area", cast.AREA),
        )  # fmt: skip
        _number(child_id=child.id, born_on=child.born_on or today, serial=serial)
        if part.unit:
            Enrolment.objects.create(
                id=key_of("enrolment", part.key), child=child, unit_id=key_of("unit", part.unit),
                group_id=key_of("group", part.group), valid_from=max(LONG_AGO, child.born_on or today),
            )  # fmt: skip


def _number(*, born_on: date, serial: int, child_id: UUID | None = None, adult_id: UUID | None = None) -> None:
    made = identifier_of(invented_cpr(born_on, serial), child_id=child_id, adult_id=adult_id, valid_from=born_on)
    Identifier.objects.bulk_create([made])


def _settle_adults(today: date, at: datetime) -> None:
    for serial, grown in enumerate(cast.GROWN, start=500):
        user = _user(grown.login, at)
        name = f"{grown.given} {grown.surname}"
        adult = Adult.objects.create(
            id=key_of("adult", grown.key), given_names=grown.given, surname=grown.surname, sort_key=sort_key(name),
            search_name=search_fold(name), born_on=born(grown.age, 5, 5, today), phone=grown.phone, user=user,
        )  # fmt: skip
        _number(adult_id=adult.id, born_on=adult.born_on or today, serial=serial)
        _home(grown, adult, today)
        Relation.objects.bulk_create(
            Relation(id=key_of("relation", grown.key, child), child_id=key_of("child", child), adult=adult, kind=kind,
                     holds_custody=custody, lives_with_child=together, valid_from=LONG_AGO)
            for child, kind, custody, together in grown.around
        )  # fmt: skip


def _home(grown: cast.Grown, adult: Adult, today: date) -> None:
    """Where the adult lives, and the children who live there too."""
    household = Household.objects.create(id=key_of("household", grown.key), formed_on=LONG_AGO)
    here = [key_of("child", child) for child, _, _, together in grown.around if together]
    Residence.objects.bulk_create(
        [Residence(household=household, adult=adult, valid_from=LONG_AGO)]
        + [Residence(household=household, child_id=child, valid_from=LONG_AGO) for child in here]
    )
    Address.objects.bulk_create(
        Address(child_id=child, adult=None if child else adult, street=grown.street, postal_code="8999", city="Favnø",
                valid_from=LONG_AGO, protected_from=LONG_AGO if grown.protected else None)
        for child in [None, *here]
    )  # fmt: skip
