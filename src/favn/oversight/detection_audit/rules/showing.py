"""Which units' and areas' numbers may be shown beside the municipality's, so that no child can be worked out. Pure.

A row is shown whole or not at all. Every hidden row shares what is left of the sums shown above it with at least one
other, and the hidden rows together are no small number in any column; so neither a hidden row nor a small cell follows
from what is shown. A row of noughts only is about nobody: it is not shown, and it is no company for another, since it
is known elsewhere that there was nothing to count. Source: the rule of five, as in `kit/small_numbers.py`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from favn.kit.small_numbers import SMALL

Unit = TypeVar("Unit")
Area = TypeVar("Area")


def is_safe(row: Sequence[int], small: int = SMALL) -> bool:
    """No cell of the row is about one to four children, or about none: a nought tells of all the others."""
    return all(cell >= small for cell in row)


def whole_shown(row: Sequence[int]) -> bool:
    """Whether the municipality's own numbers may be shown: none of them is small."""
    return is_safe(row)


def units_shown(rows: Mapping[Unit, Sequence[int]], small: int = SMALL) -> set[Unit]:
    """The units whose rows may be shown when the sums of all rows are shown too.

    The smallest are hidden first; of equally small ones the first in the given order. Where the rows cannot be hidden
    safely beside each other, none is shown.
    """
    smallest_first = [unit for unit in _smallest_first(rows, small) if any(rows[unit])]
    hidden = [unit for unit in smallest_first if not is_safe(rows[unit], small)]
    for unit in [unit for unit in smallest_first if unit not in hidden]:
        if not hidden or (len(hidden) > 1 and is_safe(summed([rows[each] for each in hidden]), small)):
            break
        hidden.append(unit)
    return set(smallest_first) - set(hidden)


def levels_shown(
    rows: Mapping[Unit, Sequence[int]], area_of: Mapping[Unit, Area], small: int = SMALL
) -> tuple[set[Unit], set[Area]]:
    """The units and the areas whose rows may be shown beside each other and the sums of all rows.

    `area_of` every unit in `rows`; those in no area are an area by themselves, for it is what the others leave.
    What a shown area hides, it hides as a municipality does. The hidden areas hide theirs together: all units of a
    small area are small, and what they need for company is taken from the safe area that was hidden with them, so none
    of these areas can be added up.
    """
    units_in: dict[Area, dict[Unit, Sequence[int]]] = defaultdict(dict)
    for unit, row in rows.items():
        units_in[area_of[unit]][unit] = row
    areas = units_shown({area: summed(list(within.values())) for area, within in units_in.items()}, small)
    shown = {unit for area in areas for unit in units_shown(units_in[area], small)}
    together = {unit: row for unit, row in rows.items() if area_of[unit] not in areas}
    return shown | units_shown(together, small), areas


def summed(rows: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The rows, column by column together."""
    return tuple(sum(column) for column in zip(*rows, strict=True))


def _smallest_first(rows: Mapping[Unit, Sequence[int]], small: int) -> list[Unit]:
    return sorted(rows, key=lambda unit: (is_safe(rows[unit], small), min(rows[unit], default=0), sum(rows[unit])))
