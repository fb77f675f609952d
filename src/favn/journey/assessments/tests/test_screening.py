"""A screening has an outcome and a reason, and nobody overrules a colleague unseen."""

from datetime import date, timedelta

import pytest

from favn.journey.assessments.actions import AlreadyScreened, ScreeningRefused, screen
from favn.journey.assessments.choices import Outcome
from favn.journey.assessments.queries import latest_screening, screenings_of
from favn.journey.assessments.rules import next_deadline


def test_lars_screens_the_case_and_says_why(acting_as, emils_case, at):
    with acting_as("lars") as lars:
        screen(
            case=emils_case, outcome=Outcome.CLARIFICATION, reason=" Vi ved for lidt om morgenerne. ", by=lars, at=at
        )
        found = latest_screening(emils_case)
    assert (found.outcome, found.reason, found.decided_by.name) == (
        "clarification", "Vi ved for lidt om morgenerne.", "Lars Bank",
    )  # fmt: skip


def test_a_second_screening_must_have_seen_the_first(acting_as, emils_case, at):
    with acting_as("lars") as lars:
        first = screen(case=emils_case, outcome=Outcome.NO_FURTHER, reason="Hjælpen er nok", by=lars, at=at)
        with pytest.raises(AlreadyScreened, match="Lars Bank"):
            screen(case=emils_case, outcome=Outcome.INVESTIGATION, reason="Nyt", by=lars, at=at)
        later = at + timedelta(minutes=1)
        screen(case=emils_case, outcome=Outcome.INVESTIGATION, reason="Nyt", seen=first.pk, by=lars, at=later)
        assert [each.outcome for each in screenings_of(emils_case)] == ["investigation", "no_further"]


def test_a_screening_needs_a_reason(acting_as, emils_case, at):
    with acting_as("lars") as lars, pytest.raises(ScreeningRefused):
        screen(case=emils_case, outcome=Outcome.NO_FURTHER, reason="  ", by=lars, at=at)


@pytest.mark.parametrize("who", ["nina", "ida", "per", "dan"])
def test_only_the_one_who_has_the_case_screens_it(acting_as, emils_case, at, who):
    with acting_as(who) as actor, pytest.raises(ScreeningRefused):
        screen(case=emils_case, outcome=Outcome.NO_FURTHER, reason="Nej", by=actor, at=at)


@pytest.mark.parametrize(("outcome", "due_on"), [
    ("investigation", date(2026, 3, 21)), ("clarification", None), ("no_further", None),
])  # fmt: skip
def test_an_investigation_has_four_months_from_awareness_and_screening_no_fixed_limit(outcome, due_on):
    deadline = next_deadline(outcome, date(2025, 11, 21))
    assert (deadline.due_on if deadline else None) == due_on
