"""Who may decide how much is looked into."""

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role
from favn.journey.cases.models import Case
from favn.journey.cases.queries import caseworker_of


def may_screen(actor: Actor, case: Case) -> bool:
    """The caseworker who has the case, or a team leader."""
    if not actor.is_employee or case.closed_at:
        return False
    if actor.has_role(Role.TEAM_LEADER):
        return True
    term = caseworker_of(case.child_id)
    return term is not None and term.caseworker_id == actor.id
