"""House rules that are asked of Django's own registry: models, keys, addresses."""

import tomllib

import pytest
from django.apps import apps
from django.db import models
from django.http import HttpResponse
from django.test.utils import isolate_apps
from django.urls import get_resolver, path

from favn.kit.ids import new_id
from tests.house import registry
from tests.house.building import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
MODELS = [model for model in apps.get_models() if registry.is_ours(model)]
ORDER = [
    {
        "type": "layers",
        "containers": ["favn"],
        "layers": ["town", "desks", "bridges | oversight", "journey", "foundation", "kit"],
    },
    {"type": "layers", "containers": ["favn.journey"], "layers": ["plans", "networks"]},
]


def each_model(look, *arguments) -> list[str]:
    """What is wrong with any of our models."""
    return [problem for model in MODELS for problem in look(model, *arguments)]


def report(problems: list[str], instead: str) -> None:
    """Fails with what was found and what to do, and without a traceback nobody needs."""
    if problems:
        pytest.fail(f"What to do: {instead}.\n  " + "\n  ".join(problems), pytrace=False)


def test_keys_point_back_in_time_or_down_to_the_ground() -> None:
    report(each_model(registry.upward_keys, CONTRACTS), "let the later step hold the key to the earlier one")


def test_a_model_has_one_danish_word() -> None:
    glossary = registry.glossary_rows((ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))
    report(each_model(registry.misnamed, glossary), "say the same word in docstring, verbose_name and GLOSSARY.md")


def test_keys_are_made_here_and_times_say_what_they_are() -> None:
    report(
        each_model(registry.odd_fields), "`id = models.UUIDField(primary_key=True, default=new_id)`; rename the field"
    )


def test_every_table_is_accounted_for() -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "docs/data").glob("*.md")))
    tables = sorted({model._meta.db_table for model in MODELS})
    report(list(registry.unaccounted(tables, text)), "add `| `table` | what | why | how long |` to docs/data/")


def test_addresses_are_danish_nouns() -> None:
    report(list(registry.odd_paths(get_resolver().url_patterns)), "use Danish nouns: a-z, 0-9 and hyphens (æ is ae)")


@pytest.mark.parametrize(
    ("source", "target", "allowed"),
    [
        ("favn.journey.plans.models", "favn.journey.networks.models", True),
        ("favn.journey.networks.models", "favn.journey.plans.models", False),
        ("favn.foundation.people.models", "favn.journey.plans.models", False),
        ("favn.journey.plans.models", "favn.foundation.people.models", True),
        ("favn.bridges.cpr.models", "favn.oversight.statistics.models", False),
        ("favn.journey.plans.models", "favn.journey.plans.models", True),
        ("favn.foundation.people.models.child", "favn.foundation.people.models.adult", True),
        ("favn.desks.school.models", "favn.desks.health.models", False),
    ],
)
def test_the_order_of_the_house(source: str, target: str, allowed: bool) -> None:
    assert registry.may_know(source, target, ORDER) is allowed


@isolate_apps("favn.foundation.people")
def test_an_odd_model_is_seen() -> None:
    class Odd(models.Model):
        """Sær: made up."""

        seen = models.DateTimeField()
        born = models.DateField()

        class Meta:
            app_label, verbose_name = "people", "noget andet"

    assert len(list(registry.odd_fields(Odd))) == 3
    assert len(list(registry.misnamed(Odd, {}))) == 2
    assert len(list(registry.misnamed(Odd, {"Odd": registry.Row("sær", "Odd")}))) == 2


@isolate_apps("favn.foundation.people")
def test_a_right_model_is_left_alone() -> None:
    class Right(models.Model):
        """Ret: made up."""

        id = models.UUIDField(primary_key=True, default=new_id)
        seen_at = models.DateTimeField()
        born_on = models.DateField()
        answer_by = models.DateField()

        class Meta:
            app_label, verbose_name = "people", "ret"

    glossary = registry.glossary_rows("| Dansk | Kode |\n|---|---|\n| ret | `Right` | |")
    assert [*registry.odd_fields(Right), *registry.misnamed(Right, glossary)] == []


@isolate_apps("favn.foundation.people")
def test_a_key_up_the_house_is_seen() -> None:
    class Plan(models.Model):
        """Plan: made up."""

        class Meta:
            app_label = "people"

    class Meeting(models.Model):
        """Møde: made up."""

        plan = models.ForeignKey(Plan, models.PROTECT)

        class Meta:
            app_label = "people"

    Plan.__module__, Meeting.__module__ = "favn.journey.plans.models", "favn.journey.networks.models"
    assert len(list(registry.upward_keys(Meeting, ORDER))) == 1


def test_an_unaccounted_table_is_seen() -> None:
    text = "| Tabel | Hvad | Hvorfor | Hvor længe |\n|---|---|---|---|\n| `a` | x | y | z |\n| `b` | x | | z |"
    assert len(list(registry.unaccounted(["a", "b", "c"], text))) == 2


def test_odd_addresses_are_seen() -> None:
    def answer(request):
        return HttpResponse()

    odd = ["child/<uuid:child>/", "bekymring/Ny/", "boern/ny_plan/", "bekymring/å/"]
    assert len(list(registry.odd_paths([path(each, answer) for each in odd]))) == len(odd)
    assert list(registry.odd_paths([path("boern/<uuid:child>/bekymring-3/udskrift.pdf", answer)])) == []
