"""Children in no institution, page by page, with the sum that proves that nobody is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from favn.desks.health.day import Register, register_of
from favn.desks.health.queries import YOUNGEST
from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Area
from favn.foundation.organisation.queries import areas_of
from favn.foundation.people.models import Child
from favn.journey.checkups.models import Visit
from favn.journey.checkups.queries.nowhere import nowhere
from favn.journey.checkups.queries.schedule import last_visits
from favn.kit.clock import local
from favn.kit.tables import Page, page_of


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A page of the list, when each child was last visited, and how the list was counted."""

    areas: Sequence[Area]
    page: Page[Child]
    visits: Mapping[UUID, Visit]
    register: Register


def nowhere_of(*, actor: Actor, asked: Mapping[str, str], at: datetime) -> Nowhere:
    """The list of the actor's districts. Each child shown is written down as seen."""
    today = local(at).date()
    areas = list(areas_of(actor.key, actor.role, on=today))
    page = page_of(nowhere([area.pk for area in areas], today), orders=YOUNGEST, asked=asked, size=50)
    door.seen(page.rows, actor=actor, purpose=Purpose.HEALTH, at=at, verb="health.nowhere")
    return Nowhere(areas, page, last_visits([child.pk for child in page.rows]), register_of(areas, at))
