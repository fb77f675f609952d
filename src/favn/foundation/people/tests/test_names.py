"""Danish names are taken apart, ordered and found as a Dane expects."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.foundation.people.names import Name, name_sort_key, search_fold, sort_key, split, tidy

NAMES = st.text(alphabet="abcdeéfghijklmnopqrstuüvwxyzæøåäöABCÆØÅ '-.", max_size=20)
IN_ORDER = ["Abel", "Carlsen", "Zen", "Ærø", "Østergård", "Aabenraa", "Ågård"]


@pytest.mark.parametrize(
    ("text", "given", "surname", "initials"),
    [
        ("Emil Aagaard Winther", "Emil Aagaard", "Winther", "EW"),
        ("Winther, Emil Aagaard", "Emil Aagaard", "Winther", "EW"),
        ("  Freja   Winther ", "Freja", "Winther", "FW"),
        ("Madonna", "Madonna", "", "M"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven", "LB"),
        ("Ahmed Al Hassan", "Ahmed", "Al Hassan", "AH"),
        ("Ursula von der Leyen", "Ursula", "von der Leyen", "UL"),
        ("Van Dijk", "Van", "Dijk", "VD"),
        ("EK Test Lauridsen", "EK Test", "Lauridsen", "EL"),
        ("E. K. Lauridsen", "E. K.", "Lauridsen", "EL"),
        ("Anne-Marie Møller-Hansen", "Anne-Marie", "Møller-Hansen", "AM"),
        ("von der, ", "", "von der", "D"),
        ("", "", "", ""),
    ],
)
def test_a_name_is_taken_apart(text, given, surname, initials):
    name = split(text)
    assert (name.given, name.surname, name.initials) == (given, surname, initials)


def test_a_name_is_written_both_ways():
    emil = Name(given="Emil Aagaard", surname="Winther")
    assert emil.full == "Emil Aagaard Winther"
    assert emil.surname_first == "Winther, Emil Aagaard"
    assert Name(given="Madonna", surname="").surname_first == "Madonna"


@given(NAMES)
def test_a_name_taken_apart_can_be_put_together_again(text):
    name = split(text)
    assert split(name.surname_first) == name if name.surname else name.full == tidy(text)


def test_danish_letters_come_last_and_double_a_is_one_of_them():
    shuffled = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=sort_key) == IN_ORDER


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Winther", "Winther Hansen"),
        ("Winther Hansen", "Winther-Jensen"),
        ("André", "Andrea"),
        ("Andre", "André"),
        ("Müller", "Myrup"),
        ("Mygind", "Müller"),
        ("Ängel", "Ærø"),
        ("Ödberg", "Østergård"),
        ("Larsen", "larsen"),
        ("O'Brien", "Obst"),
    ],
)
def test_neighbours_stand_in_the_right_order(first, then):
    assert sort_key(first) < sort_key(then)


def test_a_list_is_by_surname_first_whatever_the_given_names():
    people = [("Winther", "Freja"), ("Aagaard", "Sofie"), ("Ågård", "Bo"), ("Winther", "Emil")]
    ordered = sorted(people, key=lambda name: name_sort_key(*name))
    assert ordered == [("Winther", "Emil"), ("Winther", "Freja"), ("Ågård", "Bo"), ("Aagaard", "Sofie")]


@given(NAMES, NAMES)
def test_the_order_is_the_same_in_c_collation(one, other):
    assert (sort_key(one) < sort_key(other)) == (sort_key(one).encode() < sort_key(other).encode())


@given(NAMES)
def test_case_and_accents_never_move_a_name_past_another(text):
    assert sort_key(text.upper()).split("\t")[0] == sort_key(text.lower()).split("\t")[0]


@pytest.mark.parametrize(
    "spellings",
    [
        ("Aagaard", "Ågård", "ÅGÅRD", "A\u030aga\u030ard"),
        ("Søren", "Sören", "Soeren", "SØREN"),
        ("Ængel", "Ängel"),
        ("Müller", "Myller"),
        ("André", "Andre", "Andrè"),
        ("Møller-Hansen", "Møller  Hansen", "Møller – Hansen"),
        ("O'Brien", "O’Brien", "OBrien"),
    ],
)
def test_a_search_finds_a_name_however_it_is_spelt(spellings):
    assert len({search_fold(spelling) for spelling in spellings}) == 1


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text):
    assert search_fold(search_fold(text)) == search_fold(text)


@given(NAMES)
def test_a_folded_name_is_plain(text):
    assert set(search_fold(text)) <= set("abcdefghijklmnopqrstuvwxyz ")
