"""A visit as its page shows it, and the key an unsent one is kept under."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child, Relation
from favn.foundation.people.queries import PARENTS, relations_of
from favn.journey.checkups.models import ContactKind, MoodScale, ParentAtVisit, Visit
from favn.journey.checkups.queries.schedule import kind_named
from favn.kit.clock import local
from favn.kit.periods import valid_on


@dataclass(frozen=True, slots=True)
class VisitPage:
    """One visit: the child, what contact it is, the parents who are asked, the scales, and what is written."""

    visit: Visit
    child: Child
    kind: ContactKind | None
    parents: list[Relation]
    scales: list[MoodScale]
    said: dict[UUID, ParentAtVisit]


def health_child(*, actor: Actor, child_id: UUID, at: datetime) -> Child:
    """A child through the door, in the health room. Raises Http404 for hidden and missing alike."""
    return door.open_child(
        actor=actor, child_id=child_id, purpose=Purpose.HEALTH, at=at, compartment=Compartment.HEALTH
    )


def visit_page(*, actor: Actor, visit_id: UUID, at: datetime) -> VisitPage:
    """A visit that is agreed or written, through the child's door. Raises Http404."""
    visit = Visit.objects.select_related("visitor").filter(pk=visit_id, cancelled_at__isnull=True).first()
    if visit is None:
        raise Http404
    child = health_child(actor=actor, child_id=visit.child_id, at=at)
    return VisitPage(
        visit=visit, child=child, kind=kind_named(visit.code) if visit.code else None,
        parents=parents_of(child.id, local(at).date()), scales=scales(),
        said={each.adult_id: each for each in visit.parents.select_related("scale", "adult")},
    )  # fmt: skip


def parents_of(child_id: UUID, on: date) -> list[Relation]:
    """The child's parents today, each once."""
    found = {each.adult_id: each for each in relations_of(child_id).filter(valid_on(on), kind__in=PARENTS)}
    return list(found.values())


def scales() -> list[MoodScale]:
    """The scales in use."""
    return list(MoodScale.objects.filter(closed_on__isnull=True).order_by("name"))


def band_of(scale: MoodScale, total: int) -> str:
    """The municipality's word for a total: the band with the highest beginning it reaches; empty below all of them."""
    reached = [(start, word) for start, word in scale.bands if total >= start]
    return max(reached)[1] if reached else ""
