"""The steps after a no-show, as a rule: every way through it ends, in order, on days the clinic works."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.foundation.deadlines.calendar import is_working_day
from favn.journey.checkups.rules.dental import CLINIC_DAYS, ORDER, Due, Pace, Step, Taken, first_step, next_due
from favn.journey.checkups.rules.dental_letters import (
    PLAIN_BELOW,
    empty_places,
    filled,
    lix,
    missing_places,
    unknown_places,
)
from favn.journey.checkups.shipped.dental import LETTERS, YOUNG_LETTERS

PACE = Pace(2, 10, 2, 2, 3, 14, 3)
TUESDAY = date(2026, 11, 3)


def due(taken=(), *, missed_on=TUESDAY, misses=1, pace=PACE) -> Due | None:
    return next_due(pace, missed_on=missed_on, misses=misses, taken=taken)


def test_a_letter_goes_two_days_after_the_child_was_missed():
    assert due() == Due(Step.LETTER, date(2026, 11, 5))


def test_a_letter_that_would_go_on_a_saturday_goes_on_monday():
    assert due(missed_on=date(2026, 11, 5)) == Due(Step.LETTER, date(2026, 11, 9))


def test_christmas_is_no_day_for_a_letter():
    assert due(missed_on=date(2026, 12, 23)) == Due(Step.LETTER, date(2026, 12, 28))


def test_the_call_is_counted_from_the_day_the_letter_went_also_when_it_was_late():
    assert due([Taken(Step.LETTER, date(2026, 11, 12))]) == Due(Step.CALL, date(2026, 11, 23))


def test_somebody_calls_again_when_nobody_answers_and_then_writes():
    first, again = Taken(Step.CALL, date(2026, 11, 16), False), Taken(Step.CALL, date(2026, 11, 18), False)
    letter = Taken(Step.LETTER, date(2026, 11, 5))
    assert due([letter, first]) == Due(Step.CALL, date(2026, 11, 18))
    assert due([letter, first, again]) == Due(Step.SECOND_LETTER, date(2026, 11, 23))
    assert due([letter, Taken(Step.CALL, date(2026, 11, 16))]) == Due(Step.SECOND_LETTER, date(2026, 11, 19))


def test_after_the_second_letter_somebody_decides_and_then_it_is_over():
    taken = [Taken(Step.LETTER, TUESDAY), Taken(Step.CALL, TUESDAY), Taken(Step.SECOND_LETTER, TUESDAY)]
    assert due(taken) == Due(Step.CONCERN, date(2026, 11, 17))
    assert due([*taken, Taken(Step.CONCERN, TUESDAY)]) is None


def test_a_third_miss_in_a_row_does_not_begin_all_over():
    assert first_step(PACE, 2) is Step.LETTER
    assert first_step(PACE, 3) is Step.CONCERN
    assert due(misses=3) == Due(Step.CONCERN, date(2026, 11, 17))


PACES = st.builds(
    Pace, letter_days=st.integers(0, 60), call_days=st.integers(1, 90), calls=st.integers(1, 6),
    call_again_days=st.integers(1, 30), second_letter_days=st.integers(1, 60), concern_days=st.integers(1, 90),
    misses_to_concern=st.integers(2, 9),
)  # fmt: skip


TWELVE: dict[str, int] = {"min_size": 12, "max_size": 12}


@given(
    PACES, st.dates(date(2024, 1, 1), date(2035, 12, 31)), st.integers(1, 9), st.lists(st.integers(0, 40), **TWELVE),
    st.lists(st.booleans(), **TWELVE),
)  # fmt: skip
def test_every_way_goes_forward_on_working_days_and_ends(pace, missed_on, misses, late, answers):
    taken: list[Taken] = []
    before = missed_on
    while (found := due(taken, missed_on=missed_on, misses=misses, pace=pace)) is not None:
        assert found.on >= before
        assert is_working_day(found.on, CLINIC_DAYS)
        if taken:
            assert ORDER.index(found.step) >= ORDER.index(taken[-1].step)
        before = found.on + timedelta(days=late[len(taken)])
        taken.append(Taken(found.step, before, answers[len(taken)]))
    steps = [each.step for each in taken]
    assert steps.count(Step.CALL) <= pace.calls
    assert [step for step in ORDER if step in steps] == list(dict.fromkeys(steps))
    assert steps[-1] is Step.CONCERN
    assert (steps[0] is Step.CONCERN) == (misses >= pace.misses_to_concern)


@pytest.mark.parametrize("step", list(LETTERS))
def test_what_favn_ships_is_plain_danish_and_can_always_be_filled_in(step):
    title, text, title_en, text_en = LETTERS[step]
    assert lix(text) < PLAIN_BELOW - 8
    for words in (title + text, title_en + text_en):
        assert unknown_places(words) == []
        assert missing_places(words) == []
        assert "adresse" not in words.casefold()


@pytest.mark.parametrize("step", list(YOUNG_LETTERS))
def test_the_letter_to_the_young_speaks_to_them(step):
    title, text, title_en, text_en = YOUNG_LETTERS[step]
    assert lix(text) < PLAIN_BELOW - 8
    for words in (title + text, title_en + text_en):
        assert unknown_places(words) == []
        assert missing_places(words, for_young=True) == []
        assert "{barnet}" not in words
    assert missing_places("Ring til os", for_young=True) == ["telefon"]


def test_a_place_is_filled_in_once_and_a_value_is_never_read_as_a_place():
    values = {"barnet": "{telefon}", "telefon": "87 59 00 00"}
    assert filled("Ring {telefon} om {barnet}", values) == "Ring 87 59 00 00 om {telefon}"
    assert unknown_places("Kom til {adresse} den {dag}") == ["adresse"]
    assert empty_places("{barnet} {dag}", {"barnet": "Emil", "dag": " "}) == ["dag"]


VALUES = {"barnet": "Emil", "dag": "den 3. november", "klinik": "Tandplejen", "telefon": "87 59 00 00"}
PARTS = st.lists(st.one_of(st.sampled_from(list(VALUES)), st.text(st.characters(exclude_characters="{}"))))


@given(PARTS)
def test_every_place_is_filled_in_and_nothing_else_is_touched(parts):
    text = "".join(f"{{{part}}}" if part in VALUES else part for part in parts)
    assert unknown_places(text) == []
    assert empty_places(text, VALUES) == []
    assert filled(text, VALUES) == "".join(VALUES.get(part, part) for part in parts)


def test_short_sentences_are_easier_than_long_ones():
    assert lix("") == 0
    assert lix("Ring til os. Vi hjælper dig.") < lix(
        "Tandplejens henvendelse vedrørende undladt fremmøde forudsætter øjeblikkelig tilbagemelding fra forældrene"
    )
