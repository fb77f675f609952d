"""Strictness: chance is taken out before a unit is said to differ."""

from random import Random
from statistics import fmean

import pytest

from favn.oversight.detection_audit.rules.strictness import Band, Strictness, strictness


def test_the_pooled_distance_worked_out_by_hand():
    """Three units of four sheets, means 3.5, 4.0, 4.5: within 0.04/3, error a fourth of it, between 0.25 less it."""
    sheets = {name: [middle - 0.1, middle - 0.1, middle + 0.1, middle + 0.1]
              for name, middle in (("low", 3.5), ("as", 4.0), ("high", 4.5))}  # fmt: skip
    within = 0.04 / 3
    error, between = within / 4, 0.25 - within / 4
    believed = between / (between + error)
    found = strictness(sheets)
    assert found["low"].points == pytest.approx(-0.5 * believed)
    assert found["as"].points == pytest.approx(0)
    assert found["high"].high - found["high"].points == pytest.approx(1.959963984540054 * (believed * error) ** 0.5)
    assert [found[name].band for name in ("low", "as", "high")] == [Band.LOWER, Band.AS_OTHERS, Band.HIGHER]


def test_where_only_chance_differs_nobody_is_said_to():
    """Units drawn from one distribution: the pooled distances are far smaller than the raw ones."""
    chance = Random(3)
    sheets = {unit: [chance.gauss(4, 0.3) for _ in range(12)] for unit in range(40)}
    found = strictness(sheets)
    middle = fmean(fmean(levels) for levels in sheets.values())
    raw = fmean(abs(fmean(levels) - middle) for levels in sheets.values())
    assert fmean(abs(each.points) for each in found.values()) < raw / 2
    assert sum(each.band is not Band.AS_OTHERS for each in found.values()) <= 2


def test_planted_strictness_is_found_and_its_interval_tells_the_truth():
    """A hundred units with a known strictness: nearly all intervals hold it."""
    chance = Random(11)
    true = {unit: chance.gauss(0, 0.2) for unit in range(100)}
    sheets = {unit: [4 + true[unit] + chance.gauss(0, 0.3) for _ in range(16)] for unit in true}
    found = strictness(sheets)
    held = sum(found[unit].low <= true[unit] <= found[unit].high for unit in true)
    assert 88 <= held <= 100


def test_few_sheets_or_a_single_unit_say_nothing():
    assert strictness({"one": [3, 3, 4], "two": [4] * 9}) == {}
    assert set(strictness({"one": [3, 3, 4, 4], "two": [4, 4, 5, 5], "few": [1]})) == {"one", "two"}


def test_sheets_that_are_all_alike_do_not_break_it():
    assert strictness({"one": [4.0] * 5, "two": [4.0] * 5}) == {name: Strictness(0, 0, 0) for name in ("one", "two")}
