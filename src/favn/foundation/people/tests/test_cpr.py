"""CPR numbers of every kind are read; none is refused for its check digit; none is shown by accident."""

import csv
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.foundation.people.cpr import Cpr, CprKind, NotACpr, normalise

TEST_PERSONS = (
    Path(os.environ.get("FAVN_REFERENCE_DATA", Path(__file__).parents[6] / "shared" / "data"))
    / "medcom-testpersons.csv"
)
WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


@pytest.mark.parametrize(
    ("text", "kind", "born_on"),
    [
        ("140417-1234", CprKind.CPR, date(1917, 4, 14)),
        (" 140417 4234 ", CprKind.CPR, date(2017, 4, 14)),
        ("1404179234", CprKind.CPR, date(2017, 4, 14)),
        ("140437-4234", CprKind.CPR, date(1937, 4, 14)),
        ("140457–5234", CprKind.CPR, date(2057, 4, 14)),
        ("140458-8234", CprKind.CPR, date(1858, 4, 14)),
        ("290212-4000", CprKind.CPR, date(2012, 2, 29)),
        ("7404174234", CprKind.DAY_PLUS_60, date(2017, 4, 14)),
        ("910120-7000", CprKind.DAY_PLUS_60, date(2020, 1, 31)),
        ("140417-7ab4", CprKind.X_ECPR, date(2017, 4, 14)),
        ("140471-1AB4", CprKind.X_ECPR, date(1971, 4, 14)),
        ("140417-5AB4", CprKind.D_ECPR, date(2017, 4, 14)),
        ("140417-6AB4", CprKind.D_ECPR, date(2017, 4, 14)),
        ("140417-0AB4", CprKind.D_ECPR, date(1917, 4, 14)),
    ],
)
def test_a_number_is_read_as_people_write_it(text, kind, born_on):
    cpr = Cpr.parse(text)
    assert (cpr.kind, cpr.born_on) == (kind, born_on)
    assert cpr.value == normalise(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "mangler"),
        ("  - ", "mangler"),
        ("10101123", "10 tegn"),
        ("101011234", "regneark"),
        ("12345678901", "10 tegn"),
        ("310299-1234", "dato, der ikke findes"),
        ("290213-4000", "dato, der ikke findes"),
        ("600101-1234", "dato, der ikke findes"),
        ("920101-1234", "dato, der ikke findes"),
        ("140017-1234", "dato, der ikke findes"),
        ("140417-2AB4", "bogstav"),
        ("14O417-1234", "bogstav"),
        ("140417-123²", "bogstav"),
    ],
)
def test_what_is_no_number_is_refused_in_plain_danish(text, says):
    with pytest.raises(NotACpr) as refusal:
        Cpr.parse(text)
    assert says in refusal.value.sentence
    assert not text.strip(" -") or text not in str(refusal.value)


def test_a_number_is_masked_but_for_the_day_and_never_shows_in_a_traceback():
    cpr = Cpr.parse("140417-4234")
    assert cpr.masked == "14••••-••••"
    assert cpr.shown == "140417-4234"
    assert "140417" not in repr(cpr)
    assert "4234" not in f"{cpr!r} {cpr}"


@given(st.dates(date(1858, 1, 1), date(2057, 12, 31)), st.integers(0, 999), st.booleans())
def test_every_birth_date_comes_back_from_some_seventh_digit(born_on, serial, replaced):
    """1858–1899 and 2000–2057 by 5–8, 1900–1999 by 0–3: the table read backwards."""
    seventh = "3" if 1900 <= born_on.year < 2000 else "8"
    day = born_on.day + (60 if replaced else 0)
    cpr = Cpr.parse(f"{day:02}{born_on:%m%y}-{seventh}{serial:03}")
    assert cpr.born_on == born_on
    assert cpr.kind is (CprKind.DAY_PLUS_60 if replaced else CprKind.CPR)


@given(st.text(max_size=14))
def test_any_text_is_read_or_refused_and_never_breaks(text):
    try:
        length = len(Cpr.parse(text).value)
    except NotACpr as refusal:
        length = 10 if refusal.sentence.endswith(".") else 0
    assert length == 10


@pytest.mark.skipif(not TEST_PERSONS.exists(), reason="the official test persons are not beside this checkout")
def test_the_official_test_persons_are_read_although_none_keeps_modulus_eleven():
    with TEST_PERSONS.open(encoding="utf-8-sig", newline="") as opened:
        persons = list(csv.DictReader(opened, delimiter=";"))
    assert len(persons) == 38
    for person in persons:
        cpr = Cpr.parse(person["cpr"])
        assert cpr.kind is CprKind.CPR
        assert cpr.born_on.isoformat() == person["foedselsdato"]
        assert sum(int(digit) * weight for digit, weight in zip(cpr.value, WEIGHTS, strict=True)) % 11
