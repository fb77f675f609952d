"""Who works with the dental track, who leads a clinic, and who advises its colleagues. Deny by default."""

from datetime import date
from uuid import UUID

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role
from favn.journey.checkups.choices.dental import Post
from favn.journey.checkups.models import DentalPost
from favn.kit.periods import valid_on

CLINIC = (Role.DENTIST,)
MEETING_READERS = (Role.DENTIST, Role.NETWORK_COORDINATOR)
AGREEMENT_READERS = (Role.DENTIST, Role.DAYCARE_LEADER)
POST_GIVERS = (Role.ADMINISTRATOR,)


def may_treat(actor: Actor) -> bool:
    """A dentist; the database asks for the dental room once more."""
    return actor.is_employee and actor.has_role(*CLINIC)


def holds(actor: Actor, post: Post, *, on: date, unit_id: UUID | None = None) -> bool:
    """Whether a dentist has this post on that day, at that clinic when one is named."""
    if not may_treat(actor):
        return False
    held = DentalPost.objects.filter(valid_on(on), employee_id=actor.key, post=post)
    return (held.filter(unit_id=unit_id) if unit_id else held).exists()


def may_lead(actor: Actor, *, on: date) -> bool:
    """The leader of a clinic: edits the letters and the days between the steps. The database asks once more."""
    return holds(actor, Post.LEADER, on=on)


def may_advise(actor: Actor, *, on: date, unit_id: UUID) -> bool:
    """One of the clinic's advisory team."""
    return holds(actor, Post.ADVISER, on=on, unit_id=unit_id)


def may_give_posts(actor: Actor) -> bool:
    """The administrator says who leads and who advises."""
    return actor.is_employee and actor.has_role(*POST_GIVERS)
