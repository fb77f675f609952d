"""Who may begin a network, gather people in it and call its meetings."""

from uuid import UUID

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role
from favn.journey.cases.queries import caseworker_of
from favn.journey.networks.models import Network

LEADS = (Role.NETWORK_COORDINATOR, Role.CASEWORKER, Role.PSYCHOLOGIST, Role.HEALTH_VISITOR)


def may_begin_network(actor: Actor, child_id: UUID) -> bool:
    """The one who has the child's case."""
    return actor.is_employee and _has_case(actor, child_id)


def may_gather(actor: Actor, network: Network) -> bool:
    """The network's lead, or the one who has the child's case."""
    return actor.is_employee and (network.lead_id == actor.id or _has_case(actor, network.child_id))


def _has_case(actor: Actor, child_id: UUID) -> bool:
    term = caseworker_of(child_id)
    return term is not None and term.caseworker_id == actor.id
