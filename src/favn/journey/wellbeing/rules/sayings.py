"""Why a child is on the list, in one sentence with what the rule saw. Danish; pages translate it."""

from collections.abc import Iterator
from enum import StrEnum

import numpy as np

from favn.journey.wellbeing.rules.ratings import BASELINE, Claim
from favn.journey.wellbeing.rules.strength import MERE_CHANCE, WEIGHT_OF_FALL, Judged
from favn.kit.catalogue import N_

CLEARLY_LOW = -0.5  # spreads from the group


class Reason(StrEnum):
    """Which rule speaks."""

    FALLEN = "fallen"
    LOW_TWICE = "low_twice"
    LOW_NOW = "low_now"
    LOW_GROUP = "low_group"


SAID = {
    Reason.FALLEN: N_("Faldet tydeligt i forhold til barnets eget niveau: %(level)s af 5 nu, %(before)s sidst."),
    Reason.LOW_TWICE: N_("Lavere end de andre i gruppen i to runder: %(level)s af 5, gruppen %(group)s."),
    Reason.LOW_NOW: N_("Lavere end de andre i gruppen i denne runde: %(level)s af 5, gruppen %(group)s."),
    Reason.LOW_GROUP: N_("Hele gruppen ligger lavt: %(group)s af 5. Tal også om, hvad gruppen har brug for."),
}


def reasons(judged: Judged, up: Claim) -> list[Reason | None]:
    """The rule that speaks for each row: of those who came up, and of everyone else in a group that lies low."""
    return [_reason(*row) for row in _facts(judged, up)]


def _facts(judged: Judged, up: Claim) -> Iterator[tuple[bool, bool, bool, bool, bool]]:
    """Row by row: up, the fall is a third of it or more, low now, low last time too, group is low."""
    low = judged.standing <= CLEARLY_LOW
    children = int(judged.child.max()) + 1 if len(judged) else 0
    own = judged.turn * children + judged.child
    low_before = np.isin(own - children, own[low])
    falling = (judged.fall > MERE_CHANCE) & (WEIGHT_OF_FALL * (judged.fall - MERE_CHANCE) >= judged.strength / 3)
    columns = (up, falling, low, low_before, judged.group_is_low & (judged.turn != BASELINE))
    return zip(*(column.tolist() for column in columns), strict=True)


def _reason(up: bool, falling: bool, low: bool, low_before: bool, group_is_low: bool) -> Reason | None:
    if not up:
        return Reason.LOW_GROUP if group_is_low else None
    if falling:
        return Reason.FALLEN
    return Reason.LOW_TWICE if low and low_before else Reason.LOW_NOW


def figures(level: float, before: float, group_level: float) -> dict[str, str]:
    """The raw levels on 1-5 as Danes write them, for a sentence."""
    return {"level": _points(level), "before": _points(before), "group": _points(group_level)}


def _points(level: float) -> str:
    return "?" if np.isnan(level) else f"{level:.1f}".replace(".", ",")
