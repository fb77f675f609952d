"""The rules of »Tal om disse først« on whole columns: nothing looks ahead, a strict rater makes nobody low."""

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from favn.journey.wellbeing.rules.flags import Earlier, flagged, threshold_for
from favn.journey.wellbeing.rules.learning import Learned, learn, usual
from favn.journey.wellbeing.rules.ratings import Ratings
from favn.journey.wellbeing.rules.sayings import Reason, figures, reasons
from favn.journey.wellbeing.rules.strength import NOT_COUNTED, STRICTEST, Judged, judge
from favn.journey.wellbeing.rules.talk import (
    THRESHOLDS,
    Pace,
    judged_for,
    low_group,
    talk_first,
    would_come_up,
)

PATIENTLY = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
CLASS = 24


def ratings_of(*rounds: dict[int, list[float]], raters: int = 1) -> Ratings:
    """One group's rounds: each child's core answers (3) or all twelve, given alike by every rater."""
    rows = [
        (turn, child, rater, answers)
        for turn, children in enumerate(rounds)
        for child, answers in children.items()
        for rater in range(raters)
    ]
    scores = np.full((len(rows), 12), np.nan)
    for place, (_, _, _, answers) in enumerate(rows):
        scores[place, : len(answers)] = answers
    turn, child, rater = (np.array([row[column] for row in rows], np.int64) for column in range(3))
    return Ratings(turn, np.zeros(len(rows), np.int64), child, rater, scores)


def ordinary(**others: list[float]) -> dict[int, list[float]]:
    """A class where everyone is at four, but those named `child_0=[…]`."""
    return {child: others.get(f"child_{child}", [4, 4, 4]) for child in range(CLASS)}


def strengths(judged: Judged, turn: int) -> dict[int, float]:
    """Each child's strength in a round."""
    now = judged.turn == turn
    return dict(zip(judged.child[now].tolist(), judged.strength[now].tolist(), strict=True))


@st.composite
def cohorts(draw: st.DrawFn) -> Ratings:
    """Small whole files: a few rounds, groups, children and raters, with answers missing."""
    chance = np.random.default_rng(draw(st.integers(0, 10**6)))
    rounds, children, groups = draw(st.integers(1, 5)), draw(st.integers(1, 14)), draw(st.integers(1, 3))
    raters = draw(st.integers(1, 2))
    turn, child, rater = (each.ravel() for each in np.indices((rounds, children, raters)))
    group = chance.integers(0, groups, (rounds, children))[turn, child]
    scores = chance.integers(1, 6, (len(turn), 12)).astype(float)
    scores[chance.random(scores.shape) < 0.3] = np.nan
    there = ~np.isnan(scores).all(axis=1)
    return Ratings(turn, group, child, group * raters + rater, scores).rows(there)


@PATIENTLY
@given(cohorts(), st.data())
def test_a_round_is_the_same_whether_or_not_later_rounds_are_known(ratings, data):
    until = data.draw(st.integers(0, 4))
    whole, part = (judge(each, learn(each)) for each in (ratings, ratings.rows(ratings.turn <= until)))
    for turn in range(until + 1):
        assert strengths(whole, turn) == strengths(part, turn)
    then = whole.turn <= until
    assert whole.standing[then].tolist() == part.standing.tolist()
    assert whole.fall[then].tolist() == part.fall.tolist()


@PATIENTLY
@given(cohorts(), st.integers(0, 10**6))
def test_the_order_of_the_rows_does_not_matter(ratings, seed):
    mixed = ratings.rows(np.random.default_rng(seed).permutation(len(ratings)))
    learned = learn(ratings.in_order())
    assert judge(ratings, learned).strength.tolist() == judge(mixed, learned).strength.tolist()


@PATIENTLY
@given(cohorts())
def test_every_child_and_round_that_was_judged_comes_out_once(ratings):
    judged = judge(ratings, learn(ratings))
    told = list(zip(judged.turn.tolist(), judged.child.tolist(), strict=True))
    assert sorted(set(zip(ratings.turn.tolist(), ratings.child.tolist(), strict=True))) == told
    assert np.isfinite(judged.strength).all()
    assert (judged.strength[judged.turn == 0] == NOT_COUNTED).all()


