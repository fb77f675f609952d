"""The district's small children: who is on the way, who goes nowhere, and the language the family is met in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Area
from favn.foundation.organisation.queries import areas_of
from favn.foundation.people.models import Child
from favn.foundation.people.queries import Spoken, enrolled_on, enrolments_of, spoken_around
from favn.journey.checkups.queries.pregnancies import closed_among
from favn.kit.clock import local
from favn.kit.tables import Page, page_of

SCHOOL_AGE = relativedelta(years=6)
YOUNGEST = {"alder": ("-born_on", "id"), "navn": ("sort_key", "id")}
NOWHERE = "uden"


@dataclass(frozen=True, slots=True)
class Small:
    """A child on the list: where it goes (empty: in no institution), and the language of its home."""

    child: Child
    place: str
    spoken: Spoken | None


@dataclass(frozen=True, slots=True)
class District:
    """The page: the areas, the unborn by their day (and whose mother wants no visits), and the small children."""

    areas: Sequence[Area]
    unborn: Sequence[Small]
    declined: Mapping[UUID, str]
    page: Page[Child]
    children: Sequence[Small]


def district_of(*, actor: Actor, only_nowhere: bool, asked: Mapping[str, str], at: datetime) -> District:
    """The actor's district, every child shown written down as seen."""
    today = local(at).date()
    areas = list(areas_of(actor.key, actor.role, on=today))
    there = door.children_in_areas(area_ids=[area.id for area in areas])
    small = there.filter(born_on__gt=today - SCHOOL_AGE, died_on__isnull=True)
    if only_nowhere:
        small = small.exclude(pk__in=enrolled_on(today))
    page = page_of(small, orders=YOUNGEST, asked=asked, size=50)
    unborn = list(there.filter(born_on__isnull=True).order_by("due_on", "id")[:100])
    shown = door.seen([*unborn, *page.rows], actor=actor, purpose=Purpose.HEALTH, at=at, verb="health.district")
    told = _told(shown, today)
    declined = closed_among([child.id for child in unborn])
    return District(areas, told[: len(unborn)], declined, page, told[len(unborn) :])


def _told(children: Sequence[Child], today: date) -> list[Small]:
    keys = [child.id for child in children]
    places = {each.child_id: each.unit.name for each in enrolments_of(*keys, on=today)}
    spoken = spoken_around(*keys, on=today)
    return [Small(child, places.get(child.id, ""), spoken.get(child.id)) for child in children]


def unborn_child(*, actor: Actor, child_id: UUID, at: datetime) -> Child:
    """An unborn child of the actor's district. Raises Http404 for hidden, missing, born and never born alike."""
    child = door.open_child(
        actor=actor, child_id=child_id, purpose=Purpose.HEALTH, at=at, compartment=Compartment.HEALTH
    )
    if child.born_on or child.left_on:
        raise Http404
    return child
