"""Children who move between districts: those to receive, and those given away that nobody has received yet."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.http import Http404

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Area, Position
from favn.journey.checkups.models import Handover
from favn.journey.checkups.queries.visits import health_child
from favn.kit.periods import valid_on

LATEST = ("receive_by", "id")


def has_visitor(area_id: UUID, *, on: date) -> bool:
    """Whether a health visitor has this district on that day."""
    return Position.objects.filter(valid_on(on), area_id=area_id, role=Role.HEALTH_VISITOR).exists()


def areas_with_a_visitor(on: date) -> list[Area]:
    """The districts a child can be handed over to."""
    held = Position.objects.filter(valid_on(on), role=Role.HEALTH_VISITOR, area__isnull=False).values("area_id")
    return list(Area.objects.filter(pk__in=held).order_by("name", "id"))


def to_receive(area_ids: Iterable[UUID]) -> list[Handover]:
    """Those that wait in these districts, the most urgent first."""
    waiting = Handover.objects.filter(to_area_id__in=list(area_ids), received_at__isnull=True)
    return list(waiting.select_related("from_area", "given_by").order_by(*LATEST))


def given_by(employee_id: UUID) -> list[Handover]:
    """What this employee gave away and nobody has received; the child is no longer hers to see."""
    given = Handover.objects.filter(given_by_id=employee_id, received_at__isnull=True)
    return list(given.select_related("to_area").order_by(*LATEST))


def handover_to_receive(*, actor: Actor, handover_id: UUID, at: datetime) -> Handover:
    """A handover through the child's door. Raises Http404 for hidden and missing alike."""
    found = Handover.objects.filter(pk=handover_id).first()
    if found is None:
        raise Http404
    health_child(actor=actor, child_id=found.child_id, at=at)
    return found
