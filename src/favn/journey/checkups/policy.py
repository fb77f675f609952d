"""Who meets children on the schedule, decides the schedule, and answers for absence. Deny by default."""

from uuid import UUID

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role

VISITORS = (Role.HEALTH_VISITOR,)
DECIDERS = (Role.ADMINISTRATOR,)
ABSENCE_READERS = (Role.TEACHER, Role.PEDAGOGUE, Role.SCHOOL_LEADER)
ANSWER_FOR_ABSENCE = (Role.SCHOOL_LEADER,)


def may_visit(actor: Actor) -> bool:
    """A health visitor; the database asks for the district once more."""
    return actor.is_employee and actor.has_role(*VISITORS)


def may_decide(actor: Actor) -> bool:
    """The administrator edits the municipality's schedule."""
    return actor.is_employee and actor.has_role(*DECIDERS)


def may_answer_for_absence(actor: Actor, unit_id: UUID) -> bool:
    """The leader of the school: the duty to warn and to notify is the leader's own."""
    return actor.is_employee and actor.has_role(*ANSWER_FOR_ABSENCE) and unit_id in actor.unit_ids
