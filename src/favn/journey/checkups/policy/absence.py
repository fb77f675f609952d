"""Who reads about absence, and who answers for it. Deny by default."""

from uuid import UUID

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role

ABSENCE_READERS = (Role.TEACHER, Role.PEDAGOGUE, Role.SCHOOL_LEADER)

ANSWER_FOR_ABSENCE = (Role.SCHOOL_LEADER,)


def may_answer_for_absence(actor: Actor, unit_id: UUID) -> bool:
    """The leader of the school: the duty to warn and to notify is the leader's own."""
    return actor.is_employee and actor.has_role(*ANSWER_FOR_ABSENCE) and unit_id in actor.unit_ids