@PATIENTLY
@given(cohorts(), st.floats(0.1, 6))
def test_new_is_flagged_and_not_in_the_two_rounds_before(ratings, per_group):
    judged = judge(ratings, learn(ratings))
    up = flagged(judged, threshold_for(judged, per_group))
    told = {(turn, child) for turn, child, here in zip(judged.turn, judged.child, up, strict=True) if here}
    expected = [
        (turn, child) in told and (turn - 1, child) not in told and (turn - 2, child) not in told
        for turn, child in zip(judged.turn, judged.child, strict=True)
    ]
    assert Earlier(judged).new(up).tolist() == expected
    assert not up[judged.turn == 0].any()


def test_a_child_who_falls_is_above_one_who_was_always_as_low():
    before = ordinary(child_0=[2, 2, 2])
    judged = judge(ratings_of(before, before, ordinary(child_0=[2, 2, 2], child_1=[2, 2, 2])), usual())
    now = strengths(judged, 2)
    assert now[0] > 0 > now[2]
    assert now[1] > now[2]
    told = dict(zip(judged.child.tolist(), reasons(judged, flagged(judged, 0.3)), strict=True))
    assert told[0] is Reason.LOW_TWICE
    assert told[1] is Reason.FALLEN


def test_lower_answers_now_never_make_a_child_less_worrying():
    before = ordinary()
    told = [
        strengths(judge(ratings_of(before, ordinary(child_0=[level] * 3)), usual()), 1)[0] for level in (5, 4, 3, 2, 1)
    ]
    assert told == sorted(told)


def test_twelve_low_answers_say_more_than_three():
    before = ordinary()
    three, twelve = (
        strengths(judge(ratings_of(before, ordinary(child_0=[2.0] * count)), usual()), 1)[0] for count in (3, 12)
    )
    assert twelve > three


def test_two_who_see_the_same_say_more_than_one():
    before, now = ordinary(), ordinary(child_0=[2, 2, 2])
    one, two = (strengths(judge(ratings_of(before, now, raters=raters), usual()), 1)[0] for raters in (1, 2))
    assert two > one


def test_a_new_strict_rater_moves_nobody_much_and_changes_no_order():
    before, now = ordinary(), ordinary(child_0=[2, 3, 2], child_1=[5, 5, 4])
    stricter = {child: [answer - 0.3 for answer in answers] for child, answers in now.items()}
    fair, strict = (strengths(judge(ratings_of(before, each), usual()), 1) for each in (now, stricter))
    assert max(abs(strict[child] - fair[child]) for child in fair) < 0.1
    assert sorted(strict, key=strict.__getitem__) == sorted(fair, key=fair.__getitem__)


def test_a_whole_group_far_below_is_not_taken_for_strictness_and_is_said():
    low = {child: [2.0, 2, 2] for child in range(CLASS)}
    judged = judge(ratings_of(ordinary(), low), usual())
    assert min(strengths(judged, 1).values()) > 0.5
    assert judged.group_is_low[judged.turn == 1].all()
    assert set(reasons(judged, np.zeros(len(judged), bool))) == {None, Reason.LOW_GROUP}
    assert usual().weight[0] * STRICTEST < 2


def test_four_low_children_are_held_more_loosely_against_the_municipality_than_twenty_four():
    points = {count: {child: [3.2, 3.2, 3.2] for child in range(count)} for count in (1, CLASS)}
    told = {count: judge(ratings_of(points[count], points[count]), usual()) for count in points}
    assert told[CLASS].group_is_low.all()
    assert not told[1].group_is_low.any()


def test_who_is_well_again_is_let_go():
    judged = judge(ratings_of(ordinary(), ordinary(child_0=[1, 1, 1]), *[ordinary(child_0=[5, 5, 5])] * 2), usual())
    told = [strengths(judged, turn)[0] for turn in range(1, 4)]
    assert told[0] > 1 > 0 > told[2]


