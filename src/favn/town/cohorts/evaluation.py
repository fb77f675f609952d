"""Measures the rules on cohorts nobody tuned them on, pair by pair with the ways they are compared with."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from favn.town.cohorts.asking import WAYS_OF_ASKING
from favn.town.cohorts.comparing import (
    at_budget,
    by_chance,
    by_perfect_measurement,
    found,
    one_cut_off,
    the_plain_rule,
    the_rules,
    the_rules_on,
)
from favn.town.cohorts.generation import Cohort, Numbers, Truths, draw
from favn.town.cohorts.setting import LOW_GROUPS, REPORTED, STRICT_RATERS, CohortSetting

SEEDS = range(7001, 7013)  # never used while the rules were made
BUDGETS = (0.5, 1.0)
WAYS: dict[str, Callable[[Cohort], Numbers]] = {
    "the_rules": the_rules,
    "the_plain_rule": the_plain_rule,
    "one_cut_off": one_cut_off,
}
RESAMPLES = 2_000
Interval = tuple[float, float, float]  # mean, and where 95 of 100 new sets of cohorts would put it


@dataclass(frozen=True, slots=True)
class Line:
    """One setting with so many raters and new follow-ups: gain in per cent, and what we gained on the one cut-off.

    `lost` is, for each way of asking, the points of gain it cost against asking everybody everything, cohort by
    cohort; `questions` those a rater was asked about a child.
    """

    setting: CohortSetting
    raters: int
    per_group: float
    gain: dict[str, Interval]
    over_cut_off: Interval
    lost: dict[str, tuple[float, ...]]
    questions: dict[str, float]
    chance: float
    perfect: float


@dataclass(frozen=True, slots=True)
class Beside:
    """For one and two raters: how often too strict raters' and low groups' children come up."""

    raters: int
    too_strict: Interval
    low_group: Interval


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that docs/method.md reports."""

    lines: list[Line]
    beside: list[Beside]
    cohorts: int

    def lost_by(self, asking: str, raters: int, per_group: float) -> Interval:
        """Points of gain lost by not asking everything, the mean over the settings; below 0 when nothing was."""
        return interval(np.array([line.lost[asking] for line in self._with(raters, per_group)]).mean(axis=0))

    def questions(self, asking: str, raters: int) -> float:
        """Questions a child, the mean over the settings."""
        return float(np.mean([line.questions[asking] for line in self._with(raters, BUDGETS[0])]))

    def _with(self, raters: int, per_group: float) -> list[Line]:
        return [line for line in self.lines if (line.raters, line.per_group) == (raters, per_group)]


def evaluate(
    *,
    settings: tuple[CohortSetting, ...] = REPORTED,
    seeds: range = SEEDS,
    tell: Callable[[str], object] = lambda line: None,
) -> Evaluation:
    """Every setting with one and two raters. `tell` hears how far it is."""
    lines = []
    for setting in settings:
        for raters in (1, 2):
            tell(f"{setting.name}, {raters}")
            lines += _compare(replace(setting, raters=raters), seeds)
    beside = [_beside(raters, seeds) for raters in (1, 2)]
    return Evaluation(lines, beside, len(seeds))


def _compare(setting: CohortSetting, seeds: range) -> list[Line]:
    gains: dict[float, list[list[float]]] = {per_group: [] for per_group in BUDGETS}
    counted = []
    for seed in seeds:
        cohort = draw(setting, seed)
        asked = [asking(cohort) for asking in WAYS_OF_ASKING.values()]
        counted.append([float((~np.isnan(answers)).sum(axis=1).mean()) for answers in asked])
        worries = [way(cohort) for way in WAYS.values()] + [the_rules_on(cohort, answers) for answers in asked]
        chance = np.random.default_rng([seed, 1])
        for per_group in BUDGETS:
            floor, ceiling = by_chance(cohort, per_group, chance), by_perfect_measurement(cohort, per_group)
            shares = [100 * (found(cohort, worry, per_group) - floor) / (ceiling - floor) for worry in worries]
            gains[per_group].append([*shares, 100 * floor, 100 * ceiling])
    questions = dict(zip(WAYS_OF_ASKING, np.mean(counted, axis=0).tolist(), strict=True))
    return [_line(setting, per_group, np.array(rows), questions) for per_group, rows in gains.items()]


def _line(setting: CohortSetting, per_group: float, rows: Numbers, questions: dict[str, float]) -> Line:
    gain = {name: interval(rows[:, place]) for place, name in enumerate(WAYS)}
    asked = dict(zip(WAYS_OF_ASKING, rows[:, len(WAYS) : -2].T, strict=True))
    lost = {name: tuple(asked["everybody"] - gained) for name, gained in asked.items()}
    floor, ceiling = rows[:, -2:].mean(axis=0)
    return Line(
        setting, setting.raters, per_group, gain, interval(rows[:, 0] - rows[:, 2]), lost, questions, floor, ceiling
    )


def interval(values: Numbers) -> Interval:
    """The mean, and its 95 % bootstrap interval over whole cohorts."""
    chance = np.random.default_rng(7)
    means = values[chance.integers(0, len(values), (RESAMPLES, len(values)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(values.mean()), float(low), float(high)


def _beside(raters: int, seeds: range) -> Beside:
    strict, low = [], []
    for seed in seeds:
        cohort = draw(replace(STRICT_RATERS, raters=raters), seed)
        strict.append(_times_as_often(cohort, _by_too_strict(cohort)))
        cohort = draw(replace(LOW_GROUPS, raters=raters), seed)
        low.append(_times_as_often(cohort, cohort.is_low_group))
    return Beside(raters, interval(np.array(strict)), interval(np.array(low)))


def _by_too_strict(cohort: Cohort) -> Truths:
    """Rounds × children: rated by somebody too strict."""
    place = (cohort.sheets.turn[cohort.sheets.by_too_strict], cohort.sheets.child[cohort.sheets.by_too_strict])
    rated = np.zeros(cohort.level.shape, bool)
    rated[place] = True
    return rated


def _times_as_often(cohort: Cohort, those: Truths) -> float:
    """How many times as often these child-rounds come up as the others, at half a new follow-up."""
    up, _ = at_budget(cohort, the_rules(cohort), BUDGETS[0])
    counted = cohort.seen.copy()
    counted[0] = False
    return float(up[counted & those].mean() / up[counted & ~those].mean())
