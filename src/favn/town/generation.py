"""The town in memory: every row of it, in chunks, without a database. The same seed gives the same rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from favn.kit.clock import local
from favn.town.chance import Dice, Keys
from favn.town.families import Registry, TownChild
from favn.town.logins import Logins
from favn.town.municipality import Municipality, Surveyor
from favn.town.schooling import Enrolments, Stay, school_year_of
from favn.town.settle import everyone
from favn.town.staff import Personnel, Staff
from favn.town.tables import Rows, no_rows

CHUNK = 1500  # children; enough for COPY to be worth it, few enough to stay small in memory


@dataclass(slots=True)
class Chunk:
    """Some families and everything about them."""

    rows: Rows
    children: list[TownChild] = field(default_factory=list)
    stays: list[list[Stay]] = field(default_factory=list)


class Generator:
    """Makes one town. `chunks()` may be gone through once."""

    def __init__(self, *, children: int, seed: int, at: datetime) -> None:
        self.count, self.seed, self.at = children, seed, at
        self.keys, self.dice = Keys(seed), Dice(seed)
        self.rows = no_rows()
        self.logins = Logins(at, self.keys, self.rows)
        self.town: Municipality = Surveyor(children, self.keys, self.dice, self.rows).lay_out()
        personnel = Personnel(self.town, children, self.keys, self.dice, self.logins, self.rows)
        self.staff: Staff = personnel.hire(school_year_of(local(at).date()))
        areas = list(zip(self.town.areas, self.town.area_names, strict=True))
        self.registry = Registry(areas, at, self.keys, self.dice, self.logins, self.rows)
        self.enrolments = Enrolments(self.town, at, self.keys, self.dice, self.rows)

    def chunks(self) -> Iterator[Chunk]:
        """First the places and those who work there, then families until the town is full."""
        yield self._torn_off()
        left = max(0, self.count - len(everyone()))
        while left:
            chunk = Chunk(self.rows)
            while left and len(chunk.children) < CHUNK:
                family = self.registry.family(left)
                left -= len(family)
                chunk.children += family
                chunk.stays += map(self.enrolments.enrol, family)
            yield self._torn_off(chunk)

    def _torn_off(self, chunk: Chunk | None = None) -> Chunk:
        """The page as it is now; the next one starts empty."""
        torn = chunk or Chunk(self.rows)
        torn.rows = {table: list(rows) for table, rows in self.rows.items() if rows}
        for rows in self.rows.values():
            rows.clear()
        return torn


def whole(*, children: int, seed: int, at: datetime) -> Rows:
    """All rows of a town at once: for tests and measurements, not for the largest towns."""
    pages = [chunk.rows for chunk in Generator(children=children, seed=seed, at=at).chunks()]
    return {table: list(chain.from_iterable(page.get(table, ()) for page in pages)) for table in no_rows()}
