"""Agreement between two adults: against published examples and two implementations that share nothing with ours."""

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from favn.oversight.detection_audit.rules.agreement import (
    NINETY_FIVE,
    Agreement,
    added,
    agreement,
    shown,
    worth_talking_about,
)

TABLE = st.lists(st.lists(st.integers(0, 6), min_size=5, max_size=5), min_size=5, max_size=5)
# The second and third rater of `anxiety` in the R package irr (nobody was given a 5, so 6 is the fifth level).
SECOND = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4]
THIRD = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2]
LEVELS = [1, 2, 3, 4, 6]


def table_of(first, second, levels=LEVELS):
    pairs = list(zip(first, second, strict=True))
    return [[pairs.count((one, other)) for other in levels] for one in levels]


def by_all_pairs(table):
    """Kappa as one less the mean squared difference within pairs over that between everybody's answers."""
    answers = [(i, j) for i, j in product(range(len(table)), repeat=2) for _ in range(table[i][j])]
    within = sum((i - j) ** 2 for i, j in answers) / len(answers)
    between = sum((i - j) ** 2 for (i, _), (_, j) in product(answers, repeat=2)) / len(answers) ** 2
    return 1 - within / between


def error_by_differences(table):
    """The standard error by the delta method, with the slopes measured instead of derived."""
    total, step, size = sum(map(sum, table)), 1e-6, range(len(table))
    share = [[cell / total for cell in row] for row in table]

    def kappa(shares):
        rows, columns = [sum(row) for row in shares], [sum(row[j] for row in shares) for j in size]
        seen = sum((i - j) ** 2 * shares[i][j] for i in size for j in size)
        return 1 - seen / sum((i - j) ** 2 * rows[i] * columns[j] for i in size for j in size)

    def slope(i, j):
        up, down = [row[:] for row in share], [row[:] for row in share]
        up[i][j] += step
        down[i][j] -= step
        return (kappa(up) - kappa(down)) / (2 * step)

    slopes = {(i, j): slope(i, j) for i in size for j in size}
    mean = sum(share[i][j] * each for (i, j), each in slopes.items())
    return (sum(share[i][j] * each**2 for (i, j), each in slopes.items()) - mean**2) ** 0.5 / total**0.5


def test_the_published_example_with_squared_weights():
    assert agreement(table_of(SECOND, THIRD)).kappa == pytest.approx(0.2520325, abs=5e-8)


def test_two_levels_give_the_published_simple_kappa_and_its_interval():
    """J. L. Fleiss: Statistical Methods for Rates and Proportions: with two levels the weights say nothing."""
    found = agreement([[20, 5], [10, 15]])
    assert found.kappa == pytest.approx(0.4, abs=1e-9)
    assert found.high - found.kappa == pytest.approx(NINETY_FIVE * error_by_differences([[20, 5], [10, 15]]), rel=1e-5)


@given(TABLE)
def test_it_is_what_all_pairs_of_answers_say(table):
    found = agreement(table)
    assume(found is not None)
    assert found.kappa == pytest.approx(by_all_pairs(table), abs=1e-9)
    assert found.low <= found.kappa <= found.high


@pytest.mark.parametrize("scale", [1, 3])
def test_the_interval_is_that_of_the_measured_slopes(scale):
    table = [[scale * (7 if i == j else 4 - abs(i - j)) for j in range(5)] for i in range(5)]
    found = agreement(table)
    assert found.kappa - found.low == pytest.approx(NINETY_FIVE * error_by_differences(table), rel=1e-4)


@given(TABLE)
def test_it_does_not_matter_who_is_called_the_first(table):
    turned = agreement([list(column) for column in zip(*table, strict=True)])
    found = agreement(table)
    assert (found is None) == (turned is None)
    assert found is None or found.kappa == pytest.approx(turned.kappa)


@pytest.mark.parametrize("table", [[[0] * 5] * 5, [[9]], [[0, 0], [0, 40]]])
def test_where_nothing_differs_nothing_can_be_said(table):
    assert agreement(table) is None


def test_the_same_answers_are_full_agreement():
    assert agreement([[5, 0, 0], [0, 5, 0], [0, 0, 5]]) == Agreement(1.0, 1.0, 1.0, 15)


def test_few_pairs_are_not_shown():
    few, enough = agreement([[14, 0], [1, 14]]), agreement([[15, 0], [1, 14]])
    assert shown(few) is None
    assert shown(enough) == enough
    assert shown(None) is None


def test_the_lowest_three_are_worth_talking_about_and_none_when_all_agree():
    kappas = {"core1": 0.7, "core2": 0.5, "core3": 0.3, "more1": 0.4, "more2": 0.59}
    found = {item: Agreement(kappa, kappa - 0.1, kappa + 0.1, 90) for item, kappa in kappas.items()}
    assert worth_talking_about(found | {"more3": None}) == ["core3", "more1", "core2"]
    assert worth_talking_about({"core1": found["core1"]}) == []


def test_tables_add_up_cell_by_cell():
    assert added([[[1, 2], [3, 4]], [[1, 0], [0, 1]]], size=2) == [[2, 2], [3, 5]]
