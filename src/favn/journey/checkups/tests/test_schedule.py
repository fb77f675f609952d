"""When a child is to be met: leap days, moved days, school years, and versions of the schedule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.journey.checkups.rules.schedule import (
    CLOSED,
    Count,
    Rule,
    State,
    Window,
    birthdays_open,
    in_force,
    is_stale,
    moved,
    school_year_begins,
    state_of,
    window_by_age,
    window_by_grade,
)
from favn.journey.checkups.shipped.contacts import shipped_kinds

LONG_AGO = date(2000, 1, 1)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def rule(opens=(8, 0), due=(10, 0), lapses=60, **more) -> Rule:
    return Rule("months_8", opens, due, lapses, LONG_AGO, **more)


SHIPPED = [
    Rule(
        each["code"], (each["opens_months"], each["opens_days"]), (each["due_months"], each["due_days"]),
        each["lapses_days"], each["valid_from"], None, each.get("grade"), each["reason"],
    )
    for each in shipped_kinds()
]  # fmt: skip
BY_AGE = [each for each in SHIPPED if each.grade is None]


@pytest.mark.parametrize(
    ("born_on", "opens_on", "due_on", "because"),
    [
        (date(2024, 2, 29), date(2024, 10, 29), date(2024, 12, 29), "a leap day is a day like others"),
        (date(2023, 6, 30), date(2024, 2, 29), date(2024, 4, 30), "February ends on the 29th in a leap year"),
        (date(2022, 6, 30), date(2023, 2, 28), date(2023, 4, 30), "and on the 28th in other years"),
    ],
)
def test_the_visit_at_eight_to_ten_months(born_on, opens_on, due_on, because):
    window = window_by_age(rule(), born_on)
    assert (window.opens_on, window.due_on) == (opens_on, due_on), because


def test_one_year_after_a_leap_day_is_the_28th():
    assert window_by_age(rule((12, 0), (14, 0)), date(2024, 2, 29)).opens_on == date(2025, 2, 28)


@given(DAYS, st.sampled_from(BY_AGE))
def test_a_window_opens_before_it_closes_and_lapses_after(born_on, each):
    window = window_by_age(each, born_on)
    assert window.opens_on <= window.due_on <= window.lapses_on


@given(DAYS, st.integers(0, 400), st.sampled_from(BY_AGE))
def test_the_younger_child_never_waits_for_an_earlier_window(born_on, days, each):
    younger = window_by_age(each, born_on + timedelta(days=days))
    assert window_by_age(each, born_on).opens_on <= younger.opens_on


@given(DAYS, DAYS, st.sampled_from(BY_AGE))
def test_whoever_is_open_is_among_the_birthdays_asked_for(born_on, on, each):
    if state_of(window_by_age(each, born_on), "", on) in {State.DUE, State.OVERDUE}:
        first, last = birthdays_open(each, on)
        assert first <= born_on <= last


@given(DAYS, st.integers(0, 9), st.sampled_from([each for each in SHIPPED if each.grade is not None]))
def test_a_school_contact_is_open_exactly_in_its_grade(on, grade, each):
    window = window_by_grade(each, grade, on)
    assert (school_year_begins(window.opens_on) == school_year_begins(on)) == (grade == each.grade)
    assert (window.opens_on.month, window.opens_on.day, window.due_on.month) == (8, 1, 6)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 1, 31), State.LATER), (date(2026, 2, 1), State.DUE), (date(2026, 3, 31), State.DUE),
        (date(2026, 4, 1), State.OVERDUE), (date(2026, 5, 30), State.OVERDUE), (date(2026, 5, 31), State.LAPSED),
        (date(2036, 1, 31), State.LAPSED), (date(2036, 2, 1), State.DELETED),
    ],
)  # fmt: skip
def test_the_first_and_the_last_day_belong_to_the_window(on, state):
    window = Window(date(2026, 2, 1), date(2026, 3, 31), date(2026, 5, 30))
    assert state_of(window, "", on) is state


@given(DAYS, DAYS, st.sampled_from(sorted(CLOSED)))
def test_what_is_written_stands_whatever_the_day(born_on, on, outcome):
    assert state_of(window_by_age(rule(), born_on), outcome, on) == outcome


@given(DAYS, st.integers(1, 300))
def test_a_moved_contact_is_due_until_the_new_day_and_late_from_the_next(born_on, later):
    window = window_by_age(rule(), born_on)
    to = window.due_on + timedelta(days=later)
    assert state_of(moved(window, to), "moved", to) is State.DUE
    assert state_of(moved(window, to), "moved", to + timedelta(days=1)) is State.OVERDUE
    assert moved(window, to).lapses_on - to == window.lapses_on - window.due_on


@given(DAYS, DAYS, DAYS)
def test_exactly_one_version_counts_for_a_child(born_on, one, other):
    first, second = sorted((one, other))
    versions = [
        Rule("x", (2, 0), (3, 0), 30, date.min, first), Rule("x", (2, 0), (3, 0), 30, first, second),
        Rule("x", (2, 0), (3, 0), 30, second),
    ]  # fmt: skip
    assert sum(in_force(each, window_by_age(each, born_on)) for each in versions) == 1


def test_the_shipped_schedule_has_three_looks_a_year_until_three():
    looks = sorted(
        each.opens[0] for each in BY_AGE if each.code.startswith("screening") or each.code in {"months_4", "months_8"}
    )
    assert looks == [4, 8, 12, 16, 20, 24, 28, 32, 36]


@given(st.integers(0, 9000), st.integers(0, 9000), st.integers(0, 9000), st.integers(0, 3))
def test_a_list_that_lacks_somebody_says_so(in_age, enrolled, listed, unplaced):
    count = Count(in_age, enrolled, listed, unplaced)
    assert count.adds_up == (enrolled + listed == in_age and unplaced == 0)


@pytest.mark.parametrize(("fetched_on", "stale"), [(None, True), (date(2026, 3, 1), False), (date(2026, 2, 28), True)])
def test_enrolments_grow_old(fetched_on, stale):
    assert is_stale(fetched_on, date(2026, 3, 8), 7) is stale
