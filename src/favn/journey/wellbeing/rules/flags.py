"""Who comes up, and who comes up anew: one threshold on the strength, set so that the new ones can be followed up."""

from collections.abc import Callable

import numpy as np

from favn.journey.wellbeing.rules.ratings import BASELINE, Claim, Whole
from favn.journey.wellbeing.rules.strength import Judged

GROUP = 24  # children; the size that new follow-ups are counted by
ROUNDS_BEFORE = 2  # a child who came up in one of these is being followed already


def flagged(judged: Judged, threshold: float) -> Claim:
    """The rows above the threshold; never the first round."""
    up: Claim = (judged.strength > threshold) & (judged.turn != BASELINE)
    return up


class Earlier:
    """Where each row's child stood in the rounds before: row numbers, or the number of rows where there is none."""

    def __init__(self, judged: Judged) -> None:
        children = int(judged.child.max()) + 1 if len(judged) else 0
        own = judged.turn.astype(np.int64) * children + judged.child
        self.rows = [_found(own, own - back * children) for back in range(1, ROUNDS_BEFORE + 1)]

    def new(self, up: Claim) -> Claim:
        """The rows that are flagged and were not in either of the two rounds before."""
        with_nobody = np.append(up, False)
        followed = np.zeros_like(up)
        for rows in self.rows:
            followed |= with_nobody[rows]
        return up & ~followed


def _found(sorted_keys: Whole, wanted: Whole) -> Whole:
    place = np.searchsorted(sorted_keys, wanted)
    there = sorted_keys[np.minimum(place, len(sorted_keys) - 1)] == wanted if len(sorted_keys) else place > 0
    return np.where(there, place, len(sorted_keys))


def threshold_for(judged: Judged, per_group: float) -> float:
    """The threshold at which `per_group` new follow-ups come up per 24 judged child-rounds, as near as rows allow.

    The first round neither counts nor comes up. A higher threshold is chosen before a lower one when both are as near.
    """
    counted = judged.strength[judged.turn != BASELINE]
    if not len(counted):
        return 0.0
    wanted = per_group / GROUP * len(counted)
    steps = np.unique(counted)
    between = np.round(np.concatenate([[steps[0] - 1], (steps[:-1] + steps[1:]) / 2, [steps[-1] + 1]]), 7)
    earlier = Earlier(judged)

    def new_at(place: int) -> int:
        return int(earlier.new(flagged(judged, float(between[place]))).sum())

    return float(between[_nearest(new_at, wanted, len(between) - 1)])


def _nearest(new_at: Callable[[int], int], wanted: float, last: int) -> int:
    """Halve the way to the highest place with enough new, then look at its neighbours for the nearest."""
    low, high = 0, last
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if new_at(middle) >= wanted else (low, middle)
    around = range(max(0, low - 3), min(last, high + 3) + 1)
    return min(around, key=lambda place: (abs(new_at(place) - wanted), -place))
