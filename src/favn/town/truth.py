"""What was planted in a town, so that those who look for it can be told how much they found.

Nothing of it stands in the database. It is drawn again from the same seed, number of children and day.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from favn.town.generation import Generator
from favn.town.lives import Fall


@dataclass(frozen=True, slots=True)
class Truth:
    """The real falls, each child's real level (spreads from the mean of all), when others notified, and how strict
    each rater is (points on 1-5 that the rater marks lower than others), and which groups (round, group) were late or
    missing in a round that has closed."""

    falls: tuple[Fall, ...]
    levels: dict[UUID, float]
    notified_at: dict[UUID, tuple[datetime, ...]]
    strictness: dict[UUID, float]
    not_in_time: dict[tuple[UUID, UUID], str]


def planted(*, children: int, seed: int, at: datetime) -> Truth:
    """The truth of the town that `build` makes of the same three."""
    town = Generator(children=children, seed=seed, at=at)
    for _ in town.pages():
        continue
    return Truth(
        falls=tuple(life.fall for life in town.lives if life.fall),
        levels={life.child.key: life.level for life in town.lives},
        notified_at={life.child.key: tuple(life.notified_at) for life in town.lives if life.notified_at},
        strictness=dict(town.rounds.strictness),
        not_in_time=dict(town.rounds.not_in_time),
    )
