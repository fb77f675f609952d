"""What is hidden cannot be worked out from what is shown."""

from hypothesis import given
from hypothesis import strategies as st

from favn.kit.small_numbers import SMALL
from favn.oversight.detection_audit.rules.showing import is_safe, units_shown, whole_shown

WIDTH = 3
ROWS = st.dictionaries(
    st.integers(0, 20), st.lists(st.integers(0, 25), min_size=WIDTH, max_size=WIDTH).map(tuple), min_size=1, max_size=9
)


def left_over(rows, seen):
    """What a reader can work out of the hidden rows: the municipality's numbers less those shown."""
    return [sum(row[j] for row in rows.values()) - sum(rows[unit][j] for unit in seen) for j in range(WIDTH)]


@given(ROWS)
def test_no_shown_row_has_a_small_number(rows):
    assert all(is_safe(rows[unit]) for unit in units_shown(rows))


@given(ROWS)
def test_no_hidden_cell_can_be_worked_out(rows):
    """At least two hidden rows share every left-over, which is no small number: a cell may be all from 0 to it."""
    seen = units_shown(rows)
    hidden = {unit for unit, row in rows.items() if any(row)} - seen
    if hidden and seen:
        assert len(hidden) >= 2
        assert all(left >= SMALL for left in left_over(rows, seen))


@given(ROWS)
def test_nothing_is_hidden_when_nothing_is_small(rows):
    if all(is_safe(row) for row in rows.values()):
        assert units_shown(rows) == set(rows)


def test_the_smallest_safe_row_keeps_a_single_hidden_one_company():
    rows = {"small": (2, 9, 9), "middle": (6, 6, 6), "large": (30, 30, 30)}
    assert units_shown(rows) == {"large"}


def test_a_single_small_unit_hides_the_municipality_too():
    assert units_shown({"only": (2, 9, 9)}) == set()
    assert not whole_shown((2, 9, 9))
