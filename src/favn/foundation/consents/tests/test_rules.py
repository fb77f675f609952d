"""Everyone with custody says yes, or nothing is shared."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from favn.foundation.consents.rules import Said, Verdict, latest_moment, may_be_undone, missing, verdict

MOTHER, FATHER, AUNT = UUID(int=1), UUID(int=2), UUID(int=3)
BOTH = [MOTHER, FATHER]
DAY = timedelta(days=1)
START = datetime(2026, 11, 10, 9, 30, tzinfo=UTC)


def yes(by, **more):
    return Said(**({"by": by, "is_yes": True, "since": START} | more))


def no(by, **more):
    return Said(**({"by": by, "is_yes": False, "since": START} | more))


def test_both_say_yes_and_it_may_be_shared():
    assert verdict([yes(MOTHER), yes(FATHER)], BOTH, START) is Verdict.ALLOWED


def test_one_yes_is_not_enough_and_the_other_is_asked():
    assert verdict([yes(MOTHER)], BOTH, START) is Verdict.MISSING
    assert missing([yes(MOTHER)], BOTH, START) == {FATHER}
    assert verdict([yes(MOTHER)], [MOTHER], START) is Verdict.ALLOWED


def test_one_no_stops_the_share():
    assert verdict([yes(MOTHER), no(FATHER)], BOTH, START) is Verdict.REFUSED


def test_a_yes_taken_back_stops_the_share():
    taken_back = yes(FATHER, withdrawn_at=START + DAY)
    assert verdict([yes(MOTHER), taken_back], BOTH, START) is Verdict.ALLOWED
    assert verdict([yes(MOTHER), taken_back], BOTH, START + DAY) is Verdict.REFUSED


def test_a_person_may_change_their_mind_both_ways():
    later = START + DAY
    assert verdict([no(MOTHER), yes(MOTHER, since=later)], [MOTHER], later) is Verdict.ALLOWED
    assert verdict([yes(MOTHER), no(MOTHER, since=later)], [MOTHER], later) is Verdict.REFUSED
    assert verdict([no(MOTHER, withdrawn_at=later)], [MOTHER], later) is Verdict.MISSING


def test_a_yes_ends_by_itself():
    assert verdict([yes(MOTHER, until=START + DAY)], [MOTHER], START + DAY) is Verdict.MISSING
    assert verdict([yes(MOTHER, since=START + DAY)], [MOTHER], START) is Verdict.MISSING


def test_an_aunt_cannot_stop_it_and_cannot_allow_it():
    assert verdict([yes(MOTHER), no(AUNT)], [MOTHER], START) is Verdict.ALLOWED
    assert verdict([yes(AUNT)], [MOTHER], START) is Verdict.MISSING


def test_two_who_answer_a_blink_apart_are_both_counted():
    """The one who began first may be the last to be let in, and must see what was said meanwhile."""
    blink = START + timedelta(milliseconds=3)
    answers = [yes(MOTHER), yes(FATHER, since=blink)]
    assert verdict(answers, BOTH, START) is Verdict.MISSING
    assert verdict(answers, BOTH, latest_moment(answers, START)) is Verdict.ALLOWED


def test_an_answer_is_undone_only_while_nothing_happened_on_it():
    assert may_be_undone(START, is_open=False, closed_at=None)
    assert may_be_undone(START, is_open=False, closed_at=START - DAY)
    assert not may_be_undone(START, is_open=True, closed_at=None)
    assert not may_be_undone(START, is_open=False, closed_at=START)


ANSWERS = st.lists(
    st.builds(
        Said,
        by=st.sampled_from([MOTHER, FATHER, AUNT]),
        is_yes=st.booleans(),
        since=st.integers(0, 10).map(lambda days: START + days * DAY),
        until=st.none() | st.integers(1, 20).map(lambda days: START + days * DAY),
        withdrawn_at=st.none() | st.integers(1, 20).map(lambda days: START + days * DAY),
    ),
    max_size=6,
)


@given(ANSWERS, st.integers(0, 25))
def test_nothing_is_ever_shared_that_someone_with_custody_has_not_allowed(answers, days):
    at = START + days * DAY
    if verdict(answers, BOTH, at) is Verdict.ALLOWED:
        for holder in BOTH:
            latest = max(
                (said for said in answers if said.by == holder and said.since <= at), key=lambda said: said.since
            )
            assert any(said.is_yes and said.counts_at(at) and said.since == latest.since for said in answers)
    assert verdict(answers, [], at) is not Verdict.ALLOWED
