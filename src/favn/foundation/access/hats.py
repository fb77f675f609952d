"""Which hats a user has, and the Actor each of them makes."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Q

from favn.foundation.access.roles import reach_of
from favn.foundation.accounts.actors import PUBLIC, Actor, ActorKind, Reach
from favn.foundation.accounts.models import User
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Position
from favn.foundation.people.models import Adult, Child
from favn.kit.clock import local

FAMILY_HAT = "family"


@dataclass(frozen=True, slots=True)
class Hat:
    """One way for a user to be here: as an employee in a role, or as a member of a family."""

    key: str
    label: str
    place: str
    actor: Actor


def _positions(user: User, at: datetime) -> list[Position]:
    today = local(at).date()
    current = Q(valid_from__lte=today) & (Q(valid_until__isnull=True) | Q(valid_until__gt=today))
    held = Position.objects.filter(current, employee__user=user).select_related("employee", "unit", "group")
    return list(held.order_by("role", "valid_from", "id"))


def _employee_hats(user: User, at: datetime) -> list[Hat]:
    hats = []
    for role, positions in groupby(_positions(user, at), key=lambda position: position.role):
        held = list(positions)
        employee = held[0].employee
        actor = Actor(
            kind=ActorKind.EMPLOYEE,
            reach=reach_of(role),
            role=role,
            name=employee.name,
            id=employee.id,
            user_id=user.id,
            unit_ids=tuple({position.unit_id: None for position in held}),
            group_ids=tuple(position.group_id for position in held if position.group_id),
            unit_name=", ".join(dict.fromkeys(position.unit.name for position in held)),
        )
        places = ", ".join(dict.fromkeys(p.group.name if p.group else p.unit.name for p in held))
        hats.append(Hat(role, str(Role(role).label), places, actor))
    return hats


def _family_hats(user: User) -> list[Hat]:
    columns = ("id", "given_names", "surname")
    mine = Adult.objects.filter(user=user).values_list(*columns)
    young = Child.objects.filter(user=user).values_list(*columns)
    person = next(iter(mine.union(young, all=True)), None)
    if person is None:
        return []
    key, given_names, surname = person
    name = f"{given_names} {surname}".strip()
    actor = Actor(kind=ActorKind.FAMILY, reach=Reach.FAMILY, role=FAMILY_HAT, name=name, id=key, user_id=user.id)
    return [Hat(FAMILY_HAT, "Familie", "", actor)]


def hats_of(user: User, at: datetime) -> list[Hat]:
    """All hats this user has at this instant, employee roles first. Runs at the gate."""
    return [*_employee_hats(user, at), *_family_hats(user)]


def hat_for(user: User | None, wanted: str, at: datetime) -> tuple[Actor, list[Hat]]:
    """The actor of the hat the user chose (or their first one), and all their hats. PUBLIC for nobody or no hat."""
    if user is None or not user.is_active:
        return PUBLIC, []
    hats = hats_of(user, at)
    chosen = next((hat for hat in hats if hat.key == wanted), hats[0] if hats else None)
    return (chosen.actor if chosen else PUBLIC), hats
