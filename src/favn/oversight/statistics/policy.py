"""Who counts, and who reads. Deny by default."""

from favn.foundation.accounts.actors import Actor, ActorKind
from favn.foundation.organisation.choices import Role

READERS = (Role.COMMITTEE_MEMBER,)


def may_count(actor: Actor) -> bool:
    """A job: it sees every row and gives none away."""
    return actor.kind is ActorKind.SYSTEM
