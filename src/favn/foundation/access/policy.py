"""Who may open what is shut. Deny by default."""

from favn.foundation.access.models import BreakGlass
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role

BREAKERS = (
    Role.HEALTH_VISITOR, Role.PSYCHOLOGIST, Role.CASEWORKER, Role.TEAM_LEADER, Role.DUTY_OFFICER, Role.SCHOOL_LEADER,
    Role.DAYCARE_LEADER, Role.NETWORK_COORDINATOR,
)  # fmt: skip
REVIEWERS = (Role.TEAM_LEADER,)


def may_break_glass(actor: Actor) -> bool:
    """Those whose work can meet a child in danger whom they have no basis for yet."""
    return actor.is_employee and actor.has_role(*BREAKERS)


def may_review(actor: Actor, broken: BreakGlass) -> bool:
    """A team leader, and never one's own."""
    return actor.is_employee and actor.has_role(*REVIEWERS) and broken.employee_id != actor.id
