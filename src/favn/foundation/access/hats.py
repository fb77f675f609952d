"""Which hats a user has, and the Actor each of them makes."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import connection

from favn.foundation.access.roles import reach_of
from favn.foundation.accounts.actors import PUBLIC, Actor, ActorKind, Reach
from favn.foundation.accounts.models import User
from favn.foundation.organisation.choices import Role
from favn.kit.clock import local

FAMILY_HAT = "family"


@dataclass(frozen=True, slots=True)
class Hat:
    """One way for a user to be here: as an employee in a role, or as a member of a family."""

    key: str
    label: str
    place: str
    actor: Actor


_HELD = """
SELECT p.role, e.id, e.name, p.unit_id, u.name, p.group_id, g.name
FROM organisation_position p
JOIN organisation_employee e ON e.id = p.employee_id
JOIN organisation_unit u ON u.id = p.unit_id
LEFT JOIN organisation_group g ON g.id = p.group_id
WHERE e.user_id = %(user)s AND p.valid_from <= %(today)s AND (p.valid_until IS NULL OR p.valid_until > %(today)s)
ORDER BY p.role, p.valid_from, p.id
"""
_KIN = """
SELECT id, given_names, surname FROM people_adult WHERE user_id = %(user)s
UNION ALL
SELECT id, given_names, surname FROM people_child WHERE user_id = %(user)s
"""
_BOTH = f"""
SELECT held.*, NULL::uuid, NULL, NULL FROM ({_HELD}) AS held
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, kin.* FROM ({_KIN}) AS kin
"""  # noqa: S608  # our own text; one statement because every request asks it


@dataclass(frozen=True, slots=True)
class _Held:
    """A position held today, as the database answers."""

    role: str
    employee_id: UUID
    employee: str
    unit_id: UUID
    unit: str
    group_id: UUID | None
    group: str | None


def _employee_hats(user: User, positions: list[_Held]) -> list[Hat]:
    hats = []
    for role, same in groupby(positions, key=lambda position: position.role):
        held = list(same)
        actor = Actor(
            kind=ActorKind.EMPLOYEE,
            reach=reach_of(role),
            role=role,
            name=held[0].employee,
            id=held[0].employee_id,
            user_id=user.id,
            unit_ids=tuple({position.unit_id: None for position in held}),
            group_ids=tuple(position.group_id for position in held if position.group_id),
            unit_name=", ".join(dict.fromkeys(position.unit for position in held)),
        )
        places = ", ".join(dict.fromkeys(position.group or position.unit for position in held))
        hats.append(Hat(role, str(Role(role).label), places, actor))
    return hats


def _family_hat(user: User, key: UUID, given_names: str, surname: str) -> Hat:
    name = f"{given_names} {surname}".strip()
    actor = Actor(kind=ActorKind.FAMILY, reach=Reach.FAMILY, role=FAMILY_HAT, name=name, id=key, user_id=user.id)
    return Hat(FAMILY_HAT, "Familie", "", actor)


def hats_of(user: User, at: datetime) -> list[Hat]:
    """All hats this user has at this instant, employee roles first. Runs at the gate."""
    with connection.cursor() as cursor:
        cursor.execute(_BOTH, {"user": user.pk, "today": local(at).date()})
        rows = cursor.fetchall()
    hats = _employee_hats(user, [_Held(*row[:7]) for row in rows if row[0]])
    kin = next((row[7:] for row in rows if row[7]), None)
    return [*hats, _family_hat(user, *kin)] if kin else hats


def hat_for(user: User | None, wanted: str, at: datetime) -> tuple[Actor, list[Hat]]:
    """The actor of the hat the user chose (or their first one), and all their hats. PUBLIC for nobody or no hat."""
    if user is None or not user.is_active:
        return PUBLIC, []
    hats = hats_of(user, at)
    chosen = next((hat for hat in hats if hat.key == wanted), hats[0] if hats else None)
    return (chosen.actor if chosen else PUBLIC), hats
