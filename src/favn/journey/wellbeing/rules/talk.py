"""Which children to talk about first, and the one sentence that says why. The number behind never leaves this file."""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, pstdev
from typing import TypeVar

WEIGHT_OF_LEVEL, WEIGHT_OF_FALL = 0.7, 0.3
SMOOTHING = 0.6  # λ of the exponentially weighted mean: how much the newest round counts
ROUNDS_BEFORE = 3  # a fall is measured from the mean of the last three
WORTH_A_WORD = 0.8  # spreads below the group, weighted, from where a child is listed
CLEARLY_LOW, CLEAR_FALL = -0.8, 1.0  # spreads
LARGEST_SHARE = 1 / 6  # of the group
SMALL_GROUP = 10  # children; below it the group's own spread is too uncertain
POOLED_SPREAD, LEAST_SPREAD = 0.7, 0.35  # points on 1-5
LOW_GROUP = 3.0  # mean level on 1-5 below which the whole group is low
Key = TypeVar("Key", bound=Hashable)


class Reason(StrEnum):
    """Why a child stands on the list."""

    LOW_TWICE = "low_twice"
    FALLEN = "fallen"
    LOW_NOW = "low_now"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a child stood in one round: spreads from the group's mean (raters averaged), and the raw level 1-5."""

    round_name: str
    spreads: float
    level: float


@dataclass(frozen=True, slots=True)
class Talk:
    """A child to begin with: why, since which round, and the raw level 1-5, so that a low group is not hidden."""

    child: Hashable
    reason: Reason
    since: str
    level: float


def spread_of(levels: Sequence[float]) -> float:
    """A group's spread in points: its own standard deviation, or the pooled one when the group is small."""
    if len(levels) < SMALL_GROUP:
        return POOLED_SPREAD
    return max(LEAST_SPREAD, pstdev(levels))


def spreads_from(level: float, mean: float, spread: float) -> float:
    """How far a level (1-5) lies from its rater's mean of the group, in spreads. Takes the rater's strictness out."""
    return (level - mean) / max(spread, LEAST_SPREAD)


def group_is_low(levels: Sequence[float]) -> bool:
    """Whether the whole group lies low, so that being low for the group says too little."""
    return bool(levels) and fmean(levels) < LOW_GROUP


def talk_first(standings: Mapping[Key, Sequence[Standing]]) -> list[Talk]:
    """The children to talk about first, in order; each one's rounds are oldest first and end with the present one.

    At most a sixth of the group (rounded up), and none who is not clearly low or clearly fallen. Source: 0.7 of the
    weighted level within the group and 0.3 of the fall, the best of the simple rules tried on invented cohorts.
    """
    weights = {child: _weight([each.spreads for each in rounds]) for child, rounds in standings.items() if rounds}
    listed = [child for child, weight in weights.items() if weight >= WORTH_A_WORD and standings[child][-1].spreads < 0]
    listed.sort(key=lambda child: -weights[child])
    return [_say(child, standings[child]) for child in listed[: math.ceil(len(standings) * LARGEST_SHARE)]]


def _weight(spreads: Sequence[float]) -> float:
    smoothed = spreads[0]
    for each in spreads[1:]:
        smoothed = SMOOTHING * each + (1 - SMOOTHING) * smoothed
    return WEIGHT_OF_LEVEL * -smoothed + WEIGHT_OF_FALL * _fall(spreads)


def _fall(spreads: Sequence[float]) -> float:
    before = spreads[:-1][-ROUNDS_BEFORE:]
    return fmean(before) - spreads[-1] if before else 0.0


def _say(child: Key, rounds: Sequence[Standing]) -> Talk:
    now, spreads = rounds[-1], [each.spreads for each in rounds]
    before = rounds[-2] if len(rounds) > 1 else None
    if before and now.spreads <= CLEARLY_LOW and before.spreads <= CLEARLY_LOW:
        return Talk(child, Reason.LOW_TWICE, before.round_name, now.level)
    if before and _fall(spreads) >= CLEAR_FALL:
        return Talk(child, Reason.FALLEN, before.round_name, now.level)
    return Talk(child, Reason.LOW_NOW, now.round_name, now.level)
