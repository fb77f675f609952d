"""The law as data: one rule for each duty on each day, and a page that a jurist can read."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from favn.foundation.deadlines import rules
from favn.foundation.deadlines.law import RULES, Duty, Hours, NoLawThen, law_on
from favn.foundation.deadlines.moments import COPENHAGEN

LAW_PAGES = Path(__file__).parents[5] / "docs" / "law"
SOURCE = Path(__file__).parents[4]
PAGES = {page.name: page.read_text() for page in LAW_PAGES.glob("*.md")}


@pytest.mark.parametrize("duty", Duty)
def test_each_duty_has_exactly_one_rule_on_every_day_of_the_child_act(duty):
    for day in (date(2024, 1, 1) + timedelta(days=step) for step in range(0, 4000, 13)):
        assert len([rule for rule in RULES if rule.duty is duty and rule.holds_on(day)]) == 1


@pytest.mark.parametrize("duty", sorted(set(Duty) - {Duty.MAKE_YOUTH_PLAN}))
def test_an_old_event_is_judged_by_the_law_of_its_day(duty):
    assert "serviceloven" in law_on(date(2023, 12, 31), duty).paragraph
    assert "barnets lov" in law_on(date(2024, 1, 1), duty).paragraph


def test_a_deadline_names_its_duty_its_paragraph_and_its_reason():
    deadline = rules.assess_notification(datetime(2026, 11, 21, 8, 10, tzinfo=COPENHAGEN))
    assert (deadline.duty, deadline.name) == (Duty.ASSESS_NOTIFICATION, "Vurdering af underretning")
    assert deadline.paragraph == "barnets lov § 136"
    assert "24 timer" in deadline.reason


def test_a_day_before_the_rules_begin_is_said_aloud():
    with pytest.raises(NoLawThen, match="make_youth_plan"):
        law_on(date(2023, 12, 31), Duty.MAKE_YOUTH_PLAN)


def test_hours_are_not_counted_from_a_date():
    with pytest.raises(TypeError, match="instant"):
        rules._last_day(Hours(24), date(2026, 3, 27), rules.STRICTEST)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.paragraph)
def test_each_rule_stands_on_its_page_with_its_paragraph(rule):
    assert rule.paragraph in PAGES[rule.page]
    assert rule.confirmed or "bekræftes af en jurist" in PAGES[rule.page]


@pytest.mark.parametrize("page", sorted(set(PAGES) - {"README.md"}))
def test_each_test_that_a_page_names_exists(page):
    tests = "".join(path.read_text() for top in (SOURCE, SOURCE.parent / "tests") for path in top.rglob("test_*.py"))
    named = re.findall(r"\btest_\w+(?![\w./])", PAGES[page])
    assert named
    assert [name for name in named if f"def {name}(" not in tests] == []
