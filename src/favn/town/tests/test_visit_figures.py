"""Four years of health visits against the published figures."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta

from favn.town.proportions import FINDINGS_AT_8_MONTHS
from favn.town.tables import COLUMNS


def rows(town, table) -> list[dict]:
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in town[table]]


@pytest.fixture(scope="session")
def held(town) -> list[dict]:
    """Every visit that was held."""
    return [each for each in rows(town, "checkups_visit") if each["held_on"]]


@pytest.mark.parametrize(
    ("area", "share"), list(zip(("interaction", "signals", "regulation"), FINDINGS_AT_8_MONTHS, strict=True))
)
def test_what_is_seen_at_eight_to_ten_months_is_as_often_as_published(held, area, share):
    infants = [each for each in held if each["code"] == "months_8"]
    assert sum(each[area] != "fine" for each in infants) / len(infants) == pytest.approx(share, abs=0.035)


def test_no_visit_lies_ahead_and_every_agreed_one_does(town, held, made_at):
    today = made_at.date()
    assert all(each["held_on"] < today for each in held)
    agreed = [each for each in rows(town, "checkups_visit") if not each["held_on"]]
    assert agreed
    assert all(each["planned_at"].date() >= today for each in agreed)


def test_every_visit_held_for_a_contact_has_its_contact_and_nobody_has_two(town, held):
    done = {
        (each["child_id"], each["code"]) for each in rows(town, "checkups_contact")
        if each["outcome"] == "done" and each["compartment"] == "health"
    }  # fmt: skip
    visited = [(each["child_id"], each["code"]) for each in held if each["code"]]
    assert done == set(visited)
    assert len(visited) == len(set(visited))


def test_few_families_need_more_visits(town, made_at):
    small = [
        each for each in rows(town, "people_child")
        if each["born_on"] and each["born_on"] > made_at.date() - relativedelta(years=4)
    ]  # fmt: skip
    noted = {each["child_id"] for each in rows(town, "checkups_circumstance") if each["kind"] == "vulnerable"}
    assert 0.015 <= len(noted) / len(small) <= 0.06


def test_a_child_who_moved_in_waits_to_be_received_in_time(town, made_at):
    moved = rows(town, "checkups_handover")
    assert len({each["child_id"] for each in moved}) == len(moved) > 0
    assert all(each["from_area_id"] != each["to_area_id"] for each in moved)
    assert {each["receive_by"] for each in moved} == {made_at.date() + timedelta(days=5)}
