"""The law on absence, edge by edge. docs/law/absence.md names these tests."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.foundation.deadlines.calendar import is_working_day
from favn.journey.checkups.rules.absence import (
    MONDAY_TO_FRIDAY,
    RULES,
    USUAL,
    Days,
    Duty,
    Quarter,
    Within,
    duties_of,
    is_acted_on,
    is_worth_a_talk,
    law_on,
    percent,
    quarter_of,
    together,
)

SUMMER = Quarter(date(2026, 7, 1))
half_days = st.integers(0, 140).map(lambda halves: Decimal(halves) / 2)
days_of_a_quarter = st.builds(
    lambda sick, permitted, illegal, present: Days(sick + permitted + illegal + present, sick, permitted, illegal),
    half_days, half_days, half_days, half_days,
)  # fmt: skip


def asked(days: Days, quarter: Quarter = SUMMER) -> list[str]:
    return [str(rule.duty) for rule in duties_of(days, quarter)]


def illegal(days: str, of: str = "40") -> Days:
    return Days(Decimal(of), illegal=Decimal(days))


@pytest.mark.parametrize(("days", "duties", "because"), [
    (illegal("3.5"), [], "8,75 percent is below"),
    (illegal("4"), ["warn"], "exactly 10 percent counts"),
    (illegal("5.5"), ["warn"], "13,75 percent is below 15"),
    (illegal("6"), ["warn", "notify"], "exactly 15 percent counts, and the parents are warned as well"),
    (illegal("0", "0"), [], "no school days ask for nothing"),
    (illegal("0"), [], "nobody was absent"),
    (Days(Decimal(40), sick=Decimal(40)), [], "illness is lawful, however long"),
    (Days(Decimal(40), permitted=Decimal(20)), [], "leave the school gave is lawful"),
])  # fmt: skip
def test_ten_percent_is_warned_and_fifteen_notified(days, duties, because):
    assert asked(days) == duties, because


@given(days_of_a_quarter)
def test_only_unlawful_days_raise_a_duty_and_they_do_so_exactly_at_the_limit(days):
    expected = [duty for duty, hundredth in (("warn", 10), ("notify", 15))
                if days.school and days.illegal * 100 >= hundredth * days.school]  # fmt: skip
    assert asked(days) == expected


@given(days_of_a_quarter, days_of_a_quarter)
def test_a_child_who_moved_is_counted_over_both_schools(one, other):
    whole = together([one, other])
    assert whole.illegal == one.illegal + other.illegal
    assert whole.school == one.school + other.school
    if not asked(one) and not asked(other):
        assert not asked(whole), "two quarters below the limit never make one above it"


def test_the_days_are_added_and_never_the_percentages():
    moved = together([illegal("4", "10"), illegal("0", "40")])  # 40 % and 0 %, which is 8 % of the quarter
    assert asked(moved) == []


@given(days_of_a_quarter)
def test_a_talk_is_about_every_kind_and_is_no_duty(days):
    assert is_worth_a_talk(days) == bool(days.school and days.absent * 10 > days.school)


def test_exactly_ten_percent_of_all_kinds_is_no_talk():
    assert not is_worth_a_talk(Days(Decimal(40), sick=Decimal(4)))
    assert is_worth_a_talk(Days(Decimal(40), sick=Decimal("4.5")))


@given(days_of_a_quarter)
def test_a_percentage_is_never_shown_as_a_limit_that_was_not_reached(days):
    shown = percent(days.illegal_share)
    if shown is not None:
        assert (shown >= 10) == ("warn" in asked(days))
        assert (shown >= 15) == ("notify" in asked(days))


@given(st.dates(date(2016, 1, 1), date(2040, 12, 31)))
def test_every_day_lies_in_one_quarter(day):
    quarter = quarter_of(day)
    assert quarter.begins_on <= day <= quarter.ends_on
    assert quarter.following.previous == quarter
    assert (quarter.ends_on - quarter.begins_on).days in (89, 90, 91)
    assert quarter.number == (day.month + 2) // 3


@pytest.mark.parametrize(("first", "last"), [
    (date(2024, 1, 1), date(2024, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30)),
    (date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 10, 1), date(2026, 12, 31)),
])  # fmt: skip
def test_a_quarter_ends_where_the_next_begins(first, last):
    assert Quarter(first).ends_on == last


def test_a_quarter_begins_on_its_first_day_only():
    for day in (date(2026, 2, 1), date(2026, 1, 2), date(2026, 12, 31)):
        with pytest.raises(ValueError, match="No quarter"):
            Quarter(day)


def test_holidays_are_no_school_days():
    assert Quarter(date(2026, 4, 1)).most_school_days == 60  # 65 weekdays less three of Easter, Ascension, Whit Monday
    assert SUMMER.most_school_days == 66


@pytest.mark.parametrize(("day", "running"), [
    (date(2026, 9, 30), True), (date(2026, 12, 31), True), (date(2027, 1, 1), False), (date(2026, 6, 30), False),
])  # fmt: skip
def test_a_duty_arises_in_the_quarter_and_the_one_after(day, running):
    assert is_acted_on(SUMMER, day) is running


@pytest.mark.parametrize(("quarter", "paragraph"), [
    (date(2019, 4, 1), None), (date(2019, 7, 1), "serviceloven § 153, stk. 2"),
    (date(2023, 10, 1), "serviceloven § 153, stk. 2"), (date(2024, 1, 1), "barnets lov § 133"),
])  # fmt: skip
def test_an_old_quarter_is_judged_by_the_law_of_its_day(quarter, paragraph):
    rule = law_on(Quarter(quarter), Duty.NOTIFY)
    assert (rule.paragraph if rule else None) == paragraph


def test_the_law_has_no_gap_and_no_overlap():
    for duty in Duty:
        rules = sorted((rule for rule in RULES if rule.duty is duty), key=lambda rule: rule.valid_from)
        assert [rule.valid_until for rule in rules] == [*(rule.valid_from for rule in rules[1:]), None]


DAYS = st.integers(1, 30)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(Duty), st.builds(Within, DAYS, DAYS))
def test_a_duty_falls_due_on_a_working_day_after_it_arose(day, duty, within):
    due = within.due_on(duty, day)
    assert due > day
    assert is_working_day(due, MONDAY_TO_FRIDAY)


def test_the_municipality_sets_the_days_and_each_duty_has_its_own():
    friday = date(2026, 10, 2)
    assert USUAL.due_on(Duty.WARN, friday) == date(2026, 10, 9)
    assert USUAL.due_on(Duty.NOTIFY, friday) == date(2026, 10, 6)
    assert Within(warn=1, notify=3).due_on(Duty.WARN, friday) == date(2026, 10, 5)
    assert Within(warn=1, notify=3).due_on(Duty.NOTIFY, friday) == date(2026, 10, 7)
