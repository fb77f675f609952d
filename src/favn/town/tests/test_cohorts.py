"""The invented cohorts, and the measuring of detection on them."""

from dataclasses import fields, replace

import numpy as np
import pytest

from favn.journey.wellbeing.rules.flags import Earlier, flagged
from favn.journey.wellbeing.rules.learning import SHIPPED
from favn.journey.wellbeing.rules.ratings import Ratings
from favn.journey.wellbeing.rules.strength import judge
from favn.journey.wellbeing.rules.talk import THRESHOLDS, Pace
from favn.town.cohorts import asking, comparing, evaluation, paper
from favn.town.cohorts.generation import CORE, Cohort, draw
from favn.town.cohorts.setting import USUAL, CohortSetting

SMALL = CohortSetting("small", "få børn", children=700, rounds=6, raters=2)


@pytest.fixture(scope="module")
def cohort() -> Cohort:
    """A small cohort with two raters."""
    return draw(SMALL, 11)


@pytest.fixture(scope="module")
def told() -> evaluation.Evaluation:
    """A small evaluation: one setting, two cohorts."""
    return evaluation.evaluate(settings=(replace(SMALL, children=1200),), seeds=range(41, 43))


def test_the_same_seed_draws_the_same_cohort(cohort):
    again, other = draw(SMALL, 11), draw(SMALL, 12)
    assert np.array_equal(cohort.sheets.asked, again.sheets.asked, equal_nan=True)
    assert not np.array_equal(cohort.level, other.level)


def test_the_nine_are_asked_of_at_most_three_in_ten_of_a_raters_group(cohort):
    sheets = cohort.sheets
    sheet = (sheets.turn * 10_000 + sheets.group) * 2 + sheets.rater
    asked = ~np.isnan(sheets.asked[:, CORE:]).all(axis=1)
    for one in np.unique(sheet)[::20]:
        here = sheet == one
        assert asked[here].sum() <= 0.3 * here.sum()
        if asked[here].any():
            core = np.nanmean(sheets.asked[here, :CORE], axis=1)
            assert core[asked[here]].max() <= core[~asked[here]].min() + 1e-9


def test_at_most_half_of_the_sheet_is_asked(cohort):
    assert 3 <= (~np.isnan(cohort.sheets.asked)).sum(axis=1).mean() <= 6


def test_whoever_is_reachable_was_seen_between_the_trouble_and_the_notification(cohort):
    reachable = np.flatnonzero(cohort.reachable)
    assert len(reachable) > 20
    for child in reachable:
        rounds = np.arange(max(1, cohort.begins[child]), cohort.notified[child])
        assert cohort.seen[rounds, child].any()


def test_budgets_are_kept_exactly(cohort):
    worry = comparing.the_rules(cohort)
    for per_group in evaluation.BUDGETS:
        _, new = comparing.at_budget(cohort, worry, per_group)
        assert new.sum() == pytest.approx(per_group / 24 * cohort.seen[1:].sum(), abs=1)


def test_the_plain_rule_is_the_one_that_was_published():
    levels = np.array([[0.0], [1.0], [-1.0]])
    smooth = 0.6 * -1 + 0.4 * (0.6 * 1 + 0.4 * 0)
    assert comparing.plain_rule(levels)[2, 0] == pytest.approx(-0.7 * smooth + 0.3 * (0.5 + 1))


def test_the_rules_find_more_than_the_others_and_perfect_measurement_more_still():
    (half, one) = evaluation._compare(replace(SMALL, children=2400), range(31, 34))
    assert half.per_group < one.per_group
    assert half.gain["the_rules"][0] > half.gain["the_plain_rule"][0] > 0
    assert half.over_cut_off[0] > 0
    assert 0 < half.chance < half.perfect < 100


def test_an_interval_holds_its_mean():
    mean, low, high = evaluation.interval(np.array([1.0, 2.0, 3.0, 6.0]))
    assert low < mean == 3.0 < high


def test_the_table_is_put_between_its_marks(tmp_path, told):
    page = tmp_path / "method.md"
    page.write_text(f"før\n{paper.BEGIN}\ngammelt\n{paper.END}\nefter\n", encoding="utf-8")
    paper.write(page, told)
    written = page.read_text(encoding="utf-8")
    assert written.startswith("før\n")
    assert written.endswith("\nefter\n")
    assert "gammelt" not in written
    assert written.count("få børn") == 4
    assert "**i snit**" in written
    assert all(written.count(f"| {words} |") == 2 for words in paper.ASKING.values())


def test_what_a_way_of_asking_costs_is_counted_cohort_by_cohort(told):
    line = next(line for line in told.lines if (line.raters, line.per_group) == (1, 0.5))
    for way in asking.WAYS_OF_ASKING:
        mean, low, high = told.lost_by(way, 1, 0.5)
        assert mean == pytest.approx(sum(line.lost[way]) / 2)
        assert low <= mean <= high
        assert -30 < mean < 30
    assert line.lost["everybody"] == (0, 0)
    assert told.questions("the_lowest", 1) < 6 < told.questions("everybody", 1)


@pytest.mark.parametrize("way", ["as_the_sheet_asks", "who_could_come_up", "the_best", "the_best_of_a_third"])
def test_no_way_asks_more_than_its_share_of_a_sheet_and_none_leaves_the_core_out(cohort, way):
    answers, sheet = asking.WAYS_OF_ASKING[way](cohort), cohort.sheet_of_row
    share = 0.34 if way == "the_best_of_a_third" else 0.3
    asked, size = np.bincount(sheet, ~np.isnan(answers[:, CORE:]).all(axis=1)), np.bincount(sheet)
    assert (asked <= share * size).all()
    assert asked.sum() > 0.2 * size.sum()
    assert np.array_equal(answers[:, :CORE], cohort.sheets.all_twelve[:, :CORE], equal_nan=True)


def test_the_choice_that_looks_at_earlier_rounds_never_looks_ahead(cohort):
    sheets = cohort.sheets
    until = sheets.turn < 3
    early = replace(
        cohort, setting=replace(cohort.setting, rounds=3), level=cohort.level[:3],
        sheets=replace(sheets, **{each.name: getattr(sheets, each.name)[until] for each in fields(sheets)}),
    )  # fmt: skip
    assert np.array_equal(asking.who_could_come_up(cohort)[until], asking.who_could_come_up(early), equal_nan=True)


def test_the_shipped_thresholds_bring_up_about_as_many_as_they_say():
    cohort = draw(replace(USUAL, children=4000, raters=2), 77)
    sheets = cohort.sheets
    ratings = Ratings(sheets.turn, sheets.group, sheets.child, sheets.group * 2 + sheets.rater, sheets.asked)
    judged = judge(ratings, SHIPPED)
    for pace in Pace:
        new = Earlier(judged).new(flagged(judged, THRESHOLDS[pace])).sum() / (judged.turn > 0).sum() * 24
        assert new == pytest.approx(float(pace.value), rel=0.35)
