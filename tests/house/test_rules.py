"""Every house rule, twice: the house keeps it, and it bites a house that does not."""

from pathlib import Path

import pytest

from tests.house import layers, naming, pages, papers, size, words
from tests.house.building import ROOT, House, Rule

RULES: list[Rule] = [*size.RULES, *naming.RULES, *layers.RULES, *pages.RULES, *words.RULES, *papers.RULES]
BAD = [
    pytest.param(rule, sample, id=f"{rule.name}: {number}")
    for rule in RULES
    for number, sample in enumerate(rule.bad, 1)
]
GOOD = [
    pytest.param(rule, sample, id=f"{rule.name}: {number}")
    for rule in RULES
    for number, sample in enumerate(rule.good, 1)
]


@pytest.fixture(scope="module")
def favn() -> House:
    """The repository itself."""
    return House(ROOT)


def built(root: Path, sample: dict[str, str]) -> House:
    """A small house with only these files in it."""
    for name, text in sample.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return House(root)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_house_keeps(rule: Rule, favn: House) -> None:
    found = list(rule.look(favn))
    if found:
        pytest.fail(f"{rule.name}. What to do: {rule.instead}.\n  " + "\n  ".join(found), pytrace=False)


@pytest.mark.parametrize(("rule", "sample"), BAD)
def test_the_rule_bites(rule: Rule, sample: dict[str, str], tmp_path: Path) -> None:
    assert list(rule.look(built(tmp_path, sample))), f"{rule.name} did not see {sample}"


@pytest.mark.parametrize(("rule", "sample"), GOOD)
def test_the_rule_leaves_what_is_right(rule: Rule, sample: dict[str, str], tmp_path: Path) -> None:
    assert list(rule.look(built(tmp_path, sample))) == []


def test_every_rule_has_a_sample_on_both_sides() -> None:
    assert [rule.name for rule in RULES if not rule.bad or not rule.good] == []


def test_a_whole_checkout_is_looked_through(favn: House) -> None:
    assert {"pyproject.toml", "README.md", "tests/house/test_rules.py"} <= set(favn.files)
    assert not any(part in path for path in favn.files for part in ("__pycache__", ".venv/"))
