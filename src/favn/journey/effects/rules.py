"""From a concern to now, on the same five levels; and what one child's line can and cannot say. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from favn.foundation.deadlines.moments import danish_day
from favn.kit.catalogue import N_

NOT_PROOF = N_(
    "Ét barns linje kan ikke vise, om det var hjælpen, der virkede. Tal falder og stiger også af sig selv, "
    "mest når de begynder højt. Brug linjen i samtalen, ikke som bevis."
)


class Moment(StrEnum):
    """What a point on the line comes from."""

    CONCERN = "concern"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class LevelPoint:
    """One day on the ruler: the child's and the care's level, 1 (everyday well-being) to 5 (act now)."""

    on: date
    moment: Moment
    child_level: int
    care_level: int


def from_snapshot(snapshot: Mapping[str, Any]) -> LevelPoint | None:
    """A concern as it was attached to a notification, or None when the snapshot holds no levels."""
    if "child_level" not in snapshot or "written_at" not in snapshot:
        return None
    on = danish_day(datetime.fromisoformat(str(snapshot["written_at"])))
    return LevelPoint(on, Moment.CONCERN, int(snapshot["child_level"]), int(snapshot["care_level"]))


def in_order(points: Iterable[LevelPoint | None]) -> list[LevelPoint]:
    """The points by day, the same concern only once, however many ways it was found."""
    return sorted({point for point in points if point}, key=lambda point: (point.on, point.moment, point.child_level))


def change(points: list[LevelPoint]) -> tuple[int, int] | None:
    """The child's level at the last concern before the first follow-up, and at the last follow-up; or None yet."""
    after = [point for point in points if point.moment is Moment.FOLLOW_UP]
    before = [point for point in points if point.moment is Moment.CONCERN and (not after or point.on <= after[0].on)]
    if not before or not after:
        return None
    return before[-1].child_level, after[-1].child_level
