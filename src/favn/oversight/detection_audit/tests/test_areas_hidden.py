"""What is shown of units, areas and the municipality together gives nothing of what is hidden."""

from datetime import UTC, date, datetime
from random import Random
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.kit.small_numbers import SMALL
from favn.oversight.detection_audit.choices import FigureName, Period
from favn.oversight.detection_audit.rules.figures import FEWEST_GROUPS, figures
from favn.oversight.detection_audit.rules.material import Found, GroupRound, Material, Span, Spoken
from favn.oversight.detection_audit.rules.showing import levels_shown

AT, CLOSED = datetime(2026, 5, 1, 9, tzinfo=UTC), date(2026, 5, 2)
SHARES = ((FigureName.WORRIED, Period.LATEST), (FigureName.STEPS, Period.YEAR), (FigureName.SEEN, Period.TWO_YEARS),
          (FigureName.PREDICTIVE, Period.YEAR))  # fmt: skip
MIDDLES = ((FigureName.MINUTES, Period.LATEST, SMALL), (FigureName.LEAD, Period.TWO_YEARS, SMALL),
           (FigureName.AGREEMENT, Period.YEAR, FEWEST_GROUPS))  # fmt: skip
SIZES = (0, 1, 3, 5, 6, 9, 40)


class World:
    """Units in up to three areas, or in none; and beside each figure the numbers it is worked out from."""

    def __init__(self, seed):
        chance = Random(seed)
        self.areas = [UUID(int=1000 + number) for number in range(chance.randint(0, 3))]
        self.units = [UUID(int=1 + number) for number in range(chance.randint(1, 8))]
        self.area_of = {unit: chance.choice([None, *self.areas, *self.areas, *self.areas]) for unit in self.units}
        self.material = Material(Span(CLOSED), areas=self.area_of)
        self.rows = {name: {} for name in FigureName}
        for unit in [*self.units, None]:
            self.fill(unit, chance)

    def fill(self, unit, chance):
        def size():
            return chance.choice(SIZES)

        seen, missed = size(), size()
        for number in range(seen + missed):
            step, days = ("round", chance.randint(1, 700)) if number < seen else ("", None)
            self.material.children.append(Found(UUID(int=1), AT, "case", unit, True, True, step, days))
        self.rows[FigureName.SEEN][unit] = seen, missed
        self.rows[FigureName.LEAD][unit] = (seen,)
        if unit is None:
            return
        rated, spoken, groups = UUID(int=2000), Spoken(size(), size(), size(), size(), size()), size() // 3 + 1
        for _ in range(groups):
            group = UUID(int=chance.getrandbits(100))
            self.material.groups.append(
                GroupRound(unit, group, rated, 1, CLOSED, 2, (9.0, 7.0), (AT, AT), (4.0, chance.random() * 5))
            )
        self.material.spoken[unit, rated] = spoken
        self.material.followed[unit] = size(), size()
        self.material.pairs[unit, rated, "core1"] = [[9, 3, 1, 0, 0] for _ in range(5)]
        self.rows[FigureName.WORRIED][unit] = spoken.well, spoken.again, spoken.new
        self.rows[FigureName.STEPS][unit] = spoken.in_time, spoken.late
        self.rows[FigureName.PREDICTIVE][unit] = self.material.followed[unit]
        for name in (FigureName.MINUTES, FigureName.AGREEMENT):
            self.rows[name][unit] = (groups,)


def covers(where, rows, area_of):
    """Which of the rows a place is the sum of: 1 or 0 for each."""
    return [float(where == "whole" or (unit is not None and where in (unit, area_of[unit]))) for unit in rows]


def check(rows, area_of, shown, small):
    """Nobody who knows the shown sums, and where there is nothing at all, can tell a hidden one, or a small one."""
    places = {"whole", *(area for area in area_of.values() if area), *(unit for unit in rows if unit)}
    empty = [[float(one == unit) for one in rows] for unit in rows if not any(rows[unit])]
    known = np.array([covers(each, rows, area_of) for each in shown] + empty).reshape(-1, len(rows))
    numbers = np.array(list(rows.values()))
    for where in shown:
        assert (np.array(covers(where, rows, area_of)) @ numbers >= small).all(), where
    for where in places - shown:
        asked = np.array(covers(where, rows, area_of))
        if (asked @ numbers).any():
            assert np.linalg.matrix_rank(np.vstack([known, asked])) > np.linalg.matrix_rank(known), where
    for one in shown:
        inside = [each for each in shown - {one} if each != "whole" and is_within(each, one, area_of)]
        inside = [each for each in inside if not any(is_within(each, other, area_of) for other in inside)]
        left = np.array(covers(one, rows, area_of)) - sum(np.array(covers(each, rows, area_of)) for each in inside)
        assert not (left @ numbers).any() or (left @ numbers >= small).all(), one


def is_within(inner, outer, area_of):
    return inner != outer and (outer == "whole" or area_of.get(inner) == outer)


@given(seed=st.integers(0, 2**32))
def test_nothing_hidden_follows_from_what_is_shown(seed):
    world = World(seed)
    shown = {}
    for each in figures(world.material):
        if each.value is not None and not each.part:
            shown.setdefault((each.name, each.period), set()).add(each.where or "whole")
    for name, period in SHARES:
        check(world.rows[name], world.area_of, shown.get((name, period), set()), SMALL)
    for name, period, small in MIDDLES:
        if sum(row[0] for row in world.rows[name].values()) >= small:
            check(world.rows[name], world.area_of, shown[name, period], small)


def rows_of(*numbers):
    return {name: (number, number) for name, number in zip("abcdefgh", numbers, strict=False)}


@pytest.mark.parametrize(
    ("numbers", "area_of", "units", "areas", "because"),
    [
        ((9, 9, 9), "nnm", "abc", "nm", "nothing is small"),
        ((9, 9, 9), "nnn", "abc", "n", "one area is the municipality"),
        ((9, 2, 9, 9), "nnmm", "cd", "nm", "the small one is left alone in its area: its neighbour goes with it"),
    ],
)
def test_how_areas_and_units_are_hidden(numbers, area_of, units, areas, because):
    rows = rows_of(*numbers)
    assert levels_shown(rows, dict(zip(rows, area_of, strict=True))) == (set(units), set(areas)), because


def test_a_small_area_takes_the_next_smallest_with_it_and_one_unit_of_it():
    rows = rows_of(2, 6, 9, 30)
    assert levels_shown(rows, dict(zip(rows, "nmmo", strict=True))) == ({"c", "d"}, {"o"})


def test_a_unit_with_nothing_to_count_is_no_company_for_a_small_one():
    rows = rows_of(2, 0, 9, 9)
    assert levels_shown(rows, dict.fromkeys(rows, "n")) == ({"d"}, {"n"})
