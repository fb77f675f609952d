"""Draws a cohort: how the children really fare, who is notified, and what raters answered in two stages."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from favn.town.cohorts.setting import CohortSetting

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]
Truths = NDArray[np.bool_]

ITEMS, CORE = 12, 3
MIDDLE = 3.9  # points
AREA_OF_ITEM = np.array([0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 3, 3])
AREA_SPREAD = 0.25
NEVER = 10**6  # rounds
WELL, FALLS, SINKS, LOW = range(4)


@dataclass(frozen=True, slots=True)
class Sheets:
    """One row per round, child and rater: what was asked in two stages, and all twelve had they been asked."""

    turn: Counts
    group: Counts
    child: Counts
    rater: Counts
    asked: Numbers
    all_twelve: Numbers
    by_too_strict: Truths


@dataclass(frozen=True, slots=True)
class Cohort:
    """What was planted, and what raters said. `level`, `group` and `is_low_group` are rounds × children."""

    setting: CohortSetting
    level: Numbers
    group: Counts
    is_low_group: Truths
    begins: Counts
    notified: Counts
    sheets: Sheets

    @property
    def seen(self) -> Truths:
        """Rounds × children: judged by somebody."""
        seen = np.zeros(self.level.shape, bool)
        seen[self.sheets.turn, self.sheets.child] = True
        return seen

    @property
    def sheet_of_row(self) -> Counts:
        """Which sheet each row stands on, numbered from 0: one rater's, of one group, in one round."""
        sheets = self.sheets
        name = (sheets.turn * (int(sheets.group.max()) + 1) + sheets.group) * self.setting.raters + sheets.rater
        number: Counts = np.unique(name, return_inverse=True)[1]
        return number

    @property
    def reachable(self) -> Truths:
        """Children notified within the cohort's time who were judged after their trouble began and before it.

        The first round is only something to compare with.
        """
        turns = np.arange(self.setting.rounds)[:, None]
        in_time = self.seen & (turns > 0) & (turns >= self.begins) & (turns < self.notified)
        reachable: Truths = in_time.any(axis=0) & (self.notified <= self.setting.rounds)
        return reachable


def draw(setting: CohortSetting, seed: int) -> Cohort:
    """A cohort: the same setting and seed give the same one."""
    chance = np.random.default_rng([seed, 20260])
    groups = _first_groups(setting, chance)
    count = int(groups.max()) + 1
    low = chance.random(count) < setting.low_groups
    group_level = chance.normal(0, setting.group_spread, count) - setting.low_by * low
    kind, begins, notified = _fates(setting, chance)
    where = _whereabouts(setting, groups, count, chance)
    level = _levels(setting, group_level[groups], (kind, begins), chance)
    parts = list(_rate(setting, where, level, count, chance))
    sheets = Sheets(*(np.concatenate([part[column] for part in parts]) for column in range(7)))
    return Cohort(setting, level, where, low[where] & (where == groups), begins, notified, sheets)


def _first_groups(setting: CohortSetting, chance: Generator) -> Counts:
    sizes: list[int] = []
    while sum(sizes) < setting.children:
        sizes.append(int(chance.integers(setting.sizes[0], setting.sizes[1] + 1)))
    return np.repeat(np.arange(len(sizes)), sizes)[: setting.children]


def _fates(setting: CohortSetting, chance: Generator) -> tuple[Counts, Counts, Counts]:
    """How each child's trouble comes, in which round it begins, and in which round somebody notifies."""
    children, rounds = setting.children, setting.rounds
    troubled = chance.random(children) < setting.troubled
    how = chance.random(children)
    sinking = setting.low_from_start + (1 - setting.low_from_start) * setting.gradual
    kind = np.where(how < setting.low_from_start, LOW, np.where(how < sinking, SINKS, FALLS))
    kind = np.where(troubled, kind, WELL)
    begins = np.where(kind == LOW, 0, chance.integers(1, rounds - 1, children))
    after = begins + chance.integers(setting.lag[0], setting.lag[1] + 1, children) + (kind == SINKS)
    notified = np.where(kind == LOW, chance.integers(1, rounds + 1, children), after)
    return kind, begins, np.where(troubled, notified, NEVER)


def _whereabouts(setting: CohortSetting, groups: Counts, count: int, chance: Generator) -> Counts:
    """Rounds × children: the group each child is in."""
    where = [groups]
    for _ in range(1, setting.rounds):
        moves = chance.random(setting.children) < setting.moves
        where.append(np.where(moves, chance.integers(0, count, setting.children), where[-1]))
    return np.stack(where)


