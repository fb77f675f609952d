"""The method of a round: who is asked more about, and who is talked about first."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from favn.journey.wellbeing.rules.parents import answer_by, leader_role
from favn.journey.wellbeing.rules.stages import asked_more, band_for, is_given, level, round_is_open

CORE = st.lists(st.integers(0, 5), min_size=3, max_size=3)
GROUPS = st.dictionaries(st.integers(0, 99), CORE, min_size=1, max_size=30)
PATIENTLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault


def test_the_level_leaves_out_what_could_not_be_judged_or_was_not_asked():
    assert level([2, 4, 0, None]) == 3
    assert level([0, None]) is None


def test_nobody_is_asked_more_about_until_every_core_answer_is_in():
    assert asked_more({"emil": [1, 1, 1], "alba": [5, 5, None]}) == frozenset()
    assert asked_more({}) == frozenset()


def test_of_a_class_of_twenty_four_at_most_seven_are_asked_more_about():
    core = {number: [3, 3, 3] if number < 7 else [4, 4, 4] for number in range(24)}
    assert asked_more(core) == frozenset(range(7))


def test_a_tie_is_broken_by_the_lowest_core_answer():
    core = {"even": [3, 3, 3], "uneven": [1, 4, 4], **{number: [5, 5, 5] for number in range(2)}}
    assert asked_more(core) == {"uneven"}


def test_children_who_are_quite_alike_come_together_or_not_at_all():
    core = {number: [2, 2, 2] if number < 3 else [4, 4, 4] for number in range(6)}
    assert asked_more(core) == frozenset()


def test_a_class_where_all_are_alike_is_not_asked_more_about():
    assert asked_more({number: [2, 2, 2] for number in range(24)}) == frozenset()


def test_a_child_nobody_can_judge_is_not_chosen_by_the_rule():
    assert asked_more({"new": [0, 0, 0], "alba": [5, 5, 5], "anton": [5, 5, 5], "asta": [1, 1, 1]}) == {"asta"}


@PATIENTLY
@given(GROUPS)
def test_at_most_thirty_percent_and_all_of_them_below_the_middle(core):
    chosen = asked_more(core)
    levels = [found for answers in core.values() if (found := level(answers)) is not None]
    assert len(chosen) <= 0.3 * len(core)
    assert all(level(core[child]) < sum(levels) / len(levels) for child in chosen)


@PATIENTLY
@given(GROUPS)
def test_nobody_left_out_is_lower_than_somebody_chosen(core):
    chosen = asked_more(core)
    left = [found for child in core.keys() - chosen if (found := level(core[child])) is not None]
    assert not chosen or not left or max(level(core[child]) for child in chosen) <= min(left) + 1e-9


@PATIENTLY
@given(GROUPS)
def test_the_order_of_the_list_does_not_matter(core):
    assert asked_more(core) == asked_more(dict(reversed(core.items())))


@PATIENTLY
@given(st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=3, max_size=3))
def test_core_is_given_when_nothing_is_unset(core):
    assert is_given(core) is (None not in core)


@pytest.mark.parametrize(
    ("grade", "kind", "band"),
    [(0, "school", "6-10"), (3, "school", "6-10"), (4, "school", "10-13"), (7, "school", "13-16"),
     (None, "daycare", "3-6"), (None, "childminder", "1-3"), (None, "health", "0-1")],
)  # fmt: skip
def test_the_sheet_follows_the_grade(grade, kind, band):
    assert band_for(grade, kind) == band


def test_a_nursery_in_a_daycare_gets_the_sheet_of_the_youngest():
    assert band_for(None, "daycare", is_nursery=True) == "1-3"
    assert band_for(0, "school", is_nursery=True) == "6-10", "a school has none"


def test_a_round_takes_answers_from_its_first_day_to_its_last_and_only_when_it_was_opened():
    days = {"opens_on": date(2026, 11, 2), "closes_on": date(2026, 11, 27)}
    opened = datetime(2026, 11, 2, 7, tzinfo=UTC)
    assert round_is_open(opened_at=opened, today=date(2026, 11, 27), **days)
    assert not round_is_open(opened_at=opened, today=date(2026, 11, 28), **days)
    assert not round_is_open(opened_at=None, today=date(2026, 11, 3), **days)


def test_an_objection_is_answered_within_a_month():
    assert answer_by(datetime(2026, 1, 31, 23, 30, tzinfo=UTC)) == datetime(2026, 2, 28, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "role"),
    [("school", "school_leader"), ("daycare", "daycare_leader"), ("childminder", "daycare_leader")],
)
def test_a_leader_answers_for_the_unit(kind, role):
    assert leader_role(kind) == role
