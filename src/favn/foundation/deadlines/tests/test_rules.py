"""The law's time limits, against examples people have counted by hand and against an independent oracle."""

import random
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.foundation.deadlines import rules
from favn.foundation.deadlines.calendar import (
    STRICTEST,
    WorkingCalendar,
    is_working_day,
    working_days_after,
    working_days_between,
)
from favn.foundation.deadlines.moments import (
    COPENHAGEN,
    NaiveInstant,
    danish_day,
    hours_after,
    last_moment_of,
    months_after,
    years_after,
)
from favn.foundation.deadlines.tests import oracle

SATURDAYS_OFF = WorkingCalendar(saturdays_count=False)
CLOSING = WorkingCalendar(saturdays_count=False, closing_days=frozenset({(12, 24), (12, 31), (6, 5)}))
CALENDARS = {"strictest": STRICTEST, "saturdays off": SATURDAYS_OFF, "closing days": CLOSING}
EVENTS = 100_000


@pytest.mark.parametrize(
    ("received_on", "calendar", "due", "because"),
    [
        (date(2026, 3, 27), STRICTEST, date(2026, 4, 7), "Sundays and Easter do not count; Saturdays do by default"),
        (date(2026, 3, 27), SATURDAYS_OFF, date(2026, 4, 9), "the municipality says that Saturdays do not count"),
        (date(2026, 12, 22), STRICTEST, date(2026, 12, 31), "Christmas Eve and New Year's Eve count by default"),
        (date(2026, 12, 22), CLOSING, date(2027, 1, 5), "a municipality that is closed on 24 and 31 December"),
        (date(2023, 5, 3), STRICTEST, date(2023, 5, 11), "Store Bededag was still a holiday in 2023"),
        (date(2024, 4, 24), STRICTEST, date(2024, 5, 1), "Store Bededag was abolished from 2024"),
    ],
)
def test_the_notifier_hears_back_within_six_working_days(received_on, calendar, due, because):
    received_at = datetime(received_on.year, received_on.month, received_on.day, 14, 5, tzinfo=COPENHAGEN)
    deadline = rules.acknowledge_notification(received_at, calendar)
    assert deadline.due_on == due, because
    assert deadline.paragraph == "barnets lov § 137" or received_on.year < 2024


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=CALENDARS)
def test_a_hundred_thousand_days_agree_with_the_oracle(calendar):
    row, chance = oracle.working_days(2011, 2060, calendar.saturdays_count, calendar.closing_days), random.Random(2026)
    for _ in range(EVENTS // len(CALENDARS)):
        day = date(2012, 1, 1) + timedelta(days=chance.randrange(365 * 47))
        count = chance.choice((1, 2, 6, 10))
        assert working_days_after(day, count, calendar) == oracle.nth_after(day, count, row), (day, count)


@pytest.mark.usefixtures("uncounted")
def test_a_hundred_thousand_events_around_the_dark_corners_agree_with_the_oracle():
    """Nights when the clock moves, Easter, Christmas and New Year, in 40 years."""
    row, chance = oracle.working_days(2013, 2061, saturdays=True, own=set()), random.Random(136)
    for _ in range(EVENTS):
        year = chance.randrange(2020, 2060)
        corner = chance.choice(
            (oracle.last_sunday(year, 3), oracle.last_sunday(year, 10), oracle.easter(year), date(year, 12, 29))
        )
        received_at = datetime(corner.year, corner.month, corner.day, tzinfo=UTC) + timedelta(
            seconds=chance.randrange(-10 * 86_400, 10 * 86_400)
        )
        assessed = rules.assess_notification(received_at)
        assert assessed.due_by.timestamp() - received_at.timestamp() == 24 * 3600
        day = oracle.danish_day(received_at)
        acknowledged = rules.acknowledge_notification(received_at)
        assert acknowledged.due_on == oracle.nth_after(day, 6, row), received_at
        assert oracle.danish_day(acknowledged.due_by) == acknowledged.due_on
        assert oracle.danish_day(acknowledged.due_by + timedelta(microseconds=1)) > acknowledged.due_on


def test_the_autumn_night_has_twenty_five_hours_on_the_wall():
    received_at = datetime(2026, 10, 24, 22, 0, tzinfo=COPENHAGEN)
    due_by = rules.assess_notification(received_at).due_by
    assert due_by.astimezone(COPENHAGEN) == datetime(2026, 10, 25, 21, 0, tzinfo=COPENHAGEN)
    assert due_by == datetime(2026, 10, 25, 20, 0, tzinfo=UTC)


def test_the_spring_night_has_twenty_three():
    received_at = datetime(2026, 3, 28, 22, 0, tzinfo=COPENHAGEN)
    assert rules.assess_notification(received_at).due_by == datetime(2026, 3, 29, 21, 0, tzinfo=UTC)
    assert rules.assess_notification(received_at).due_on is None


def test_a_notification_just_after_midnight_belongs_to_the_new_danish_day():
    assert danish_day(datetime(2026, 3, 26, 23, 30, tzinfo=UTC)) == date(2026, 3, 27)


def test_late_begins_after_the_last_moment():
    deadline = rules.acknowledge_notification(datetime(2026, 3, 27, 9, 0, tzinfo=UTC))
    assert not deadline.is_late(datetime(2026, 4, 7, 23, 59, 59, tzinfo=COPENHAGEN))
    assert deadline.is_late(datetime(2026, 4, 8, 0, 0, tzinfo=COPENHAGEN))


@pytest.mark.parametrize("ask", [hours_after, danish_day])
def test_an_instant_without_a_time_zone_is_refused(ask):
    naive = datetime(2026, 3, 27, 12, 0)  # noqa: DTZ001  # the mistake this test is about
    with pytest.raises(NaiveInstant, match="time zone"):
        ask(naive, 24) if ask is hours_after else ask(naive)


@given(st.integers(1_325_000_000, 2_800_000_000), st.integers(-14, 14), st.integers(0, 1000))
def test_clock_hours_are_the_same_whatever_wall_the_event_was_read_from(seconds, offset, hours):
    instant = datetime.fromtimestamp(seconds, timezone(timedelta(hours=offset)))
    assert hours_after(instant, hours).tzinfo is UTC
    assert hours_after(instant, hours) - instant == timedelta(hours=hours)


@given(st.dates(date(2012, 1, 1), date(2059, 1, 1)), st.integers(0, 60), st.sampled_from(list(CALENDARS.values())))
def test_counting_forward_and_counting_between_agree(day, count, calendar):
    last = working_days_after(day, count, calendar)
    assert working_days_between(day, last, calendar) == count
    assert count == 0 or is_working_day(last, calendar)
    assert working_days_between(last, day, calendar) == -count


def test_a_municipality_writes_its_own_closing_days():
    chosen = WorkingCalendar.chosen(saturdays_count=False, closing_days=["24-12", "31-12", "05-06"])
    assert chosen == CLOSING


@pytest.mark.parametrize("written", ["24/12", "31-02", "2412", ""])
def test_a_closing_day_that_is_no_day_is_refused(written):
    with pytest.raises(ValueError, match=r"month|day"):
        WorkingCalendar.chosen(saturdays_count=True, closing_days=[written])


def test_working_days_are_never_counted_backwards():
    with pytest.raises(ValueError, match="forward only"):
        working_days_after(date(2026, 3, 27), -1)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2027, 10, 31), 4, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_a_month_without_the_day_ends_on_its_last_day(start, months, end):
    assert months_after(start, months) == end


