"""A family moves to another district: nobody lets go before the next one is named, and she says that she has it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.models import Area
from favn.foundation.people.actions import move_to_area
from favn.foundation.people.models import Child
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.models import Handover
from favn.journey.checkups.policy.contacts import may_visit
from favn.journey.checkups.queries.handovers import has_visitor
from favn.kit.clock import local

RECEIVE_WITHIN = timedelta(days=7)  # the municipality's own; no law says how long


@transaction.atomic
def hand_over(*, child: Child, to_area: Area, note: str, by: Actor, at: datetime) -> Handover:
    """Overdrag barnet: it belongs to the other district from now on, and stands there until somebody receives it.

    The one who hands over loses the child at once. Raises ContactRefused.
    """
    if not may_visit(by):
        raise ContactRefused(_("Et barn overdrages af sundhedsplejersken."))
    if child.area_id is None or to_area.pk == child.area_id:
        raise ContactRefused(_("Vælg et andet distrikt end det, barnet bor i."))
    if not has_visitor(to_area.pk, on=local(at).date()):
        raise ContactRefused(
            _("Ingen sundhedsplejerske har det distrikt. Tal med din leder, før du overdrager barnet.")
        )
    if not note.strip():
        raise ContactRefused(_("Skriv, hvad den næste skal vide. Familien kan læse det."))
    given = Handover(
        child_id=child.pk, from_area_id=child.area_id, to_area=to_area, noticed_at=at, note=note.strip(),
        receive_by=local(at).date() + RECEIVE_WITHIN, given_by_id=by.key,
    )  # fmt: skip
    given.save(force_insert=True)
    record(verb="checkups.hand_over", by=by, at=at, child_id=child.pk, subject=given)
    move_to_area(child=child, area=to_area, by=by, at=at)
    return given


@transaction.atomic
def receive(*, handover: Handover, by: Actor, at: datetime) -> None:
    """Modtag barnet. Receiving twice keeps the first who did it. Raises ContactRefused."""
    if not may_visit(by):
        raise ContactRefused(_("Et barn modtages af distriktets sundhedsplejerske."))
    waiting = Handover.objects.filter(pk=handover.pk, received_at__isnull=True)
    if waiting.update(received_by_id=by.key, received_at=at):
        record(verb="checkups.receive", by=by, at=at, child_id=handover.child_id, subject=handover)
