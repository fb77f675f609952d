"""Which units' numbers may be shown beside the municipality's, so that no child can be worked out. Pure.

A unit's row is shown whole or not at all. Every hidden row shares what is left of the municipality's numbers with at
least one other, and the hidden rows together are no small number in any column; so neither a hidden row nor a small
cell follows from what is shown. Source: the rule of five, as in `oversight/statistics/rules.py`.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from favn.oversight.statistics.rules import SMALL

Unit = TypeVar("Unit")


def is_safe(row: Sequence[int]) -> bool:
    """No cell of the row is about one to four children, or about none: a nought tells of all the others."""
    return all(cell >= SMALL for cell in row)


def whole_shown(row: Sequence[int]) -> bool:
    """Whether the municipality's own numbers may be shown: none of them is small."""
    return is_safe(row)


def units_shown(rows: Mapping[Unit, Sequence[int]]) -> set[Unit]:
    """The units whose rows may be shown when the sums of all rows are shown too.

    The smallest are hidden first; of equally small ones the first in the given order. Where the rows cannot be hidden
    safely beside each other, none is shown.
    """
    smallest_first = sorted(rows, key=lambda unit: (is_safe(rows[unit]), min(rows[unit], default=0), sum(rows[unit])))
    hidden = [unit for unit in smallest_first if not is_safe(rows[unit])]
    for unit in smallest_first[len(hidden) :]:
        if not hidden or (len(hidden) > 1 and is_safe(_summed([rows[each] for each in hidden]))):
            break
        hidden.append(unit)
    return set(rows) - set(hidden)


def _summed(rows: Sequence[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]
