"""»Tal om disse først« for one group: whom to begin with, by the same rules that `favn detect` runs on a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from favn.journey.wellbeing.rules.learning import SHIPPED
from favn.journey.wellbeing.rules.ratings import BASELINE, Claim, Ratings
from favn.journey.wellbeing.rules.sayings import Reason, figures, reasons
from favn.journey.wellbeing.rules.strength import Judged, judge


class Pace(StrEnum):
    """How many new children there is time to begin with, for each 24 in a round."""

    QUARTER = "0.25"
    HALF = "0.5"
    ONE = "1"
    ONE_AND_A_HALF = "1.5"
    TWO = "2"


USUAL_PACE = Pace.ONE  # until the municipality sets another
# Strength from where a child is listed, so that as many new come up in invented cohorts. docs/method.md.
THRESHOLDS = {Pace.QUARTER: 2.0, Pace.HALF: 1.6, Pace.ONE: 1.05, Pace.ONE_AND_A_HALF: 0.7, Pace.TWO: 0.35}


@dataclass(frozen=True, slots=True)
class Talk:
    """A child (its number in the ratings) to begin with: why, and the raw levels 1-5 that the sentence names."""

    child: int
    reason: Reason
    figures: dict[str, str]
    level: float


def pace_in_force(own: Pace | None, municipal: Pace | None) -> Pace:
    """What a unit's lists go by: its own pace, else the municipality's, else the usual one."""
    return own or municipal or USUAL_PACE


def new_children(pace: Pace, classes: int) -> float:
    """How many new children a pace brings up in a round in so many classes of 24, on average."""
    return float(pace.value) * classes


def judged_for(ratings: Ratings) -> Judged:
    """The ratings of one group's children, judged with the shipped figures.

    A group's only round is not kept for comparing, as a file's first round is: the adults sit together now.
    """
    only = len(ratings) > 0 and ratings.turn.max() == BASELINE
    turn = ratings.turn + 1 if only else ratings.turn
    return judge(Ratings(turn, ratings.group, ratings.child, ratings.seat, ratings.scores), SHIPPED)


def talk_first(judged: Judged, pace: Pace) -> list[Talk]:
    """Whom to begin with in the newest round, the most worrying first; equals in the order of their numbers."""
    if not len(judged):
        return []
    up = (judged.turn == judged.turn.max()) & (judged.strength > THRESHOLDS[pace])
    said = reasons(judged, up)
    rows = sorted(np.flatnonzero(up).tolist(), key=lambda row: (-judged.strength[row], judged.child[row]))
    return [
        Talk(
            int(judged.child[row]), reason, figures(judged.level[row], judged.before[row], judged.group_level[row]),
            float(judged.level[row]),
        )
        for row in rows
        if (reason := said[row]) is not None
    ]  # fmt: skip


def low_group(judged: Judged, group: int) -> dict[str, str] | None:
    """The figures of the sentence that the whole group lies low in the newest round; None when it does not."""
    if not len(judged):
        return None
    low = (judged.turn == judged.turn.max()) & (judged.group == group) & judged.group_is_low
    return figures(np.nan, np.nan, float(judged.group_level[low][0])) if low.any() else None


def would_come_up(judged: Judged, pace: Pace, turns: Sequence[int], among: Claim) -> int:
    """How many children would have come up at least once in these rounds (numbers in the ratings), of these rows."""
    up = among & np.isin(judged.turn, turns) & (judged.strength > THRESHOLDS[pace])
    return len(np.unique(judged.child[up]))
