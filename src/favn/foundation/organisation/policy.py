"""Who may change the municipality itself. Deny by default."""

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role


def may_administer(actor: Actor) -> bool:
    """The administrator, who in return meets no child."""
    return actor.is_employee and actor.has_role(Role.ADMINISTRATOR)
