"""Who may put a concern on the scale, and in which of the child's rooms it is kept. Deny by default."""

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role

ROOMS: dict[str, Compartment] = {
    Role.TEACHER: Compartment.SCHOOL,
    Role.PEDAGOGUE: Compartment.SCHOOL,
    Role.CHILDMINDER: Compartment.SCHOOL,
    Role.SCHOOL_LEADER: Compartment.SCHOOL,
    Role.DAYCARE_LEADER: Compartment.SCHOOL,
    Role.HEALTH_VISITOR: Compartment.HEALTH,
    Role.DENTIST: Compartment.DENTAL,
    Role.CASEWORKER: Compartment.AUTHORITY,
    Role.PSYCHOLOGIST: Compartment.NETWORK,
    Role.NETWORK_COORDINATOR: Compartment.NETWORK,
}
WRITERS = tuple(ROOMS)


def may_place(actor: Actor) -> bool:
    """Those who meet the child, or carry its case, may say how they see it."""
    return actor.is_employee and actor.role in ROOMS


def room_of(actor: Actor) -> Compartment:
    """The room the actor's own words are kept in. Raises KeyError for those who may not place a concern."""
    return ROOMS[actor.role]
