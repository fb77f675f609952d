"""Whom the nine further questions could be asked about: what two stages cost, and what the best choice would give.

A way of asking gives the answers that were asked for, one row as in the sheets, NaN where nothing was asked.
"""

from collections.abc import Callable

import numpy as np

from favn.journey.wellbeing.rules.ratings import mean_of_given
from favn.journey.wellbeing.rules.stages import ASKED_MORE, asked_more
from favn.journey.wellbeing.rules.strength import MERE_CHANCE, WEIGHT_OF_FALL
from favn.town.cohorts.comparing import judged_on, the_rules_on
from favn.town.cohorts.generation import CORE, Cohort, Counts, Numbers, Truths

A_THIRD = 0.34  # of each sheet: six questions a child, as many as may be asked
COULD_MOVE = 0.8  # spreads that nine low answers might take a child further down


def the_lowest(cohort: Cohort) -> Numbers:
    """Those with the lowest core answers, at most 30 % of a sheet; lots are drawn between equals."""
    return cohort.sheets.asked


def everybody(cohort: Cohort) -> Numbers:
    """Everyone is asked about everything."""
    return cohort.sheets.all_twelve


def as_the_sheet_asks(cohort: Cohort) -> Numbers:
    """The same, but children who answer alike come together or not at all, as on the page."""
    core = np.nan_to_num(cohort.sheets.all_twelve[:, :CORE]).astype(int)
    chosen = np.zeros(len(core), bool)
    for rows in _sheets(cohort):
        chosen[list(asked_more({row: tuple(core[row].tolist()) for row in rows.tolist()}))] = True
    return _asked(cohort, chosen)


def who_could_come_up(cohort: Cohort) -> Numbers:
    """Those who would lie highest if the nine answers came out low: earlier rounds choose together with the core."""
    sheets = cohort.sheets
    chosen = np.zeros(len(sheets.turn), bool)
    asked = _asked(cohort, chosen)
    for turn in range(cohort.setting.rounds):
        for rater in range(cohort.setting.raters):
            own = (sheets.turn == turn) & (sheets.rater == rater)
            key = _if_low(cohort, asked, (sheets.turn < turn) | own) if turn else -_core_level(cohort)
            chosen[own] = _first(cohort, key, ASKED_MORE)[own]
        asked = _asked(cohort, chosen)
    return asked


def _if_low(cohort: Cohort, asked: Numbers, rows: Truths) -> Numbers:
    """Each row's strength, had its child's level been COULD_MOVE lower; a child not known before has not fallen."""
    judged = judged_on(cohort, asked, rows)
    now = WEIGHT_OF_FALL * np.maximum(judged.fall - MERE_CHANCE, 0)
    moved = np.where(judged.fall == 0, 0, WEIGHT_OF_FALL * np.maximum(judged.fall + COULD_MOVE - MERE_CHANCE, 0))
    strength = np.full(cohort.level.shape, -np.inf)
    strength[judged.turn, judged.child] = judged.strength - now + moved
    found: Numbers = strength[cohort.sheets.turn, cohort.sheets.child]
    return found


def the_best(cohort: Cohort, share: float = ASKED_MORE) -> Numbers:
    """No adult can choose like this: those for whom the nine answers, known beforehand, matter most.

    It is those whom all twelve answers, or the three alone, would bring up soonest: some must be found, others cleared.
    """
    sheets = cohort.sheets
    only_core = _asked(cohort, np.zeros(len(sheets.turn), bool))
    found, cleared = the_rules_on(cohort, sheets.all_twelve), the_rules_on(cohort, only_core)
    worry = np.maximum(found, cleared)[sheets.turn, sheets.child]
    return _asked(cohort, _first(cohort, np.where(sheets.turn > 0, worry, -_core_level(cohort)), share))


def the_best_of_a_third(cohort: Cohort) -> Numbers:
    """The same, of so many that six questions are asked of a child."""
    return the_best(cohort, A_THIRD)


WAYS_OF_ASKING: dict[str, Callable[[Cohort], Numbers]] = {
    "the_lowest": the_lowest,
    "as_the_sheet_asks": as_the_sheet_asks,
    "who_could_come_up": who_could_come_up,
    "the_best": the_best,
    "the_best_of_a_third": the_best_of_a_third,
    "everybody": everybody,
}


def _asked(cohort: Cohort, chosen: Truths) -> Numbers:
    """The core answers of all, and the nine of the chosen."""
    asked = cohort.sheets.all_twelve.copy()
    asked[~chosen, CORE:] = np.nan
    return asked


def _core_level(cohort: Cohort) -> Numbers:
    return mean_of_given(cohort.sheets.all_twelve[:, :CORE])


def _sheets(cohort: Cohort) -> list[Counts]:
    sheet = cohort.sheet_of_row
    order = np.argsort(sheet, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(sheet[order])) + 1)


def _first(cohort: Cohort, key: Numbers, share: float) -> Truths:
    """The highest of each sheet, at most this share of it."""
    sheet = cohort.sheet_of_row
    order = np.lexsort((-key, sheet))
    in_order = sheet[order]
    place = np.arange(len(sheet)) - np.searchsorted(in_order, in_order, "left")
    chosen = np.zeros(len(sheet), bool)
    chosen[order] = (place < np.floor(share * np.bincount(sheet) + 1e-9)[in_order]) & np.isfinite(key[order])
    return chosen
