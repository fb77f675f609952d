"""Two stages: three core questions about all, nine more about the few who are low for their group."""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

ASKED_MORE = 0.30  # at most this share of a group; docs/method.md says what asking everyone everything would find
Key = TypeVar("Key", bound=Hashable)
Answers = Sequence[int | None]


def level(answers: Iterable[int | None]) -> float | None:
    """The mean of the answers 1-5. 0 (cannot judge) and None (not given) do not count; None when nothing counts."""
    judged = [answer for answer in answers if answer]
    return sum(judged) / len(judged) if judged else None


def is_given(core: Answers) -> bool:
    """Whether every core question has an answer; cannot judge is an answer."""
    return all(answer is not None for answer in core)


def asked_more(core: Mapping[Key, Answers]) -> frozenset[Key]:
    """The children whose nine further questions open: the lowest for the group, at most 30 % of it.

    Nobody until the rater's core answers are in for every child. Lower mean first, ties broken by the lowest core
    answer, then the second lowest; children who are still alike come together or not at all, so that neither the
    alphabet nor chance decides. A child at or above the group's mean is never asked more about.
    """
    if not core or not all(is_given(answers) for answers in core.values()):
        return frozenset()
    levels = {child: found for child, answers in core.items() if (found := level(answers)) is not None}
    if not levels:
        return frozenset()
    middle = sum(levels.values()) / len(levels)
    ranks = {child: _rank(found, core[child]) for child, found in levels.items() if found < middle - 1e-9}
    return _lowest(ranks, math.floor(len(core) * ASKED_MORE + 1e-9))


def _rank(found: float, answers: Answers) -> tuple[float, ...]:
    return (round(found, 9), *sorted(answer for answer in answers if answer))


def _lowest(ranks: Mapping[Key, tuple[float, ...]], room: int) -> frozenset[Key]:
    chosen: set[Key] = set()
    for rank in sorted(set(ranks.values())):
        alike = {child for child, own in ranks.items() if own == rank}
        if len(chosen) + len(alike) > room:
            break
        chosen |= alike
    return frozenset(chosen)


def band_for(grade: int | None, unit_kind: str, *, is_nursery: bool = False) -> str:
    """The age band whose sheet a group gets: by grade in school; daycare 3-6, its nurseries and childminders 1-3.

    A health visitor's is 0-1.
    """
    if is_nursery and unit_kind == "daycare":
        return "1-3"
    if grade is None:
        return {"daycare": "3-6", "childminder": "1-3", "health": "0-1"}.get(unit_kind, "6-10")
    return "6-10" if grade <= 3 else "10-13" if grade <= 6 else "13-16"


def round_is_open(*, opened_at: datetime | None, opens_on: date, closes_on: date, today: date) -> bool:
    """Whether ratings are taken today: the round was opened, and the day is within it, both ends included."""
    return opened_at is not None and opens_on <= today <= closes_on
