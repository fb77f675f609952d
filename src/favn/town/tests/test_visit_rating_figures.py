"""Health visitors' ratings at 8–10 months: how many, how they turn out, and that they fit what was seen."""

import pytest

from favn.town.proportions import RATED_AT_8_MONTHS
from favn.town.tables import COLUMNS


def rows(town, table) -> list[dict]:
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in town[table]]


@pytest.fixture(scope="session")
def ratings(town) -> list[dict]:
    """Every rating of the town."""
    return rows(town, "wellbeing_visitassessment")


@pytest.fixture(scope="session")
def visits(town) -> dict:
    """Each child's visit at 8–10 months, when it was held."""
    return {each["child_id"]: each for each in rows(town, "checkups_visit")
            if each["code"] == "months_8" and each["held_on"]}  # fmt: skip


def test_nine_in_ten_of_the_visits_end_with_a_rating_by_the_one_who_came(ratings, visits):
    assert len(visits) > 800
    assert len(ratings) / len(visits) == pytest.approx(RATED_AT_8_MONTHS, abs=0.03)
    assert len({each["child_id"] for each in ratings}) == len(ratings)
    for each in ratings:
        visit = visits[each["child_id"]]
        assert (each["visitor_id"], each["assessed_at"]) == (visit["visitor_id"], visit["written_at"])


def test_most_are_green_and_the_position_fits_what_was_seen(ratings, visits):
    told = [each["position"] for each in ratings]
    assert told.count("green") / len(told) == pytest.approx(0.85, abs=0.04)
    assert 0.003 <= told.count("red") / len(told) <= 0.04
    for each in ratings:
        visit = visits[each["child_id"]]
        seen = {visit["interaction"], visit["signals"], visit["regulation"]}
        assert each["position"] == "green" or seen != {"fine"}
        assert each["position"] != "green" or "concern" not in seen


def test_a_worry_has_a_step_or_is_watched_and_what_is_not_done_yet_waits_for_the_visitor(town, ratings, made_at):
    waiting = {each["source_id"]: each for each in rows(town, "alerts_alert")
               if each["kind"] == "wellbeing_visit_step"}  # fmt: skip
    for each in ratings:
        has_step = bool(each["next_step"] and each["due_on"])
        is_watched = bool(each["watch_because"])
        assert (has_step or is_watched) == (each["position"] != "green")
        assert not (is_watched and each["position"] == "red")
        is_open = has_step and each["step_done_at"] is None
        assert is_open == (each["id"] in waiting)
        if is_open:
            assert each["due_on"] >= made_at.date()
            assert waiting[each["id"]]["employee_id"] == each["visitor_id"]
    assert waiting


def test_children_who_are_worried_about_have_lower_answers(ratings):
    answers = [column for column in COLUMNS["wellbeing_visitassessment"] if column.startswith(("core", "more"))]
    means: dict[str, list[float]] = {"green": [], "yellow": [], "red": []}
    for each in ratings:
        assert all(1 <= each[column] <= 5 for column in answers)
        means[each["position"]].append(sum(each[column] for column in answers) / len(answers))
    green, yellow, red = (sum(found) / len(found) for found in means.values())
    assert green > yellow > red
