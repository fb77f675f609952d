"""Who meets children on the schedule, and who decides it. Deny by default."""

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role

VISITORS = (Role.HEALTH_VISITOR,)

DECIDERS = (Role.ADMINISTRATOR,)


def may_visit(actor: Actor) -> bool:
    """A health visitor; the database asks for the district once more."""
    return actor.is_employee and actor.has_role(*VISITORS)


def may_decide(actor: Actor) -> bool:
    """The administrator edits the municipality's schedule."""
    return actor.is_employee and actor.has_role(*DECIDERS)
