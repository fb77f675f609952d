"""Who may open, give and take a case. Deny by default; which child it may be is decided by access."""

from uuid import UUID

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role


def may_open_case(actor: Actor) -> bool:
    """Those who receive what comes to the authority."""
    return actor.is_employee and actor.has_role(Role.TEAM_LEADER, Role.DUTY_OFFICER)


def may_hand_over(actor: Actor, caseworker_id: UUID) -> bool:
    """A team leader gives a case to anybody who can have one; a caseworker takes it to themselves only."""
    if not actor.is_employee:
        return False
    return actor.has_role(Role.TEAM_LEADER) or (actor.has_role(Role.CASEWORKER) and actor.id == caseworker_id)
