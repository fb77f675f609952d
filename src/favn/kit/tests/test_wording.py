"""Names, days and hours, in the language of the page."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from favn.kit import wording

EVENING = datetime(2026, 11, 21, 7, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "letters"), [("Emil Aagaard Winther", "EW"), ("østen", "Ø"), ("", ""), ("  ", ""), ("Bo (vikar)", "B")]
)
def test_initials(name, letters):
    assert wording.initials(name) == letters


def test_days_in_danish():
    assert wording.day(date(2026, 11, 27)) == "27. november 2026"
    assert wording.day(date(2026, 11, 27), year=False) == "27. november"
    assert wording.short_day(date(2026, 11, 27)) == "27. nov."
    assert wording.short_day(date(2026, 5, 2)) == "2. maj"
    assert wording.day_number(date(2026, 1, 2)) == "02.01.2026"


def test_moments_are_on_a_danish_clock():
    assert wording.moment(EVENING) == "lørdag 21. november kl. 08.10"
    assert wording.hour(EVENING) == "08.10"


def test_the_same_in_english():
    with translation.override("en"):
        assert wording.day(date(2026, 11, 27)) == "27 November 2026"
        assert wording.short_day(date(2026, 11, 27)) == "27 Nov"
        assert wording.moment(EVENING) == "Saturday 21 November at 08:10"
        assert wording.hour(EVENING) == "08:10"
