"""Hints to the anonymous, and numbers that can be read aloud."""

import pytest

from favn.journey.notifications.rules import Trace, number_of, traces_of_the_writer, unseen


@pytest.mark.parametrize(
    ("text", "trace", "words"),
    [
        ("Det er min nabo", Trace.NEIGHBOUR, "min nabo"),
        ("Det er vores overbo og genbo", None, None),
        ("Min undernabo råber om natten", Trace.NEIGHBOUR, "Min undernabo"),
        ("Jeg bor over for dem", Trace.NEIGHBOUR, "Jeg bor over for"),
        ("Jeg er hans klasselærer", Trace.PROFESSION, "Jeg er hans klasselærer"),
        ("jeg er lærer på skolen", Trace.PROFESSION, "jeg er lærer"),
        ("Jeg er drengens fodboldtræner", Trace.PROFESSION, "Jeg er drengens fodboldtræner"),
        ("Min datter leger med ham", Trace.FAMILY, "Min datter"),
        ("Min lille niece er bange", Trace.FAMILY, "Min lille niece"),
        ("Ring 26 10 11 12", Trace.PHONE, "26 10 11 12"),
        ("Ring +4526101112", Trace.PHONE, "+4526101112"),
        ("skriv til hanne@example.org", Trace.EMAIL, "hanne@example.org"),
        ("Mvh Hanne", Trace.SIGNATURE, "Mvh Hanne"),
        ("Venlig hilsen\nHanne", Trace.SIGNATURE, "Venlig hilsen Hanne"),
        ("Mit navn er Hanne", Trace.SIGNATURE, "Mit navn er Hanne"),
        ("Drengen går alene ude klokken 23", None, None),
        ("Han har set sin læge den 12.03.2026", None, None),
    ],
)
def test_the_page_notices_words_that_may_tell_who_writes(text, trace, words) -> None:
    found = traces_of_the_writer(text)
    assert [(hint.trace, hint.words) for hint in found] == ([(trace, words)] if trace else [])


def test_hints_stand_in_the_order_of_the_text_and_once() -> None:
    found = traces_of_the_writer("Mvh Hanne. Min nabo. Min nabo.")
    assert [hint.trace for hint in found] == [Trace.SIGNATURE, Trace.NEIGHBOUR]


def test_a_number_can_be_read_aloud() -> None:
    assert number_of(2026, "K7Q4M2X") == "26-K7Q4-M2X"
    with pytest.raises(ValueError, match="seven signs"):
        number_of(2026, "OOOOOOO")


def test_what_arrived_meanwhile_is_unseen() -> None:
    assert unseen(["a", "b", "c"], ["c", "a", "gone"]) == ["b"]
