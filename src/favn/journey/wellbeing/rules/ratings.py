"""What raters said, as columns of numbers: the rules judge a whole file, or one group, with the same few lines."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Whole: TypeAlias = NDArray[np.int64]
Real: TypeAlias = NDArray[np.float64]
Claim: TypeAlias = NDArray[np.bool_]

ITEMS = ("core1", "core2", "core3", *(f"more{number}" for number in range(1, 10)))
CORE = slice(0, 3)
BASELINE = 0  # the oldest round: there is nothing before it to compare with


@dataclass(frozen=True, slots=True)
class Ratings:
    """One row per round, child and rater who judged at least one item.

    `turn` counts rounds from 0, the oldest. `group`, `child` and `seat` are numbers from 0; a seat is one rater's
    label within one group. `scores` has the twelve items in the order of ITEMS, 1-5, NaN where not asked or judged.
    The answers of the rules do not depend on the order of the rows when `in_order` made it.
    """

    turn: Whole
    group: Whole
    child: Whole
    seat: Whole
    scores: Real

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.turn)

    def rows(self, chosen: Claim | Whole) -> "Ratings":
        """Only the chosen rows."""
        return Ratings(
            self.turn[chosen], self.group[chosen], self.child[chosen], self.seat[chosen], self.scores[chosen]
        )

    def in_order(self) -> "Ratings":
        """The same rows by round, child and seat, so that sums come out alike however the rows arrived."""
        return self.rows(np.lexsort((self.seat, self.child, self.turn)))


def mean_of_given(scores: Real) -> Real:
    """The mean of the answers given in each row; NaN where none is."""
    given = ~np.isnan(scores)
    count = given.sum(axis=1)
    total = np.where(given, scores, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def mean_by(places: Whole, values: Real, count: int) -> Real:
    """The mean of the values at each of `count` places, leaving NaN out; NaN where there is nothing."""
    there = ~np.isnan(values)
    number = np.bincount(places[there], minlength=count)
    total = np.bincount(places[there], values[there], minlength=count)
    return np.where(number > 0, total / np.maximum(number, 1), np.nan)
