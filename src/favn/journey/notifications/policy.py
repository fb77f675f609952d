"""Who may notify, see and assess. Deny by default; anyone at all may notify through the open page."""

from favn.foundation.accounts.actors import Actor, ActorKind
from favn.foundation.organisation.choices import Role

RECEIVERS = (Role.TEAM_LEADER, Role.DUTY_OFFICER)
NOTIFIERS = (
    Role.TEACHER, Role.PEDAGOGUE, Role.CHILDMINDER, Role.SCHOOL_LEADER, Role.DAYCARE_LEADER, Role.SECRETARY,
    Role.HEALTH_VISITOR, Role.DENTIST, Role.PSYCHOLOGIST, Role.CASEWORKER, Role.TEAM_LEADER, Role.NETWORK_COORDINATOR,
    Role.OFFER_LEADER, Role.DUTY_OFFICER, Role.SSP_CONSULTANT,
)  # fmt: skip


def may_notify(actor: Actor) -> bool:
    """Everyone whose work meets children has a personal duty to notify."""
    return actor.is_employee and actor.has_role(*NOTIFIERS)


def may_notify_publicly(actor: Actor) -> bool:
    """The open page acts as the public, also when the one who writes happens to be logged in elsewhere."""
    return actor.kind is ActorKind.PUBLIC


def may_assess(actor: Actor) -> bool:
    """The team leader, and the duty officer when it cannot wait."""
    return actor.is_employee and actor.has_role(*RECEIVERS)
