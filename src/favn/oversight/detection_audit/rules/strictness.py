"""Whether the adults of a unit mark lower or higher than those of the whole municipality. Pure.

A unit with few sheets says little, so its mean is drawn towards the municipality's by as much as chance could explain
(partial pooling, empirical Bayes for a normal mean; the spread between units by the method of moments, R. DerSimonian
and N. Laird, Controlled Clinical Trials 7 (1986) 177-188). It cannot tell whether the eyes or the children differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import fmean
from typing import TypeVar

from favn.oversight.detection_audit.rules.agreement import NINETY_FIVE

Unit = TypeVar("Unit")
FEWEST_SHEETS = 4  # of a unit; under that nothing is said of it


class Band(StrEnum):
    """Where a unit lies, when chance has had its share."""

    LOWER = "lower"
    AS_OTHERS = "as_others"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class Strictness:
    """How many points (of 1-5) a unit marks above the municipality's middle, pooled, with its 95 % interval."""

    points: float
    low: float
    high: float

    @property
    def band(self) -> Band:
        """Lower or higher only when the whole interval is."""
        return Band.LOWER if self.high < 0 else Band.HIGHER if self.low > 0 else Band.AS_OTHERS


def strictness(sheets: Mapping[Unit, Sequence[float]]) -> dict[Unit, Strictness]:
    """Each unit's pooled distance from the middle, from the mean level (1-5) of each of its sheets.

    Units with fewer than four sheets are left out; with fewer than two units left, there is nothing to compare.
    """
    kept = {unit: levels for unit, levels in sheets.items() if len(levels) >= FEWEST_SHEETS}
    if len(kept) < 2:
        return {}
    means = {unit: fmean(levels) for unit, levels in kept.items()}
    squares = sum((level - means[unit]) ** 2 for unit, levels in kept.items() for level in levels)
    within = squares / sum(len(levels) - 1 for levels in kept.values())
    error = {unit: within / len(levels) for unit, levels in kept.items()}
    between = _between(means, error)
    weights = {unit: 1 / (between + error[unit]) if between + error[unit] else 1.0 for unit in kept}
    middle = sum(weights[unit] * means[unit] for unit in kept) / sum(weights.values())
    return {unit: _pooled(means[unit] - middle, error[unit], between) for unit in kept}


def _between(means: Mapping[Unit, float], error: Mapping[Unit, float]) -> float:
    """The variance between units that chance does not explain; never below nought."""
    if not all(error.values()):
        middle = fmean(means.values())
        return sum((mean - middle) ** 2 for mean in means.values()) / (len(means) - 1)
    weights = {unit: 1 / error[unit] for unit in means}
    total = sum(weights.values())
    middle = sum(weights[unit] * means[unit] for unit in means) / total
    seen = sum(weights[unit] * (means[unit] - middle) ** 2 for unit in means)
    scale = total - sum(weight**2 for weight in weights.values()) / total
    return max(0.0, (seen - (len(means) - 1)) / scale)


def _pooled(distance: float, error: float, between: float) -> Strictness:
    believed = between / (between + error) if between + error else 0.0
    points, spread = believed * distance, NINETY_FIVE * sqrt(believed * error)
    return Strictness(points, points - spread, points + spread)
