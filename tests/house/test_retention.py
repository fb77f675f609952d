"""Every table of ours has a rule for how long it is kept, and each rule speaks of columns that are there."""

import pytest
from django.apps import apps

from favn.kit import retention
from favn.kit.retention import Keeping
from tests.house.registry import is_ours

TABLES = {
    model._meta.db_table: {field.column for field in model._meta.local_concrete_fields}
    for model in apps.get_models(include_auto_created=True)
    if is_ours(model)
}
RULES = retention.rules()


def test_every_table_has_a_rule_and_every_rule_a_table() -> None:
    lacking = sorted(set(TABLES) - set(RULES))
    assert not lacking, f"say how long these are kept in the module's retention.py (favn.kit.retention): {lacking}"
    assert sorted(set(RULES) - set(TABLES)) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.keeping is Keeping.FOLLOWS], ids=str)
def test_what_follows_follows_something_that_goes(rule) -> None:
    assert rule.column in TABLES[rule.table]
    assert rule.owner == "*" or RULES[rule.owner].keeping in {Keeping.DATED, Keeping.FOLLOWS}


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.keeping is Keeping.DATED], ids=str)
def test_what_is_dated_has_its_date(rule) -> None:
    named = rule.since.removeprefix("coalesce(").removesuffix(")").split(", ")
    assert set(named) <= TABLES[rule.table]


def test_a_table_has_one_rule() -> None:
    with pytest.raises(ValueError, match="two rules"):
        retention.dated("codes_code", since="valid_until", years=1)
    with pytest.raises(ValueError, match="how long"):
        retention.dated("anything", since="made_at")
