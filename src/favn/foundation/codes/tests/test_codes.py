"""Codes change by date: what a notification is coded with is what was in use that day."""

import csv
import os
from datetime import date
from pathlib import Path

import pytest

from favn.foundation.codes.lists import LISTS
from favn.foundation.codes.models import Code
from favn.foundation.codes.queries import CAUSES, NOTIFIERS, code_on, codes_on

REFERENCE = Path(os.environ.get("FAVN_REFERENCE_DATA", Path(__file__).parents[6] / "shared" / "data"))
ALL_IN_ALL = "0"


def values(key, day):
    return [code.value for code in codes_on(key, day)]


@pytest.mark.django_db
def test_a_relative_is_coded_otherwise_from_2024():
    before, after = values(NOTIFIERS, date(2023, 12, 31)), values(NOTIFIERS, date(2024, 1, 1))
    assert "7" in before
    assert not {"12", "13"} & set(before)
    assert "7" not in after
    assert {"12", "13"} < set(after)


@pytest.mark.django_db
def test_codes_come_in_the_lists_own_order():
    assert values(NOTIFIERS, date(2026, 11, 10))[-3:] == ["12", "13", "99"]
    assert values(CAUSES, date(2026, 11, 10))[0] == "UDSLAG1"
    assert len(values(CAUSES, date(2026, 11, 10))) == 19


@pytest.mark.django_db
def test_a_code_out_of_use_is_not_found():
    assert code_on(NOTIFIERS, "7", date(2020, 5, 1)).text.startswith("Familie")
    with pytest.raises(Code.DoesNotExist):
        code_on(NOTIFIERS, "7", date(2026, 5, 1))
    assert values(NOTIFIERS, date(2014, 12, 31)) == []


@pytest.mark.skipif(not REFERENCE.exists(), reason="Statistics Denmark's files are not beside this checkout")
@pytest.mark.parametrize(("key", "file"), [(NOTIFIERS, "dst-notifier-codes.csv"), (CAUSES, "dst-cause-codes.csv")])
def test_the_lists_are_statistics_denmarks_own(key, file):
    with (REFERENCE / file).open(encoding="utf-8-sig", newline="") as opened:
        theirs = [row for row in csv.DictReader(opened, delimiter=";") if row["kode"] != ALL_IN_ALL]
    ours = next(each for each in LISTS if each.key == key).values
    assert [(row["kode"], row["tekst"]) for row in theirs] == [(value.value, value.text) for value in ours]
    for row, value in zip(theirs, ours, strict=True):
        assert row.get("gyldig_fra", "2015") == str(value.valid_from.year)
        assert (row.get("gyldig_til") or "") == (str(value.valid_until.year - 1) if value.valid_until else "")
