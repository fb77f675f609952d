"""What each profession may see by virtue of its position alone. Everything else needs a grant with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from favn.foundation.access.choices import Compartment, ScopeReach
from favn.foundation.accounts.actors import Reach
from favn.foundation.organisation.choices import Role

_IDENTITY, _SCHOOL = Compartment.IDENTITY, Compartment.SCHOOL


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a role reaches, and the compartments it holds there."""

    reach: ScopeReach
    compartments: tuple[Compartment, ...]


# A role that is not listed (psychologist, caseworker, coordinator, leader of an offer …) sees only what it is granted.
SCOPES: dict[Role, Scope] = {
    Role.TEACHER: Scope(ScopeReach.GROUP, (_IDENTITY, _SCHOOL)),
    Role.PEDAGOGUE: Scope(ScopeReach.GROUP, (_IDENTITY, _SCHOOL)),
    Role.CHILDMINDER: Scope(ScopeReach.GROUP, (_IDENTITY, _SCHOOL)),
    Role.SCHOOL_LEADER: Scope(ScopeReach.UNIT, (_IDENTITY, _SCHOOL)),
    Role.DAYCARE_LEADER: Scope(ScopeReach.UNIT, (_IDENTITY, _SCHOOL)),
    Role.SECRETARY: Scope(ScopeReach.UNIT, (_IDENTITY,)),
    Role.HEALTH_VISITOR: Scope(ScopeReach.DISTRICT, (_IDENTITY, Compartment.HEALTH)),
    Role.DENTIST: Scope(ScopeReach.MUNICIPALITY, (_IDENTITY, Compartment.DENTAL)),
    Role.TEAM_LEADER: Scope(ScopeReach.MUNICIPALITY, (_IDENTITY,)),
    Role.DUTY_OFFICER: Scope(ScopeReach.MUNICIPALITY, (_IDENTITY,)),
    Role.SSP_CONSULTANT: Scope(ScopeReach.MUNICIPALITY, (_IDENTITY, Compartment.SSP)),
}


def scope_rows() -> Iterator[tuple[str, str, str]]:
    """The constants as rows (role, reach, compartment) of the table the database reads."""
    for role, scope in SCOPES.items():
        for compartment in scope.compartments:
            yield role.value, scope.reach.value, compartment.value


def reach_of(role: str) -> Reach:
    """The database role an employee works under: wide when the whole municipality is within reach."""
    scope = SCOPES.get(Role(role))
    return Reach.WIDE if scope and scope.reach is ScopeReach.MUNICIPALITY else Reach.NARROW
