"""How much a way of choosing children finds, at exactly as many new follow-ups as another; and the ways compared.

A way gives one number per round and child (rounds × children, higher is more worried, -inf where not judged).
"""

import numpy as np
from numpy.random import Generator

from favn.journey.wellbeing.rules.learning import learn
from favn.journey.wellbeing.rules.ratings import Ratings
from favn.journey.wellbeing.rules.strength import Judged, judge
from favn.town.cohorts.generation import Cohort, Numbers, Truths

GROUP, LOOK_BACK, HALVINGS, DRAWS = 24, 2, 50, 5
SMOOTHING, LEVEL_WEIGHT, FALL_WEIGHT, MEAN_OF = 0.6, 0.7, 0.3, 3  # the plain rule


def flags(worry: Numbers, threshold: float) -> tuple[Truths, Truths]:
    """Who comes up, and who comes up anew (not in the two rounds before); never in the first round."""
    up: Truths = np.asarray(worry > threshold)
    up[0] = False
    recent = np.zeros_like(up)
    for back in range(1, LOOK_BACK + 1):
        recent[back:] |= up[:-back]
    return up, up & ~recent


def at_budget(cohort: Cohort, worry: Numbers, per_group: float) -> tuple[Truths, Truths]:
    """The flags at the threshold with so many new ones per 24 judged child-rounds."""
    wanted = per_group / GROUP * cohort.seen[1:].sum()
    known = worry[np.isfinite(worry)]
    low, high = known.min() - 1, known.max() + 1
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if flags(worry, middle)[1].sum() > wanted else (low, middle)
    return flags(worry, high)


def found(cohort: Cohort, worry: Numbers, per_group: float) -> float:
    """The share of reachable children who came up in a round before somebody notified."""
    up, _ = at_budget(cohort, worry, per_group)
    before = np.arange(cohort.setting.rounds)[:, None] < cohort.notified
    came_up: Truths = np.asarray((up & before).any(axis=0))
    return float(came_up[cohort.reachable].mean())


def by_chance(cohort: Cohort, per_group: float, chance: Generator) -> float:
    """What drawing lots finds."""
    draws = [found(cohort, chance.random(cohort.level.shape), per_group) for _ in range(DRAWS)]
    return float(np.mean(draws))


def by_perfect_measurement(cohort: Cohort, per_group: float) -> float:
    """What a measure without error finds: the better of the true level alone and the plain rule on the true levels.

    A better rule than the plain one can find more than this.
    """
    ways = (-cohort.level, plain_rule(cohort.level))
    return max(found(cohort, np.where(cohort.seen, way, -np.inf), per_group) for way in ways)


def the_rules(cohort: Cohort) -> Numbers:
    """Favn's rules on two-stage answers."""
    return the_rules_on(cohort, cohort.sheets.asked)


def the_rules_on(cohort: Cohort, answers: Numbers) -> Numbers:
    """Favn's rules on other answers than those of the two stages."""
    judged = judged_on(cohort, answers, np.ones(len(answers), bool))
    worry = np.full(cohort.level.shape, -np.inf)
    worry[judged.turn, judged.child] = judged.strength
    return worry


def judged_on(cohort: Cohort, answers: Numbers, rows: Truths) -> Judged:
    """What Favn's rules say of these rows of the sheets, with these answers."""
    sheets = cohort.sheets
    seat = sheets.group * cohort.setting.raters + sheets.rater
    ratings = Ratings(sheets.turn, sheets.group, sheets.child, seat, answers).rows(rows)
    return judge(ratings, learn(ratings))


def one_cut_off(cohort: Cohort) -> Numbers:
    """All twelve items of everyone, and one cut-off on their mean."""
    return _or_unseen(-_averaged(cohort, _mean(cohort.sheets.all_twelve)))


def the_plain_rule(cohort: Cohort) -> Numbers:
    """Two-stage answers, held against the rater's group in pooled spreads, by the plain rule."""
    return _or_unseen(plain_rule(_averaged(cohort, _centred(cohort))))


def plain_rule(levels: Numbers) -> Numbers:
    """0.7 of the weighted mean's depth and 0.3 of the fall from the mean of the last three. NaN where not judged."""
    smooth = np.full(levels.shape[1], np.nan)
    last = np.full((MEAN_OF, levels.shape[1]), np.nan)
    worry = np.full(levels.shape, np.nan)
    for turn, now in enumerate(levels):
        there = ~np.isnan(now)
        moved = np.where(np.isnan(smooth), now, SMOOTHING * now + (1 - SMOOTHING) * smooth)
        smooth = np.where(there, moved, smooth)
        known = (~np.isnan(last)).sum(axis=0)
        fall = np.where(known > 0, np.nansum(last, axis=0) / np.maximum(known, 1) - now, 0.0)
        worry[turn] = np.where(there, -LEVEL_WEIGHT * smooth + FALL_WEIGHT * fall, np.nan)
        last = np.where(there, np.vstack([last[1:], now[None]]), last)
    return worry


def _mean(answers: Numbers) -> Numbers:
    mean: Numbers = np.nansum(answers, axis=1) / np.maximum((~np.isnan(answers)).sum(axis=1), 1)
    return mean


def _centred(cohort: Cohort) -> Numbers:
    sheet = cohort.sheet_of_row
    level = _mean(cohort.sheets.asked)
    size = np.bincount(sheet)
    distance = level - (np.bincount(sheet, level) / size)[sheet]
    centred: Numbers = distance / np.sqrt((distance**2).sum() / (len(distance) - len(size)))
    return centred


def _averaged(cohort: Cohort, values: Numbers) -> Numbers:
    """Rounds × children: the mean over the raters; NaN where nobody judged."""
    total, number = np.zeros(cohort.level.shape), np.zeros(cohort.level.shape)
    np.add.at(total, (cohort.sheets.turn, cohort.sheets.child), values)
    np.add.at(number, (cohort.sheets.turn, cohort.sheets.child), 1)
    return np.where(number > 0, total / np.maximum(number, 1), np.nan)


def _or_unseen(worry: Numbers) -> Numbers:
    return np.where(np.isnan(worry), -np.inf, worry)
