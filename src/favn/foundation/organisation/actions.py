"""What happens to the municipality itself: it begins with one person who can let the others in."""

import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor, ActorKind
from favn.foundation.accounts.models import User
from favn.foundation.audit.actions import record
from favn.foundation.organisation.choices import Role, UnitKind
from favn.foundation.organisation.models import Area, Employee, Group, Municipality, Position, Unit
from favn.foundation.organisation.policy import may_administer
from favn.kit.clock import local

# Letters and digits nobody takes for each other when they are read aloud.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
ONCE_FOR = timedelta(days=7)


class AlreadyFounded(Exception):
    """There is an administrator already: the next one is let in by that one."""


class OrganisationRefused(Exception):
    """This cannot be done to the municipality's people and places. Its text can be shown."""


class MayNotFound(Exception):
    """Only the one who sits at the machine, before anybody can log in, may begin a municipality."""


@transaction.atomic
def appoint_first_administrator(
    *, municipality: str, code: str, name: str, username: str, password: str, by: Actor, at: datetime
) -> Employee:
    """Begin the municipality (its `code` has four digits) with one administrator, who lets everybody else in.

    The password must have been held against the password rules. The second factor is set up at the first log-in.
    Raises AlreadyFounded when somebody has the role, MayNotFound for anyone but the system.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise MayNotFound(by.role)
    if Position.objects.filter(role=Role.ADMINISTRATOR).exists():
        raise AlreadyFounded
    if not Municipality.objects.exists():
        Municipality.objects.create(name=municipality, code=code)
    unit, _made = Unit.objects.get_or_create(kind=UnitKind.ADMINISTRATION, defaults={"name": _("Forvaltningen")})
    user = User(username=username, created_at=at)
    user.set_password(password)
    user.save(force_insert=True)
    administrator = Employee.objects.create(user=user, name=name)
    Position.objects.create(employee=administrator, role=Role.ADMINISTRATOR, unit=unit, valid_from=local(at).date())
    record(verb="appoint_first_administrator", by=by, at=at, subject=administrator)
    return administrator


def _check(by: Actor) -> None:
    if not may_administer(by):
        raise OrganisationRefused(_("Kun administratoren ændrer enheder, medarbejdere og brugere."))


@transaction.atomic
def add_unit(
    *, name: str, kind: UnitKind, phone: str = "", opening_hours: str = "", by: Actor, at: datetime
) -> Unit:  # fmt: skip
    """Opret enhed. Raises OrganisationRefused when there is one of that name and kind."""
    _check(by)
    if Unit.objects.filter(name__iexact=name.strip(), kind=kind).exists():
        raise OrganisationRefused(_("Der er allerede en enhed med det navn."))
    unit = Unit(name=name.strip(), kind=kind, phone=phone.strip(), opening_hours=opening_hours.strip())
    unit.save(force_insert=True)
    record(verb="organisation.add_unit", by=by, at=at, subject=unit)
    return unit


@transaction.atomic
def add_group(
    *, unit: Unit, name: str, grade: int | None = None, is_nursery: bool = False, by: Actor, at: datetime
) -> Group:
    """Opret gruppe in a unit. Raises OrganisationRefused when the unit has one of that name."""
    _check(by)
    if Group.objects.filter(unit=unit, name__iexact=name.strip()).exists():
        raise OrganisationRefused(_("Enheden har allerede en gruppe med det navn."))
    group = Group(unit=unit, name=name.strip(), grade=grade, is_nursery=is_nursery and unit.kind == UnitKind.DAYCARE)
    group.save(force_insert=True)
    record(verb="organisation.add_group", by=by, at=at, subject=group)
    return group


@transaction.atomic
def add_employee(*, name: str, phone: str = "", available: str = "", by: Actor, at: datetime) -> Employee:
    """Opret medarbejder. Without a position the employee sees nothing. Raises OrganisationRefused."""
    _check(by)
    employee = Employee(name=name.strip(), phone=phone.strip(), available=available.strip())
    employee.save(force_insert=True)
    record(verb="organisation.add_employee", by=by, at=at, subject=employee)
    return employee


@transaction.atomic
def give_position(
    *, employee: Employee, role: Role, unit: Unit, from_on: date, group: Group | None = None,
    area: Area | None = None, by: Actor, at: datetime,
) -> Position:  # fmt: skip
    """Ansæt: this role in this unit (and group or area) from that day on. Raises OrganisationRefused."""
    _check(by)
    if group and group.unit_id != unit.pk:
        raise OrganisationRefused(_("Gruppen hører til en anden enhed."))
    standing = Position.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=from_on), employee=employee, role=role, unit=unit, group=group,
        area=area,
    )  # fmt: skip
    if standing.exists():
        raise OrganisationRefused(_("Medarbejderen har allerede den rolle her."))
    position = Position(employee=employee, role=role, unit=unit, group=group, area=area, valid_from=from_on)
    position.save(force_insert=True)
    record(verb="organisation.give_position", by=by, at=at, subject=position, role_given=str(role))
    return position


@transaction.atomic
def end_position(*, position: Position, until_on: date, by: Actor, at: datetime) -> None:
    """Afslut ansættelse: from that day on (not included) it opens nothing. Raises OrganisationRefused."""
    _check(by)
    if until_on < position.valid_from:
        raise OrganisationRefused(_("Ansættelsen begynder senere end den dag."))
    running = Position.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=until_on), pk=position.pk)
    if not running.update(valid_until=until_on):
        raise OrganisationRefused(_("Ansættelsen er allerede sluttet."))
    record(verb="organisation.end_position", by=by, at=at, subject=position)


@transaction.atomic
def open_user(*, employee: Employee, username: str, by: Actor, at: datetime) -> str:
    """Opret bruger for an employee. Returns the one-time password, which is shown once and kept only as Argon2.

    Within a week it lets the employee set up the second factor and choose a password of their own.
    Raises OrganisationRefused.
    """
    _check(by)
    if employee.user_id:
        raise OrganisationRefused(_("Medarbejderen har allerede en bruger."))
    if User.objects.filter(username__iexact=username.strip()).exists():
        raise OrganisationRefused(_("Brugernavnet er taget."))
    password = "-".join("".join(secrets.choice(READABLE) for _sign in range(4)) for _part in range(4))
    user = User(username=username.strip(), created_at=at, password_expires_at=at + ONCE_FOR)
    user.set_password(password)
    user.save(force_insert=True)
    given = Employee.objects.filter(pk=employee.pk, user__isnull=True).update(user=user)
    if not given:
        raise OrganisationRefused(_("Medarbejderen har allerede en bruger."))
    record(verb="organisation.open_user", by=by, at=at, subject=user)
    return password


@transaction.atomic
def set_user_active(*, employee: Employee, is_active: bool, by: Actor, at: datetime) -> None:
    """Luk eller genåbn bruger: a closed user is out at the next click. Raises OrganisationRefused for one's own."""
    _check(by)
    if employee.pk == by.id:
        raise OrganisationRefused(_("Du kan ikke lukke din egen bruger. Bed en anden administrator."))
    changed = User.objects.filter(employee=employee).exclude(is_active=is_active).update(is_active=is_active)
    if changed:
        record(verb="organisation.open_again" if is_active else "organisation.shut_user", by=by, at=at,
               subject=employee)  # fmt: skip
