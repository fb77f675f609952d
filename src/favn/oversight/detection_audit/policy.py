"""Who counts, and who reads. Deny by default."""

from favn.foundation.accounts.actors import Actor, ActorKind
from favn.foundation.organisation.choices import Role

LEADERS = (Role.SCHOOL_LEADER, Role.DAYCARE_LEADER)
READERS = (*LEADERS, Role.ADMINISTRATOR, Role.TEAM_LEADER, Role.COMMITTEE_MEMBER)
LEARNERS = (Role.TEAM_LEADER,)  # may read the misses of children they have a basis for


def may_count(actor: Actor) -> bool:
    """A job: it sees every row and gives none away."""
    return actor.kind is ActorKind.SYSTEM
