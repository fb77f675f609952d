"""Who may open what is shut. Deny by default."""

from collections.abc import Iterable

from favn.foundation.access.choices import Compartment
from favn.foundation.access.models import BreakGlass
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role

BREAKERS = (
    Role.HEALTH_VISITOR, Role.PSYCHOLOGIST, Role.CASEWORKER, Role.TEAM_LEADER, Role.DUTY_OFFICER, Role.SCHOOL_LEADER,
    Role.DAYCARE_LEADER, Role.NETWORK_COORDINATOR,
)  # fmt: skip
CHILDLESS = (Role.DATA_PROTECTION_OFFICER, Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR)  # their work opens no child
FINDERS = tuple(role for role in Role if role not in CHILDLESS)
REVIEWERS = (Role.TEAM_LEADER,)
MERGERS = (Role.TEAM_LEADER,)
LEADERS = (Role.SCHOOL_LEADER, Role.DAYCARE_LEADER)
NUMBER_ROOMS = frozenset({Compartment.AUTHORITY, Compartment.HEALTH, Compartment.DENTAL})


def may_break_glass(actor: Actor) -> bool:
    """Those whose work can meet a child in danger whom they have no basis for yet."""
    return actor.is_employee and actor.has_role(*BREAKERS)


def may_review(actor: Actor, broken: BreakGlass) -> bool:
    """A team leader, and never one's own."""
    return actor.is_employee and actor.has_role(*REVIEWERS) and broken.employee_id != actor.id


def may_reveal_number(actor: Actor, rooms: Iterable[str]) -> bool:
    """Those with a room of authority, health or dental care, and the leader of the child's school or daycare."""
    held = set(rooms)
    return actor.is_employee and (
        not NUMBER_ROOMS.isdisjoint(held) or (actor.has_role(*LEADERS) and Compartment.SCHOOL in held)
    )
