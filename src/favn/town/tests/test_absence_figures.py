"""Three quarters of absence against the published figures, and what the figures asked of the schools."""

from collections import defaultdict
from decimal import Decimal

import pytest

from favn.journey.checkups.rules.absence import Days, Quarter, duties_of, quarter_of
from favn.town.absences import CAST
from favn.town.settle import key_of
from favn.town.tables import COLUMNS

OURS = {key_of("child", each) for each in CAST}


def rows(town, table) -> list[dict]:
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in town[table]]


def days_of(row) -> Days:
    return Days(row["school_days"], row["sick_days"], row["permitted_days"], row["illegal_days"])


@pytest.fixture(scope="session")
def figures(town) -> list[dict]:
    return rows(town, "checkups_absencefigure")


@pytest.fixture(scope="session")
def shares(figures) -> list[Decimal]:
    """Each pupil's share of absence over the quarters together."""
    whole: dict = defaultdict(lambda: Days(Decimal(0)))
    for row in figures:
        whole[row["child_id"]] += days_of(row)
    return [days.absent_share for days in whole.values()]


def test_the_mean_and_the_pupils_above_ten_percent_are_as_published(shares):
    assert len(shares) > 3000
    assert float(sum(shares) / len(shares)) == pytest.approx(0.07, abs=0.006)
    assert sum(share > Decimal("0.1") for share in shares) / len(shares) == pytest.approx(0.20, abs=0.03)


def test_unlawful_absence_is_a_small_part_and_few_reach_a_limit(figures):
    whole = sum((days_of(row) for row in figures), Days(Decimal(0)))
    assert 0.005 < whole.illegal_share < 0.015
    reached = [row for row in figures if duties_of(days_of(row), Quarter(row["begins_on"]))]
    assert 0.01 < len(reached) / len(figures) < 0.035


def test_only_quarters_that_are_over_and_no_more_days_than_there_are(figures, made_at):
    quarters = {Quarter(row["begins_on"]) for row in figures}
    assert len(quarters) == 3
    assert all(quarter < quarter_of(made_at.date()) for quarter in quarters)
    assert all(row["school_days"] < Quarter(row["begins_on"]).most_school_days for row in figures)
    assert all(
        days_of(row).absent <= row["school_days"] and not row["illegal_days"] % Decimal("0.5") for row in figures
    )


def test_a_child_has_one_figure_a_quarter_at_one_school(figures):
    keys = [(row["child_id"], row["begins_on"]) for row in figures]
    assert len(keys) == len(set(keys))


def test_what_the_newest_quarter_asked_for_is_done_and_the_casts_waits(town, figures):
    newest = max(row["begins_on"] for row in figures)
    asked = {
        (row["child_id"], rule.duty.value) for row in figures
        if row["begins_on"] == newest and row["child_id"] not in OURS
        for rule in duties_of(days_of(row), Quarter(newest))
    }  # fmt: skip
    duties = rows(town, "checkups_absenceduty")
    done = {(row["child_id"], row["duty"]) for row in duties}
    assert done
    assert done <= asked, "some of those asked for have left the school since"
    assert len(done) > 0.9 * len(asked)
    assert all(row["done_at"] > row["arose_at"] and row["done_by_id"] for row in duties)
    assert not OURS & {row["child_id"] for row in duties}