def test_what_was_learned_goes_into_a_file_and_back():
    learned = learn(ratings_of(ordinary(child_0=[2.0] * 12)))
    again = Learned.from_plain(json.loads(json.dumps(learned.as_plain())))
    assert again.as_plain() == learned.as_plain()


@pytest.mark.parametrize("plain", [{}, {"items": [], "level": 3}, {"items": {}, "level": "x"}])
def test_another_file_is_not_taken_for_what_was_learned(plain):
    with pytest.raises((KeyError, TypeError, ValueError)):
        Learned.from_plain(plain)


def test_the_nine_are_judged_against_what_the_core_told_of_those_who_were_asked():
    chance = np.random.default_rng(5)
    level = chance.normal(0, 1, 4000)
    scores = 4 + 0.6 * level[:, None] + chance.normal(0, 0.7, (4000, 12))
    scores[scores[:, :3].mean(axis=1) > 3.6, 3:] = np.nan
    rows = np.arange(4000)
    learned = learn(Ratings(rows * 0, rows // 24, rows, rows // 24, scores))
    assert np.nanmean(scores[:, 3:]) < 3.6
    assert learned.mean[3:] == pytest.approx(np.full(9, 4.0), abs=0.1)
    assert learned.weight == pytest.approx(np.full(12, 0.6), abs=0.06)


def test_figures_are_written_as_danes_write_them():
    assert figures(2.34, float("nan"), 4.0) == {"level": "2,3", "before": "?", "group": "4,0"}


def test_nothing_to_judge_is_nothing():
    nothing = ratings_of()
    judged = judge(nothing, learn(nothing))
    assert len(judged) == 0
    assert threshold_for(judged, 0.5) == 0.0
    assert Earlier(judged).new(flagged(judged, 0.0)).tolist() == []


def test_the_list_begins_with_the_most_worrying_and_says_why_with_raw_levels():
    before = ordinary(child_0=[3, 3, 3])
    judged = judged_for(ratings_of(before, ordinary(child_0=[2, 2, 2], child_1=[1, 1, 1])))
    first, second = talk_first(judged, Pace.ONE)
    assert (first.child, first.reason) == (1, Reason.FALLEN)
    assert (second.child, second.reason, second.level) == (0, Reason.LOW_TWICE, 2.0)
    assert first.figures == {"level": "1,0", "before": "4,0", "group": "3,8"}


def test_a_groups_first_round_gives_a_list_and_no_round_gives_none():
    alone = judged_for(ratings_of(ordinary(child_0=[1, 1, 1])))
    assert [(talk.child, talk.reason) for talk in talk_first(alone, Pace.ONE)] == [(0, Reason.LOW_NOW)]
    nothing = judged_for(ratings_of())
    assert talk_first(nothing, Pace.ONE) == []
    assert low_group(nothing, 0) is None


def test_a_quicker_pace_never_takes_anybody_off_the_list():
    assert sorted(THRESHOLDS.values(), reverse=True) == [THRESHOLDS[pace] for pace in Pace]
    now = ordinary(**{f"child_{child}": [answer] * 3 for child, answer in enumerate((1, 2, 2, 3, 3))})
    judged = judged_for(ratings_of(ordinary(), now))
    lists = [[talk.child for talk in talk_first(judged, pace)] for pace in Pace]
    assert all(shorter == longer[: len(shorter)] for shorter, longer in pairwise(lists))
    assert [would_come_up(judged, pace, [1], judged.group == 0) for pace in Pace] == [len(each) for each in lists]
    assert would_come_up(judged, Pace.TWO, [], judged.group == 0) == 0
    assert would_come_up(judged, Pace.TWO, [1], judged.group == 1) == 0


def test_only_the_group_that_lies_low_is_said_to():
    judged = judged_for(ratings_of(ordinary(), {child: [2.0, 2, 2] for child in range(CLASS)}))
    assert low_group(judged, 0) == {"level": "?", "before": "?", "group": "2,0"}
    assert low_group(judged, 1) is None
