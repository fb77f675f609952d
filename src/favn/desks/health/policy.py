"""Who works at the health visitor's desk. Deny by default."""

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role

VISITORS = (Role.HEALTH_VISITOR,)


def may_register(actor: Actor) -> bool:
    """A health visitor, in the own district; the database asks for the district once more."""
    return actor.is_employee and actor.has_role(*VISITORS)