def _levels(setting: CohortSetting, of_group: Numbers, fate: tuple[Counts, Counts], chance: Generator) -> Numbers:
    """Rounds × children: what the child brings, the group it began in, the weather of life, bad days and trouble."""
    children = setting.children
    own = chance.normal(0, sqrt(1 - setting.weather**2 - setting.group_spread**2), children) + of_group
    weather = chance.normal(0, setting.weather, children)
    drop = chance.uniform(*setting.drop, children)
    takes = chance.integers(2, 4, children)
    kind, begins = fate
    levels = []
    for turn in range(setting.rounds):
        if turn:
            fresh = chance.normal(0, setting.weather * sqrt(1 - setting.weather_stays**2), children)
            weather = setting.weather_stays * weather + fresh
        gone = np.where(kind == SINKS, np.clip((turn - begins + 1) / takes, 0, 1), turn >= begins)
        bad_day = (chance.random(children) < setting.bad_days) & (kind == WELL)
        levels.append(own + weather - drop * gone * (kind != WELL) - 0.9 * bad_day)
    return np.stack(levels)


def _rate(
    setting: CohortSetting, where: Counts, level: Numbers, count: int, chance: Generator
) -> Iterator[tuple[NDArray[np.generic], ...]]:
    """Every rater's sheet in every round. A rater's view of a child is partly lasting, and goes with the rater."""
    weights, heights = chance.uniform(0.75, 1.25, ITEMS), chance.normal(0, 0.25, ITEMS)
    strict, too_strict = _raters(setting, count, chance)
    lasting = chance.normal(0, 1, (setting.children, setting.raters))
    for turn, group in enumerate(where):
        if turn:
            leaves = chance.random(strict.shape) < setting.new_rater
            strict, too_strict = (
                np.where(leaves, new, old)
                for new, old in zip(_raters(setting, count, chance), (strict, too_strict), strict=True)
            )
            anew = leaves[group] | (group != where[turn - 1])[:, None]
            lasting = np.where(anew, chance.normal(0, 1, lasting.shape), lasting)
        areas = chance.normal(0, AREA_SPREAD, (setting.children, 4))[:, AREA_OF_ITEM]
        for rater in range(setting.raters):
            view = sqrt(0.5) * (lasting[:, rater] + chance.normal(0, 1, setting.children))
            sees = level[turn] + setting.own_view * view - strict[group, rater]
            answers = _answers(setting, sees[:, None] + areas, (weights, heights), chance)
            asked = np.where(_asked_more(setting, group, answers[:, :CORE], chance)[:, None], answers, np.nan)
            asked[:, :CORE] = answers[:, :CORE]
            rows = np.flatnonzero(~np.isnan(asked).all(axis=1))
            yield (
                np.full(len(rows), turn), group[rows], rows, np.full(len(rows), rater),
                asked[rows], answers[rows], too_strict[group[rows], rater],
            )  # fmt: skip


def _raters(setting: CohortSetting, count: int, chance: Generator) -> tuple[Numbers, Truths]:
    too_strict = chance.random((count, setting.raters)) < setting.too_strict
    return chance.normal(0, setting.strictness, too_strict.shape) + setting.stricter_by * too_strict, too_strict


def _answers(setting: CohortSetting, sees: Numbers, items: tuple[Numbers, Numbers], chance: Generator) -> Numbers:
    """Twelve answers 1-5 per child; NaN where the rater did not see the child or left the item out."""
    weights, heights = items
    exact = MIDDLE + heights + setting.points * weights * sees + chance.normal(0, setting.answer_noise, sees.shape)
    answers = np.clip(np.round(exact), 1, 5)
    answers[chance.random(sees.shape) < setting.unanswered] = np.nan
    answers[chance.random(len(sees)) < setting.unseen] = np.nan
    return answers


def _asked_more(setting: CohortSetting, group: Counts, core: Numbers, chance: Generator) -> Truths:
    """The lowest core means of each group, at most the share; ties to the lowest single answer, then by lot."""
    given = ~np.isnan(core)
    there = given.any(axis=1)
    mean = np.where(there, np.nansum(core, axis=1) / np.maximum(given.sum(axis=1), 1), np.inf)
    lowest = np.where(given, core, np.inf).min(axis=1)
    order = np.lexsort((chance.random(len(group)), lowest, mean, group))
    in_order = group[order]
    place = np.arange(len(group)) - np.searchsorted(in_order, in_order, "left")
    room = np.floor(setting.asked_more * np.bincount(group[there], minlength=int(group.max()) + 1) + 1e-9)
    asked = np.zeros(len(group), bool)
    asked[order] = place < room[in_order]
    return asked & there
