"""Who sends a child on, and who receives it. Deny by default."""

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role
from favn.journey.checkups.choices.transitions import ROOM_OF_ROLE

SENDERS = tuple(map(Role, ROOM_OF_ROLE))

SPECIALISTS = (Role.PSYCHOLOGIST, Role.OFFER_LEADER, Role.NETWORK_COORDINATOR, Role.CASEWORKER)

RECEIVERS = (Role.SCHOOL_LEADER, Role.DAYCARE_LEADER, Role.TEACHER, Role.PEDAGOGUE, Role.CHILDMINDER)


def may_send(actor: Actor) -> bool:
    """Those who know the child where it is now; the database asks for the room and the place once more."""
    return actor.is_employee and actor.role in SENDERS


def may_receive(actor: Actor) -> bool:
    """Those who work where the child is going."""
    return actor.is_employee and actor.has_role(*RECEIVERS)