def test_born_on_a_leap_day_turns_sixteen_on_a_leap_day_and_ten_on_the_twenty_eighth():
    assert years_after(date(2012, 2, 29), 16) == date(2028, 2, 29)
    assert years_after(date(2012, 2, 29), 10) == date(2022, 2, 28)


def test_the_investigation_has_four_months_and_the_plan_three():
    assert rules.finish_investigation(date(2026, 11, 21)).due_on == date(2027, 3, 21)
    assert rules.decide_plan(date(2026, 11, 21)).due_on == date(2027, 2, 21)


@pytest.mark.parametrize(
    ("investigated_on", "due"),
    [
        (None, date(2027, 3, 4)),
        (date(2027, 1, 15), date(2027, 1, 15)),
        (date(2027, 5, 1), date(2027, 3, 4)),
        (date(2026, 11, 1), date(2027, 3, 4)),
    ],
)
def test_the_first_follow_up_is_the_earlier_of_investigation_and_three_months(investigated_on, due):
    assert rules.first_follow_up(date(2026, 12, 4), investigated_on).due_on == due


def test_the_youth_plan_waits_for_the_sixteenth_birthday_or_a_later_decision():
    assert rules.make_youth_plan(date(2010, 5, 5)).due_on == date(2026, 8, 5)
    assert rules.make_youth_plan(date(2010, 5, 5), decided_on=date(2026, 1, 5)).due_on == date(2026, 8, 5)
    assert rules.make_youth_plan(date(2010, 5, 5), decided_on=date(2026, 9, 5)).due_on == date(2026, 12, 5)


def test_the_last_moment_of_a_day_is_on_that_day_in_denmark():
    assert last_moment_of(date(2026, 10, 25)) == datetime(2026, 10, 25, 22, 59, 59, 999_999, tzinfo=UTC)
