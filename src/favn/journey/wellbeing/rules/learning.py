"""What the rules learn about the questions, never about a child: how each is usually answered, and how well it tells.

Learned from the first round alone, so that no later answer can change what was said about an earlier round.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from favn.journey.wellbeing.rules.ratings import BASELINE, CORE, ITEMS, Ratings, Real, mean_of_given

STEPS = 20  # of expectation and maximisation; the figures stand still long before
IMAGINED = 20  # rows as good as the shipped figures, so that a small file learns a little and a large one a lot
USUAL_WEIGHT, USUAL_NOISE = 0.65, 0.55  # points a spread, points squared
USUAL_MEAN = 3.9
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Learned:
    """For each item: its mean for an ordinary child, points per spread of a child, and the variance left (points²).

    `level` is the mean of the core answers, 1-5, that a low group is held against.
    """

    mean: Real
    weight: Real
    noise: Real
    level: float

    def as_plain(self) -> dict[str, object]:
        """The figures as plain numbers, for a file."""
        items = {
            item: {
                "mean": float(self.mean[place]),
                "weight": float(self.weight[place]),
                "noise": float(self.noise[place]),
            }
            for place, item in enumerate(ITEMS)
        }
        return {"items": items, "level": self.level}

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> "Learned":
        """The figures from a file. Raises KeyError, TypeError or ValueError when it is not such a file."""
        items, level = plain["items"], plain["level"]
        if not isinstance(items, Mapping) or not isinstance(level, int | float):
            raise TypeError
        column = {name: np.array([float(items[item][name]) for item in ITEMS]) for name in ("mean", "weight", "noise")}
        learned = cls(**column, level=float(level))
        if not all(np.isfinite(each).all() for each in column.values()) or not (learned.noise > 0).all():
            raise ValueError
        return learned


def usual(level: float = USUAL_MEAN) -> Learned:
    """The figures to begin with, when nothing is known of the questions but how high they are answered."""
    return Learned(np.full(12, level), np.full(12, USUAL_WEIGHT), np.full(12, USUAL_NOISE), level)


SHIPPED = usual()


def learn(ratings: Ratings) -> Learned:
    """What the first round tells about the questions: one common level behind twelve answers, some of them not asked.

    Children asked more are those who were low, so the nine items are judged against what the core answers told of
    the same children (maximum likelihood for a single factor with answers missing because of the answers given;
    Rubin and Thayer 1982). A little of `usual` is mixed in.
    """
    scores = ratings.scores[ratings.turn == BASELINE]
    core = mean_of_given(scores[:, CORE])
    level = float(np.nanmean(core)) if not np.isnan(core).all() else USUAL_MEAN
    found = start = usual(level)
    asked = ~np.isnan(scores)
    given = np.where(asked, scores, 0.0)
    for _ in range(STEPS):
        found = _closer(found, start, asked.astype(float), given)
    mean, weight, noise = (np.round(each, DECIMALS) for each in (found.mean, found.weight, found.noise))
    return Learned(mean, weight, noise, round(level, DECIMALS))


def _closer(now: Learned, start: Learned, asked: Real, given: Real) -> Learned:
    """One step: each row's level from the items as they are thought to be, then each item anew from the levels."""
    pull = now.weight / now.noise
    precision = 1 + asked @ (now.weight * pull)
    level = ((given - now.mean) * asked) @ pull / precision
    imagined_square = start.mean**2 + start.weight**2 + start.noise
    rows = asked.sum(0) + IMAGINED
    levels = level @ asked
    squares = (level**2 + 1 / precision) @ asked + IMAGINED
    points = given.sum(0) + IMAGINED * start.mean
    both = level @ given + IMAGINED * start.weight
    weight = np.clip((rows * both - levels * points) / (rows * squares - levels**2), 0.1, 2.0)
    mean = (points - weight * levels) / rows
    noise = ((given**2).sum(0) + IMAGINED * imagined_square - mean * points - weight * both) / rows
    return Learned(mean, weight, np.clip(noise, 0.1, 4.0), now.level)


def heard(scores: Real, learned: Learned) -> tuple[Real, Real]:
    """What each row says of a child's level, in spreads from an ordinary child, and how uncertain that is (variance).

    Items that tell more count more; an item not asked is left out, neither guessed nor counted as good.
    """
    asked = ~np.isnan(scores)
    pull = learned.weight / learned.noise
    precision = asked @ (learned.weight * pull)
    return np.where(asked, scores - learned.mean, 0.0) @ pull / precision, 1 / precision
