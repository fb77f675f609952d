"""The line holds each concern once, and compares the last concern before help with the last follow-up."""

from datetime import date

from favn.journey.effects.rules import LevelPoint, Moment, change, from_snapshot, in_order

CONCERN = LevelPoint(date(2026, 11, 12), Moment.CONCERN, 3, 2)
NOW = LevelPoint(date(2027, 2, 26), Moment.FOLLOW_UP, 2, 2)


def test_a_snapshot_and_the_concern_itself_are_one_point():
    snapshot = {"child_level": 3, "care_level": 2, "written_at": "2026-11-12T23:10:00+01:00"}
    assert in_order([NOW, from_snapshot(snapshot), CONCERN, None]) == [CONCERN, NOW]


def test_a_snapshot_without_levels_gives_no_point():
    assert from_snapshot({"kind": "wellbeing"}) is None


def test_the_change_is_from_three_to_two():
    assert change([CONCERN, NOW]) == (3, 2)


def test_without_a_before_or_an_after_there_is_no_change_to_speak_of():
    assert change([CONCERN]) is None
    assert change([NOW]) is None
    assert change([]) is None


def test_a_concern_after_the_first_follow_up_is_not_what_help_began_from():
    later = LevelPoint(date(2027, 3, 20), Moment.CONCERN, 4, 3)
    assert change([CONCERN, NOW, later]) == (3, 2)
