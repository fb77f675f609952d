"""Where a family stands, from what the reader can see."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.desks.family.rules import GATHERED, HELPED, KNOWN, PLANNED, STEPS, Reached, sentence, step_now

SEEN = st.builds(Reached, **{field.name: st.booleans() for field in fields(Reached)})


@pytest.mark.parametrize(
    ("reached", "step"),
    [
        (Reached(), None),
        (Reached(has_contact=True), KNOWN),
        (Reached(has_contact=True, has_network=True), GATHERED),
        (Reached(has_meeting_ahead=True), GATHERED),
        (Reached(has_contact=True, has_network=True, has_plan=True), PLANNED),
        (Reached(has_plan=True, has_help=True), HELPED),
    ],
)
def test_the_family_stands_on_the_furthest_step_it_can_see(reached, step):
    assert step_now(reached) == step


@given(SEEN)
def test_there_is_a_sentence_exactly_when_there_is_a_step(reached):
    assert bool(sentence(reached)) == (step_now(reached) is not None)
    assert step_now(reached) in (None, *range(len(STEPS)))
