"""Which way a letter goes: in doubt a person sends it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.foundation.letters.choices import Channel
from favn.foundation.letters.rules import Circumstances, Kind, NotToASmallChild, Way, route

CIRCUMSTANCES = st.builds(
    Circumstances,
    kind=st.sampled_from(Kind),
    has_address=st.booleans(),
    is_protected=st.booleans(),
    is_dead=st.booleans(),
    age=st.none() | st.integers(0, 99),
    has_digital_post=st.booleans(),
)


@pytest.mark.parametrize(
    ("who", "way"),
    [
        (Circumstances(Kind.ADULT, has_address=True), Way.PRINT),
        (Circumstances(Kind.ADULT, has_address=True, has_digital_post=True), Way.DIGITAL),
        (Circumstances(Kind.ADULT, has_address=False, has_digital_post=True), Way.DIGITAL),
        (Circumstances(Kind.ADULT, has_address=False), Way.BY_HAND),
        (Circumstances(Kind.ADULT, has_address=True, is_protected=True, has_digital_post=True), Way.BY_HAND),
        (Circumstances(Kind.ADULT, has_address=True, is_dead=True), Way.BY_HAND),
        (Circumstances(Kind.CHILD, has_address=True, age=15, has_digital_post=True), Way.DIGITAL),
        (Circumstances(Kind.CHILD, has_address=True, age=14, has_digital_post=True), Way.PRINT),
        (Circumstances(Kind.CHILD, has_address=True, age=10), Way.PRINT),
        (Circumstances(Kind.EMPLOYEE, has_address=False), Way.INSIDE),
        (Circumstances(Kind.OUTSIDER, has_address=True), Way.PRINT),
        (Circumstances(Kind.OUTSIDER, has_address=False), Way.BY_HAND),
    ],
)
def test_a_letter_finds_its_way(who, way):
    assert route(who).way is way


@pytest.mark.parametrize("age", [None, 0, 9])
def test_a_small_child_is_written_to_through_the_parents(age):
    with pytest.raises(NotToASmallChild, match="forældremyndigheden"):
        route(Circumstances(Kind.CHILD, has_address=True, age=age))


@given(CIRCUMSTANCES)
def test_a_protected_address_is_never_printed(who):
    try:
        chosen = route(who)
    except NotToASmallChild:
        chosen = None
    if chosen and chosen.way is Way.PRINT:
        assert who.has_address
        assert not who.is_protected
        assert not who.is_dead
    assert chosen is None or chosen.reason.endswith(".")


def test_the_ways_are_the_channels():
    assert {way.value for way in Way} == set(Channel.values)
