"""Who is about to move on, and when a note may follow: the rules alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.foundation.consents.rules import Said, Verdict
from favn.journey.checkups.rules.transitions import (
    Kind,
    Move,
    Progress,
    Stage,
    Standing,
    Terms,
    in_order,
    is_asked_oneself,
    may_go,
    next_move,
    stage_of,
)
from favn.journey.checkups.shipped.transitions import GUIDES, KINDS, shipped_guides

SHIPPED = [
    Kind(code, origin, counted, number, opens, stays, date(2020, 1, 1))
    for code, _da, _en, origin, _to, counted, number, opens, stays in KINDS
]
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
MOTHER, FATHER, STRANGER = (UUID(int=number) for number in (1, 2, 3))
BOTH = {MOTHER, FATHER}


@pytest.mark.parametrize(("child", "on", "expected", "because"), [
    (Standing(date(2023, 3, 8), "home"), date(2026, 11, 22), Move("home_daycare", date(2026, 3, 8)),
     "a child of three who is kept at home stays on the list"),
    (Standing(date(2023, 3, 8), "home"), date(2025, 7, 10), None, "eight months before three, not earlier"),
    (Standing(date(2023, 3, 8), "home"), date(2025, 7, 11), Move("home_daycare", date(2026, 3, 8)), "the first day"),
    (Standing(date(2021, 5, 1), "home"), date(2026, 11, 22), Move("home_school", date(2027, 8, 1)),
     "the year of school start, also when daycare was never begun"),
    (Standing(date(2021, 12, 31), "daycare"), date(2026, 11, 22), Move("daycare_school", date(2027, 8, 1)),
     "the calendar year counts, not the birthday"),
    (Standing(date(2022, 1, 1), "daycare"), date(2026, 11, 22), None, "a day younger is a year later"),
    (Standing(date(2021, 5, 1), "daycare"), date(2026, 9, 29), None, "from October"),
    (Standing(date(2020, 5, 1), "daycare"), date(2026, 11, 22), Move("daycare_school", date(2026, 8, 1)),
     "school start put off: still on the list"),
    (Standing(date(2011, 2, 2), "school", 9), date(2026, 11, 22), Move("school_youth", date(2027, 8, 1)), "9th grade"),
    (Standing(date(2010, 2, 2), "school", 10), date(2026, 11, 22), Move("school_youth", date(2027, 8, 1)), "10th too"),
    (Standing(date(2012, 2, 2), "school", 8), date(2026, 11, 22), None, "8th grade has time"),
    (Standing(date(2012, 2, 2), "school", None), date(2026, 11, 22), None, "no grade, nothing to count from"),
    (Standing(date(2009, 2, 28), "youth"), date(2026, 11, 22), Move("youth_adult", date(2027, 2, 28)), "18 years"),
])  # fmt: skip
def test_who_is_about_to_move_on(child, on, expected, because) -> None:
    assert next_move(SHIPPED, child, on) == expected, because


def test_a_kind_that_has_ended_moves_nobody() -> None:
    ended = [replace(kind, valid_until=date(2026, 11, 1)) for kind in SHIPPED]
    child = Standing(date(2021, 5, 1), "daycare")
    assert next_move(ended, child, date(2026, 11, 22)) is None
    assert next_move(ended, child, date(2026, 10, 31)) is not None


@given(born_on=st.dates(date(2008, 1, 1), date(2026, 11, 1)), on=st.dates(date(2020, 1, 2), date(2030, 1, 1)))
def test_a_child_at_home_is_on_the_list_from_two_and_a_half_until_school_is_long_begun(born_on, on) -> None:
    months = (on.year - born_on.year) * 12 + on.month - born_on.month
    if 31 <= months <= 72:
        assert next_move(SHIPPED, Standing(born_on, "home"), on) is not None


def test_children_kept_at_home_come_first_then_the_day_then_the_name() -> None:
    rows = [("daycare", date(2027, 8, 1), "b"), ("home", date(2027, 9, 1), "a"), ("daycare", date(2027, 8, 1), "a")]
    assert sorted(rows, key=lambda row: in_order(*row)) == [rows[1], rows[2], rows[0]]


@pytest.mark.parametrize(("on", "asked"), [(date(2026, 6, 20), False), (date(2026, 6, 21), True)])
def test_the_young_person_answers_too_from_the_fifteenth_birthday(on, asked) -> None:
    assert is_asked_oneself(date(2011, 6, 21), on) is asked


def said(who, is_yes, minutes=0) -> Said:
    return Said(who, is_yes, AT + timedelta(minutes=minutes))


BY_CONSENT, BY_LAW = Terms("consent", AT, 21), Terms("law", AT, 21)
EXPIRED = AT + timedelta(days=21)


@pytest.mark.parametrize(("terms", "answers", "at", "expected", "because"), [
    (BY_CONSENT, [said(MOTHER, True)], EXPIRED, Verdict.MISSING, "silence is never a yes on consent"),
    (BY_CONSENT, [said(MOTHER, True), said(FATHER, True)], EXPIRED, Verdict.ALLOWED, "both said yes"),
    (BY_CONSENT, [said(MOTHER, True), said(FATHER, False)], EXPIRED, Verdict.REFUSED, "one no"),
    (BY_CONSENT, [said(MOTHER, True), said(FATHER, True), said(FATHER, False, 9)], EXPIRED, Verdict.REFUSED,
     "a yes that was taken back is a no"),
    (BY_CONSENT, [said(MOTHER, True), said(FATHER, False), said(FATHER, True, 9)], EXPIRED, Verdict.ALLOWED,
     "the newest answer counts"),
    (BY_CONSENT, [said(MOTHER, True), said(STRANGER, False)], EXPIRED, Verdict.MISSING, "nobody asked the third"),
    (BY_LAW, [], EXPIRED - timedelta(microseconds=1), Verdict.MISSING, "they have their time"),
    (BY_LAW, [], EXPIRED, Verdict.ALLOWED, "silence does not stop a law"),
    (BY_LAW, [said(MOTHER, False)], EXPIRED, Verdict.REFUSED, "a no does, whatever the ground"),
    (BY_LAW, [said(MOTHER, True), said(FATHER, True)], AT + timedelta(hours=1), Verdict.ALLOWED, "all yes: at once"),
])  # fmt: skip
def test_when_a_note_may_follow(terms, answers, at, expected, because) -> None:
    assert may_go(terms, answers, BOTH, at) is expected, because


def test_nobody_to_ask_means_that_nobody_has_allowed_it() -> None:
    assert may_go(BY_LAW, [], set(), EXPIRED) is Verdict.MISSING


spoken = st.lists(st.tuples(st.sampled_from([MOTHER, FATHER, STRANGER]), st.booleans(), st.integers(0, 40)), max_size=8,
                  unique_by=lambda each: (each[0], each[2]))  # fmt: skip


@given(answers=spoken, ground=st.sampled_from(["consent", "law"]), days=st.integers(1, 60))
def test_whatever_is_said_in_whatever_order_one_standing_no_stops_it(answers, ground, days) -> None:
    at = AT + timedelta(days=days)
    told = [said(who, is_yes, minutes) for who, is_yes, minutes in answers]
    found = may_go(Terms(ground, AT, 21), told, BOTH, at)
    assert found is may_go(Terms(ground, AT, 21), list(reversed(told)), BOTH, at)
    latest = {who: is_yes for who, is_yes, _ in sorted(answers, key=lambda each: each[2]) if who in BOTH}
    if not all(latest.values()):
        assert found is Verdict.REFUSED
    elif found is Verdict.ALLOWED and ground == "consent":
        assert set(latest) == BOTH
    elif set(latest) == BOTH or (ground == "law" and days >= 21):
        assert found is Verdict.ALLOWED


DAY = date(2026, 11, 22)
MET, TO_MEET = AT - timedelta(days=1), AT + timedelta(days=1)


@pytest.mark.parametrize(("progress", "expected"), [
    (None, Stage.NOT_BEGUN),
    (Progress(TO_MEET), Stage.AGREED),
    (Progress(MET), Stage.HELD),
    (Progress(MET, has_note=True), Stage.ASKED),
    (Progress(MET, has_note=True, verdict=Verdict.REFUSED), Stage.REFUSED),
    (Progress(MET, has_note=True, receive_by=DAY), Stage.SENT),
    (Progress(MET, has_note=True, receive_by=DAY - timedelta(days=1)), Stage.LATE),
    (Progress(MET, has_note=True, receive_by=DAY - timedelta(days=1), is_received=True), Stage.RECEIVED),
    (Progress(MET, is_ended=True), Stage.ENDED),
])  # fmt: skip
def test_how_far_it_is_in_one_word(progress, expected) -> None:
    assert stage_of(progress, AT, DAY) is expected


def test_every_move_has_its_own_questions_in_both_languages() -> None:
    assert set(GUIDES) == {code for code, *_ in KINDS}
    for _code, questions in shipped_guides():
        assert len(questions) >= 4
        assert all(each["da"].endswith("?") and each["en"].endswith("?") for each in questions)
