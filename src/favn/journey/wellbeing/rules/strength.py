"""The rules of »Tal om disse først« as one pass over the rounds, oldest first. Nothing looks ahead.

1. A child's level: what the answers say, held against the rater's other children. More answers count for more.
2. A fall: how far the level lies below the child's own earlier level, beyond what measurement alone explains.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np

from favn.journey.wellbeing.rules.learning import Learned, heard
from favn.journey.wellbeing.rules.ratings import (
    BASELINE,
    CORE,
    Claim,
    Ratings,
    Real,
    Whole,
    mean_by,
    mean_of_given,
)

# All in spreads: 1 is the standard deviation of one rater's answers about all children. docs/method.md says why.
OWN_VIEW = 0.2  # variance: what a rater sees differently from the next, however many items
DRIFT = 0.12  # variance a round: how much a child's life may change until next time
STRICTNESS = 0.7  # variance between raters, generous: what a whole sheet lies below is mostly the rater's way
FIRST_SHARE = 0.9  # of a first sheet's distance that is counted as the rater; the rest is left with the children
REMEMBERED = 0.5  # of the rater's strictness, until the next round: the label may be another person then
STRICTEST = 1.0  # spreads; a sheet lower than this is not strictness alone, and the children's share stays theirs
WEIGHT_OF_FALL = 1.4  # a spread fallen, beyond chance, counts so many spreads below the group
MERE_CHANCE = 0.55  # spreads of fall that measurement and an ordinary half-year explain
HABIT = 0.3  # how much the newest round counts in the child's own level
NOT_COUNTED = -100.0  # the first round is only something to compare with
LOW_POINTS, LOW_LEVEL = 0.6, 3.0  # points below the municipality, or on 1-5: the whole group lies low
BORROWED = 2.0  # children's worth of an ordinary group that a small one borrows before it is called low


@dataclass(frozen=True, slots=True)
class Judged:
    """One row per child and round that could be judged, by round and then child.

    `strength` orders (higher is more worried) and never leaves the rule except in the file a judge asked for.
    `standing` is spreads from the group this round, `fall` spreads below the child's own level. `level`, `before` and
    `group_level` are raw means of the core answers, 1-5 (all answers where none of the core was judged; NaN where there
    is nothing).
    """

    turn: Whole
    child: Whole
    group: Whole
    strength: Real
    standing: Real
    fall: Real
    level: Real
    before: Real
    group_level: Real
    group_is_low: Claim

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.turn)


@dataclass(slots=True)
class _Known:
    """What is known so far, one place a child; `strict` one place a seat."""

    level: Real
    doubt: Real
    habit: Real
    rounds: Whole
    raw: Real
    strict: Real

    @classmethod
    def nothing(cls, children: int, seats: int) -> "_Known":
        return cls(
            level=np.zeros(children), doubt=np.ones(children), habit=np.zeros(children),
            rounds=np.zeros(children, np.int64),
            raw=np.full(children, np.nan), strict=np.zeros(seats),
        )  # fmt: skip


def judge(ratings: Ratings, learned: Learned) -> Judged:
    """Every child in every round that could be judged. Causal: a round's rows depend on it and earlier rounds only."""
    ratings = ratings.in_order()
    known = _Known.nothing(_count(ratings.child), _count(ratings.seat))
    parts = [_round(part, learned, known) for part in _by_round(ratings)] or [_round(ratings, learned, known)]
    return Judged(*(np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(Judged)))


def _count(numbers: Whole) -> int:
    return int(numbers.max()) + 1 if len(numbers) else 0


def _by_round(ratings: Ratings) -> Iterator[Ratings]:
    _, starts = np.unique(ratings.turn, return_index=True)
    for start, end in zip(starts, [*starts, len(ratings)][1:], strict=True):
        yield ratings.rows(np.arange(start, end))


def _round(rows: Ratings, learned: Learned, known: _Known) -> Judged:
    """One round: take out the raters' strictness, move each child's level, and say what that means."""
    turn = int(rows.turn[0]) if len(rows) else BASELINE
    said, noise = heard(rows.scores, learned)
    noise += OWN_VIEW
    known.doubt = np.minimum(known.doubt + DRIFT, 1.0)
    said = said - _strictness(turn, rows, said, noise, known)[rows.seat]
    children, place = np.unique(rows.child, return_inverse=True)
    weight: Real = np.bincount(place, 1 / noise).astype(np.float64)
    standing = np.bincount(place, said / noise) / weight
    level = _move(children, standing, weight, known)
    fall = np.where(known.rounds[children] > 0, known.habit[children] - level, 0.0)
    now = -level + WEIGHT_OF_FALL * np.maximum(fall - MERE_CHANCE, 0)
    known.habit[children] += np.maximum(HABIT, 1 / (known.rounds[children] + 1)) * (level - known.habit[children])
    known.rounds[children] += 1
    raw, before, group, group_level = _raw(rows, children, place, known)
    return Judged(
        np.full(len(children), turn), children, group,
        np.full(len(children), NOT_COUNTED) if turn == BASELINE else now.round(6),
        standing, fall, raw, before, group_level, _is_low(group, group_level, learned),
    )  # fmt: skip


def _strictness(turn: int, rows: Ratings, said: Real, noise: Real, known: _Known) -> Real:
    """How far each seat lies below or above what is known of its children, most of it counted as the rater's way.

    Shrunk by the number of children, so that a sheet of four is not all strictness, and never more than STRICTEST.
    """
    weight = 1 / (known.doubt[rows.child] + noise)
    total = np.bincount(rows.seat, weight, minlength=len(known.strict))
    gap = np.bincount(rows.seat, weight * (said - known.level[rows.child]), minlength=len(known.strict))
    found = (gap + REMEMBERED * known.strict / STRICTNESS) / (total + 1 / STRICTNESS)
    known.strict = np.where(total > 0, found, known.strict)
    share = FIRST_SHARE if turn == BASELINE else 1.0
    return np.clip(share * found, -STRICTEST, STRICTEST)


def _move(children: Whole, standing: Real, weight: Real, known: _Known) -> Real:
    """Each child's level, moved towards what was seen by as much as that is more certain (a Kalman filter's step)."""
    certain = 1 / known.doubt[children]
    level = (known.level[children] * certain + standing * weight) / (certain + weight)
    known.level[children], known.doubt[children] = level, 1 / (certain + weight)
    return level


def _raw(rows: Ratings, children: Whole, place: Whole, known: _Known) -> tuple[Real, Real, Whole, Real]:
    """Each child's raw level now and last time, the group, and the group's raw level; points on 1-5."""
    core = mean_of_given(rows.scores[:, CORE])
    raw = mean_by(place, np.where(np.isnan(core), mean_of_given(rows.scores), core), len(children))
    group = np.zeros(len(children), np.int64)
    group[place] = rows.group
    before = known.raw[children]
    known.raw[children] = raw
    return raw, before, group, mean_by(group, raw, _count(group))[group]


def _is_low(group: Whole, group_level: Real, learned: Learned) -> Claim:
    size = np.bincount(group)[group]
    below = (learned.level - group_level) * size / (size + BORROWED)
    return (below >= LOW_POINTS) | ((group_level < LOW_LEVEL) & (below > 0))
