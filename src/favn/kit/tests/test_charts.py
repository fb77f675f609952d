"""Drawings: clocks that say what is left, maps where nobody hides another, lines broken where nothing was set."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import translation

from favn.kit.charts import circle, line, ring

START = datetime(2026, 11, 21, 7, 10, tzinfo=UTC)
DUE = START + timedelta(hours=24)
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("after", "state", "words"),
    [
        (timedelta(hours=1), ring.State.CALM, "23 t"),
        (timedelta(hours=15, minutes=36), ring.State.CALM, "8 t 24 min"),
        (timedelta(hours=20), ring.State.SOON, "4 t"),
        (timedelta(hours=23, minutes=59, seconds=30), ring.State.SOON, "under 1 min"),
        (timedelta(hours=24, minutes=3), ring.State.LATE, "3 min for sent"),
        (timedelta(hours=75), ring.State.LATE, "2 dage 3 t for sent"),
    ],
)
def test_the_clock_says_what_is_left(after, state, words):
    clock = ring.clock(due_by=DUE, started_at=START, at=START + after)
    assert (clock.state, clock.words) == (state, words)


def test_a_kept_deadline_says_how_soon():
    clock = ring.clock(due_by=DUE, started_at=START, at=DUE + timedelta(days=9), done_at=START + timedelta(hours=4))
    assert (clock.state, clock.words, clock.tone) == (ring.State.KEPT, "holdt på 4 t", "green")


def test_the_ring_empties():
    clock = ring.clock(due_by=DUE, started_at=START, at=START + timedelta(hours=6))
    assert clock.dash == "75.0 100"
    assert ring.clock(due_by=START, started_at=START, at=START).share == 0


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [(-2, "2 dage for sent", "red"), (0, "i dag", "yellow"), (1, "i morgen", "yellow"), (9, "om 9 dage", "plain"),
     (40, "31. dec.", "plain")],
)  # fmt: skip
def test_a_deadline_by_the_day(days, words, tone):
    clock = ring.day_clock(due_on=TODAY + timedelta(days=days), today=TODAY)
    assert (clock.words, clock.tone) == (words, tone)


def test_a_deadline_by_the_day_once_kept_stays_kept():
    assert ring.day_clock(due_on=TODAY, today=TODAY + timedelta(days=9), done_on=TODAY).state is ring.State.KEPT


def test_lengths_in_english():
    with translation.override("en"):
        assert ring.span(timedelta(days=12)) == "12 days"
        assert ring.span(timedelta(days=1)) == "1 day"


@pytest.mark.parametrize("count", [0, 1, 2, 6, 12, 20])
def test_nobody_on_the_map_hides_another(count):
    people = [circle.Person(f"Person {number}", "rolle") for number in range(count)]
    picture = circle.around(circle.Person("Emil", "", "child"), people)
    assert len(picture.others) == count
    places = picture.places
    for number, one in enumerate(places):
        assert circle.NODE <= one.x <= picture.width - circle.NODE
        assert circle.NODE <= one.y <= picture.height - circle.NODE
        for other in places[number + 1 :]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (2 * circle.NODE) ** 2


def test_labels_are_cut_where_they_would_touch():
    person = circle.Person("Anne-Sophie Bjerregaard", "sundhedsplejerske")
    assert person.label(circle.LONGEST_LABEL) == "Anne-Sophie, sundhe…"
    assert person.label(circle.SHORT_LABEL) == "Anne-Sophie"
    assert circle.Person(" ", "").label(circle.SHORT_LABEL) == ""


def test_a_line_is_broken_where_nothing_was_set():
    points = [line.Point("a", 1), line.Point("b", None), line.Point("c", 3), line.Point("d", 2)]
    picture = line.draw("Trivsel", {"Emil": points}, low=1, high=5)
    assert [part[0] for part in picture.lines[0].path.split() if part[0] in "ML"] == ["M", "M", "L"]
    assert [dot.point.label for dot in picture.lines[0].dots] == ["a", "c", "d"]


def test_higher_is_higher():
    low, high = line.draw("x", {"x": [line.Point("a", 1), line.Point("b", 5)]}, low=1, high=5).lines[0].dots
    assert high.y < low.y
    assert high.x > low.x


def test_one_point_stands_in_the_middle_and_none_draw_nothing():
    assert line.draw("x", {"x": [line.Point("a", 1)]}, low=1, high=5).lines[0].dots[0].x == pytest.approx(212, abs=20)
    assert line.draw("x", {"x": []}, low=1, high=5).lines[0].path == ""


def test_many_times_get_few_labels_and_always_the_last():
    picture = line.draw("x", {"x": [line.Point(str(n), 1) for n in range(30)]}, low=0, high=5)
    assert len(picture.labels) <= line.MOST_LABELS
    assert picture.labels[-1].words == "29"


def test_names_that_would_touch_on_a_phone_are_left_out_there_and_the_newest_stays():
    terms = [line.Point(f"{term} {year}", 4) for year in (2024, 2025, 2026) for term in ("Forår", "Efterår")]
    labels = line.draw("Trivsel", {"Trivsel": terms}, low=1, high=5).labels
    assert [label.words for label in labels] == [point.label for point in terms]
    shown = [label for label in labels if not label.is_spare]
    assert shown[-1].words == "Efterår 2026"
    assert all(then.x - first.x > len("Efterår 2026") * 8 for first, then in pairwise(shown))
    short = line.draw("Tal", {"Tal": [line.Point(str(each), 1) for each in range(6)]}, low=0, high=2)
    assert not any(label.is_spare for label in short.labels)


def test_values_are_said_the_danish_way():
    assert line.Point("a", 2.5).shown == "2,5"
    assert line.Point("a", None).shown == "–"
    assert line.Point("a", 1, "red", "Rød").shown == "Rød"


@pytest.mark.parametrize("series", [{"a": [line.Point("x", 1)], "b": []}])
def test_series_of_unequal_length_are_refused(series):
    with pytest.raises(ValueError, match="same number"):
        line.draw("x", series, low=1, high=5)
    with pytest.raises(ValueError, match="low to high"):
        line.draw("x", {}, low=5, high=5)
