"""Who may make, change and share a plan. Deny by default; which child it may be is decided by access."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.journey.cases.queries import caseworker_of
from favn.journey.networks.queries import network_of
from favn.kit.clock import local


class PlanRefused(Exception):
    """What was asked cannot be done to this plan. The text can be shown."""


def may_write_plan(actor: Actor, child_id: UUID, today: date) -> bool:
    """The one who leads the child's network that day, and the one who has the child's case."""
    if not actor.is_employee:
        return False
    network = network_of(child_id, today)
    if network is not None and network.lead_id == actor.id:
        return True
    term = caseworker_of(child_id)
    return term is not None and term.caseworker_id == actor.id


def check_may_write(*, child_id: UUID, by: Actor, at: datetime) -> None:
    """Raises PlanRefused for those who may not write the child's plan."""
    if not may_write_plan(by, child_id, local(at).date()):
        raise PlanRefused(_("Planen skrives af den, der leder netværket, eller den, der har barnets sag."))
