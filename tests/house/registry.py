"""Models as Django knows them: keys point down, names agree with the glossary, every table is accounted for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import URLPattern, URLResolver
from django.utils import translation

from favn.kit.ids import new_id

Contract = dict[str, Any]
INSTANT = re.compile(r"(^|_)(at|by|from|until)$")  # from and until bound a period, half open
DATE = re.compile(r"(^|_)(on|by|from|until)$")
IN_A_CHAIN = {"Seal"}  # each link points at the one before: the database counts them
# A chain has one order; the copy of the roles is written by a migration. Neither speaks of a person.
COUNTED_BY_THE_DATABASE = {"Seal", "Scope"}
GIVEN_BY_DJANGO = {"last_login", "date_joined"}
WORDS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]{2,5})?")
CONVERTER = re.compile(r"<(?:\w+:)?\w+>")
ENGLISH = re.compile(
    r"add|all|cases?|child|children|concerns?|create|delete|details?|edit|family|get|groups?|home|list|login|logout"
    r"|meetings?|networks?|new|notes?|notifications?|people|persons?|post|remove|rounds?|save|school|search|set"
    r"|settings|sheets?|show|staff|units?|update|users?|view"
)


@dataclass(frozen=True)
class Row:
    """One line of the glossary."""

    danish: str
    code: str


def glossary_rows(text: str) -> dict[str, Row]:
    """The glossary's rows by code word. Columns: Dansk, Kode, Betydning, Kilde."""
    rows = {}
    for cells in table_rows(text):
        for code in re.findall(r"`([\w.]+)`", cells[1] if len(cells) > 1 else ""):
            rows[code] = Row(cells[0].strip("* "), code)
    return rows


def table_rows(text: str) -> list[list[str]]:
    """The cells of every Markdown table row, without headings and rulers."""
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if not set("".join(row)) <= set("-: ")]


def misnamed(model: type[models.Model], glossary: dict[str, Row]) -> Iterator[str]:
    """Where docstring, verbose_name and glossary do not say the same Danish word for a model."""
    meta, label = model._meta, model.__name__
    with translation.override("da"):
        spoken = str(meta.verbose_name)
    written = (model.__doc__ or "").split(":")[0].strip()
    if written.lower() != spoken.lower():
        yield f"{label}: the docstring begins with `{written[:40]}`, verbose_name is `{spoken}`"
    row = glossary.get(f"{meta.app_label}.{label}") or glossary.get(label)
    if row is None:
        yield f"{label}: no row in GLOSSARY.md with `{label}` as its code word"
    elif row.danish.lower() != spoken.lower():
        yield f"{label}: the glossary says `{row.danish}`, verbose_name is `{spoken}`"


def upward_keys(model: type[models.Model], contracts: Sequence[Contract]) -> Iterator[str]:
    """Keys to a table that comes later, or stands higher, than the model's own."""
    for key in model._meta.get_fields():
        if key.is_relation and key.concrete and isinstance(key.related_model, type) and is_ours(key.related_model):
            source, target = model.__module__, key.related_model.__module__
            if not may_know(source, target, contracts):
                yield f"{model.__name__}.{key.name}: {source} may not know {target}"


def may_know(source: str, target: str, contracts: Sequence[Contract]) -> bool:
    """Whether the import contracts let one module stand on another: same folder, or a layer further down."""
    ours, theirs = source.split("."), target.split(".")
    shared = next((at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), None)
    if shared is None or "models" in (ours[shared], theirs[shared]):
        return True
    place = ".".join(ours[:shared])
    for contract in contracts:
        if contract["type"] == "layers" and place in contract.get("containers", []):
            height = {name.strip(" ()"): at for at, layer in enumerate(contract["layers"]) for name in layer.split("|")}
            return height.get(ours[shared], -1) < height.get(theirs[shared], -1)
    return len(ours) > shared and shared > 2  # inside one module there is no order to break


def odd_fields(model: type[models.Model]) -> Iterator[str]:
    """Keys the database makes, and times whose name does not say whether they are a moment or a day."""
    key = model._meta.pk
    if model.__name__ not in COUNTED_BY_THE_DATABASE and (
        not isinstance(key, models.UUIDField | models.OneToOneField | models.ForeignKey) or _made_elsewhere(key)
    ):
        yield f"{model.__name__}.{key.name}: the key is not a UUIDField(default=new_id)"
    for each in model._meta.local_fields:
        if each.name in GIVEN_BY_DJANGO:
            continue
        if isinstance(each, models.DateTimeField) and not INSTANT.search(each.name):
            yield f"{model.__name__}.{each.name}: an instant ends in _at (a latest moment in _by)"
        elif (
            isinstance(each, models.DateField)
            and not isinstance(each, models.DateTimeField)
            and not DATE.search(each.name)
        ):
            yield f"{model.__name__}.{each.name}: a date ends in _on (a latest day in _by)"


def unaccounted(tables: Iterable[str], text: str) -> Iterator[str]:
    """Tables without a row in docs/data that says what is stored, why, and how long."""
    rows = {name: cells for cells in table_rows(text) for name in re.findall(r"`(\w+)`", cells[0])}
    for table in tables:
        if table not in rows:
            yield f"{table}: no row in docs/data/"
        elif len(rows[table]) < 4 or not all(rows[table][1:4]):
            yield f"{table}: its row in docs/data/ does not say what, why and how long"


def is_ours(model: type[models.Model]) -> bool:
    """Whether the table belongs to Favn."""
    return model.__module__.startswith("favn.")


def odd_paths(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Addresses that are not Danish nouns in small ASCII letters, with digits and hyphens."""
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from odd_paths(pattern.url_patterns, path)
        else:
            yield from (
                f"/{path}: `{word}`"
                for word in CONVERTER.sub("", path).strip("^$").split("/")
                if word and _is_odd(word)
            )


def _is_odd(word: str) -> bool:
    return not WORDS.fullmatch(word) or ENGLISH.fullmatch(word) is not None


def _made_elsewhere(key: models.Field) -> bool:
    return isinstance(key, models.UUIDField) and (
        key.default is not new_id or key.db_default is not models.NOT_PROVIDED
    )
