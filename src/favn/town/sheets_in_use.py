"""Which version of each sheet a round was opened with: the newest there was then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from favn.journey.wellbeing.choices import AgeBand
from favn.journey.wellbeing.models import Form
from favn.kit.clock import local
from favn.town.settle import key_of


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the sheet of an age. `since` is empty for one that came with Favn and not from the town."""

    band: str
    number: int
    key: UUID
    since: date | None = None


SHIPPED = tuple(Version(band, 1, key_of("form", band, "1")) for band in AgeBand.values)


def versions_there_are() -> tuple[Version, ...]:
    """Every version the database has."""
    told = Form.objects.order_by("band", "version").values_list("band", "version", "id", "written_at")
    return tuple(Version(band, number, key, at and local(at).date()) for band, number, key, at in told)


def in_use(versions: Iterable[Version], opens_on: date, *, is_this_school_year: bool) -> dict[str, UUID]:
    """The version of each age's sheet in a round that opens that day, youngest first.

    One that was written here counts from its day. A later one that came with Favn bears no day; it counts from this
    school year.
    """
    newest: dict[str, Version] = {}
    for each in sorted(versions, key=lambda one: one.number):
        is_known = each.since <= opens_on if each.since else each.number == 1 or is_this_school_year
        if is_known:
            newest[each.band] = each
    return {band: newest[band].key for band in AgeBand.values if band in newest}
