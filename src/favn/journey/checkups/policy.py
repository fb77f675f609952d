"""Who meets children on the schedule, decides the schedule, and answers for absence. Deny by default."""

from uuid import UUID

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role
from favn.journey.checkups.transition_choices import ROOM_OF_ROLE

VISITORS = (Role.HEALTH_VISITOR,)
DECIDERS = (Role.ADMINISTRATOR,)
ABSENCE_READERS = (Role.TEACHER, Role.PEDAGOGUE, Role.SCHOOL_LEADER)
ANSWER_FOR_ABSENCE = (Role.SCHOOL_LEADER,)
SENDERS = tuple(map(Role, ROOM_OF_ROLE))
SPECIALISTS = (Role.PSYCHOLOGIST, Role.OFFER_LEADER, Role.NETWORK_COORDINATOR, Role.CASEWORKER)
RECEIVERS = (Role.SCHOOL_LEADER, Role.DAYCARE_LEADER, Role.TEACHER, Role.PEDAGOGUE, Role.CHILDMINDER)


def may_visit(actor: Actor) -> bool:
    """A health visitor; the database asks for the district once more."""
    return actor.is_employee and actor.has_role(*VISITORS)


def may_decide(actor: Actor) -> bool:
    """The administrator edits the municipality's schedule."""
    return actor.is_employee and actor.has_role(*DECIDERS)


def may_answer_for_absence(actor: Actor, unit_id: UUID) -> bool:
    """The leader of the school: the duty to warn and to notify is the leader's own."""
    return actor.is_employee and actor.has_role(*ANSWER_FOR_ABSENCE) and unit_id in actor.unit_ids


def may_send(actor: Actor) -> bool:
    """Those who know the child where it is now; the database asks for the room and the place once more."""
    return actor.is_employee and actor.role in SENDERS


def may_receive(actor: Actor) -> bool:
    """Those who work where the child is going."""
    return actor.is_employee and actor.has_role(*RECEIVERS)
