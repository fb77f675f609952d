"""Small numbers: hidden, and impossible to calculate from what is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.kit.small_numbers import SMALL, parts_shown, share, shown

PARTS = st.lists(st.integers(0, 60), min_size=1, max_size=9)


@pytest.mark.parametrize(("count", "seen"), [(0, None), (4, None), (5, 5), (152, 152)])
def test_fewer_than_five_are_not_shown(count, seen):
    assert shown(count) == seen


@pytest.mark.parametrize(
    ("part", "whole", "seen", "because"),
    [
        (0, 0, None, "nothing to speak of"),
        (4, 4, None, "the whole is small"),
        (55, 57, None, "96 % of 57 says that two were late"),
        (3, 57, None, "5 % of 57 says that three were in time"),
        (57, 57, 100, "none were late: nobody is pointed at"),
        (0, 20, 0, "all were late: nobody is pointed at"),
        (52, 57, 91, "five were late"),
    ],
)
def test_a_share_never_tells_of_a_few(part, whole, seen, because):
    assert share(part, whole) == seen, because


def test_a_part_larger_than_its_whole_is_an_error():
    with pytest.raises(ValueError, match="part"):
        share(6, 5)


@pytest.mark.parametrize(
    ("parts", "seen"),
    [
        ([10, 20, 30], [10, 20, 30]),
        ([3, 20, 30], [None, None, 30]),
        ([3, 4, 30], [None, None, 30]),
        ([0, 0, 30, 40], [None, None, None, 40]),
        ([2], [None]),
    ],
)
def test_what_could_be_calculated_is_hidden_too(parts, seen):
    assert parts_shown(parts) == seen


@pytest.mark.parametrize(
    ("parts", "seen"),
    [
        ([20, 6, 0], [20, 6, 0]),
        ([20, 6, 2], [20, None, None]),
        ([20, 3, 2], [20, None, None]),
        ([20, 1, 1], [None, None, None]),
        ([12, 2, 0], [None, None, 0]),
        ([3, 0, 0], [None, 0, 0]),
    ],
)
def test_a_nought_stays_where_the_readers_know_everyone(parts, seen):
    assert parts_shown(parts, nought=True) == seen
    assert (shown(0, nought=True), shown(4, nought=True)) == (0, None)


@given(PARTS)
def test_no_small_part_is_ever_shown_and_no_part_is_changed(parts):
    seen = parts_shown(parts)
    assert all(one is None or (one == other and one >= SMALL) for one, other in zip(seen, parts, strict=True))


@given(PARTS, st.booleans())
def test_a_hidden_part_cannot_be_calculated_from_the_total(parts, nought):
    seen = parts_shown(parts, nought=nought)
    hidden = [part for part, one in zip(parts, seen, strict=True) if one is None]
    left = sum(parts) - sum(one for one in seen if one is not None)
    if hidden and any(seen):
        assert len(hidden) >= 2
        assert left >= SMALL  # the hidden ones together are no small group, and may share it in more than one way


@given(PARTS)
def test_nothing_is_hidden_when_nothing_is_small(parts):
    if min(parts) >= SMALL:
        assert parts_shown(parts) == parts


@given(st.integers(0, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_shown_share_leaves_no_small_group(pair):
    part, whole = pair
    if share(part, whole) is not None:
        assert whole >= SMALL
        assert part == 0 or part >= SMALL
        assert whole - part == 0 or whole - part >= SMALL
