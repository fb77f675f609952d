"""What happens to the municipality itself: it begins with one person who can let the others in."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor, ActorKind
from favn.foundation.accounts.models import User
from favn.foundation.audit.actions import record
from favn.foundation.organisation.choices import Role, UnitKind
from favn.foundation.organisation.models import Employee, Municipality, Position, Unit
from favn.kit.clock import local


class AlreadyFounded(Exception):
    """There is an administrator already: the next one is let in by that one."""


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
