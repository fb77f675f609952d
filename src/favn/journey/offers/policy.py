"""Who may give a child a seat, and whose list of seats is whose. Deny by default."""

from datetime import date
from uuid import UUID

from favn.foundation.accounts.actors import Actor, ActorKind
from favn.foundation.organisation.choices import Role
from favn.journey.plans.policy import may_write_plan


def may_give_seat(actor: Actor, child_id: UUID, today: date) -> bool:
    """Those who carry the child's plan."""
    return may_write_plan(actor, child_id, today)


def may_stock(actor: Actor) -> bool:
    """The administrator, and the job that makes a new municipality."""
    return actor.has_role(Role.ADMINISTRATOR) or actor.kind is ActorKind.SYSTEM
