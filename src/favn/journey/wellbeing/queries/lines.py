"""A child's line of well-being, for the child's page, a notification or a meeting."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean
from typing import Any
from uuid import UUID

from favn.journey.wellbeing.choices import QUESTIONS
from favn.journey.wellbeing.models import Assessment, JointPosition, StepChange
from favn.journey.wellbeing.queries.words import Wordings
from favn.journey.wellbeing.rules.stages import level


@dataclass(frozen=True, slots=True)
class LinePoint:
    """One round on the line: the mean of all answers 1-5 (None when nobody could judge), and the joint position."""

    round_name: str
    on: date
    mean: float | None
    position: str | None


@dataclass(frozen=True, slots=True)
class PositionLine:
    """One joint position with what was agreed."""

    round_name: str
    on: date
    position: str
    word: str
    remark: str
    next_step: str
    owner_name: str
    due_on: date | None
    parents_contacted_on: date | None
    id: UUID
    watch_because: str = ""
    step_done_at: datetime | None = None
    owner_id: UUID | None = None
    step_ended_at: datetime | None = None
    changes: tuple[StepChange, ...] = ()


def line_for(child_id: UUID) -> list[LinePoint]:
    """The child's rounds, oldest first, once the raters have talked. Two statements.

    The caller has opened the child through the door in the school's room; row-level security shows nothing otherwise.
    """
    levels: dict[tuple[date, str], list[float]] = {}
    shared = Assessment.objects.filter(child_id=child_id, sheet__level_mean__isnull=False)
    for row in shared.values_list("round__opens_on", "round__name", *QUESTIONS):
        found = level(row[2:])
        levels.setdefault((row[0], row[1]), []).extend([found] if found is not None else [])
    positions = {(line.on, line.round_name): line.position for line in positions_for(child_id)}
    means = {key: round(fmean(found), 2) for key, found in levels.items() if found}
    return [
        LinePoint(name, on, means.get((on, name)), positions.get((on, name)))
        for on, name in sorted({*levels, *positions})
    ]


def positions_for(child_id: UUID) -> list[PositionLine]:
    """The child's joint positions, oldest first. The caller has opened the child through the door."""
    told = JointPosition.objects.filter(child_id=child_id).select_related("round", "owner").order_by("round__opens_on")
    words, changed = Wordings(), defaultdict(list)
    for change in StepChange.objects.filter(child_id=child_id).order_by("changed_at", "id"):
        changed[change.agreed_id].append(change)
    return [
        PositionLine(
            round_name=each.round.name, on=each.round.opens_on, position=each.position,
            word=words.said(each.position, each.round.opens_on), remark=each.remark, next_step=each.next_step,
            owner_name=each.owner.name if each.owner else "", due_on=each.due_on,
            parents_contacted_on=each.parents_contacted_on, id=each.id,
            watch_because=each.watch_because, step_done_at=each.step_done_at, owner_id=each.owner_id,
            step_ended_at=each.step_ended_at, changes=tuple(changed.get(each.id, ())),
        )
        for each in told
    ]  # fmt: skip


def snapshot(child_id: UUID) -> dict[str, Any]:
    """The line and the newest position as they stand, to be attached to a notification. Plain JSON; dates as ISO."""
    positions, words = positions_for(child_id), Wordings()
    newest = positions[-1] if positions else None
    return {
        "kind": "wellbeing",
        "points": [
            {"round": point.round_name, "on": point.on.isoformat(), "mean": point.mean, "position": point.position,
             "word": words.said(point.position, point.on) if point.position else None}
            for point in line_for(child_id)
        ],
        "newest": {
            "round": newest.round_name, "position": newest.position, "remark": newest.remark,
            "next_step": newest.next_step, "owner": newest.owner_name,
            "due_on": newest.due_on.isoformat() if newest.due_on else None,
        }
        if newest
        else None,
    }  # fmt: skip
