"""Papers: what the documents claim exists, exists."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from tests.house.building import Definition, House, Rule, is_test

ANCHOR = re.compile(r"`?((?:src|tests)/[\w/.]+\.py)::(\w+(?:::\w+)?)`?")
LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|<img[^>]+src=\"([^\"]+)\"")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
ELSEWHERE = ("http://", "https://", "mailto:", "tel:")


def law_without_ground(house: House) -> Iterator[str]:
    """Pages of law that do not point at a rule in the code and a test of it, both of which exist."""
    for path in house.ending(".md", under="docs/law/"):
        if PurePosixPath(path).stem.lower() in {"readme", "index"}:
            continue
        named = ANCHOR.findall(house.text(path))
        if not any(not is_test(file) for file, _ in named):
            yield f"{path}: names no rule (src/favn/…/rules.py::name)"
        if not any(is_test(file) for file, _ in named):
            yield f"{path}: names no test (…/tests/test_….py::test_name)"


def broken_anchors(house: House) -> Iterator[str]:
    """`file.py::name` in a document where the file or the name is gone."""
    for path in house.ending(".md"):
        for file, name in ANCHOR.findall(house.text(path)):
            if file not in house.files:
                yield f"{path}: {file} does not exist"
            elif name.split("::")[-1] not in _named_in(house, file):
                yield f"{path}: {file} has no `{name}`"


def broken_links(house: House) -> Iterator[str]:
    """Links and pictures in Markdown that lead nowhere, and headings that are not there."""
    for path in house.ending(".md"):
        for pair in LINK.findall(CODE.sub("", house.text(path))):
            target = unquote("".join(pair))
            if not target.startswith(ELSEWHERE) and (problem := _problem(house, path, target)):
                yield f"{path}: {target} {problem}"


def files_without_licence(house: House) -> Iterator[str]:
    """Files that REUSE.toml does not cover, licences without their text, and texts nobody uses."""
    if "REUSE.toml" not in house.files or "LICENSE" not in house.files:
        yield "REUSE.toml or LICENSE is missing"
        return
    annotations = tomllib.loads(house.text("REUSE.toml")).get("annotations", [])
    used = {part for each in annotations for part in re.split(r" (?:AND|OR|WITH) ", each["SPDX-License-Identifier"])}
    kept = {PurePosixPath(path).stem for path in house.files if path.startswith("LICENSES/")}
    yield from (f"LICENSES/{name}.txt is missing" for name in sorted(used - kept))
    yield from (f"LICENSES/{name}.txt is used by no file" for name in sorted(kept - used))
    patterns = [pattern for each in annotations for pattern in _several(each["path"])]
    general = {"**", "*"}
    for path in house.files:
        if not any(_covers(pattern, path) for pattern in patterns):
            yield f"{path}: no licence in REUSE.toml"
        elif "/vendor/" in path and not any(_covers(pattern, path) for pattern in patterns if pattern not in general):
            yield f"{path}: others wrote it; REUSE.toml must say who"


def loose_contracts(house: House) -> Iterator[str]:
    """Import contracts with a hole, or with another list of folders than the house has."""
    contracts = _contracts(house)
    layered = {place: each for each in contracts if each["type"] == "layers" for place in each.get("containers", [])}
    for each in contracts:
        if each.get("ignore_imports"):
            yield f"{each['name']}: ignore_imports is not empty"
        if not set(each.get("exhaustive_ignores", [])) <= {"__main__", "apps", "migrations", "tests"}:
            yield f"{each['name']}: exhaustive_ignores names more than __main__, apps, migrations and tests"
    for place, each in layered.items():
        yield from _misses(each, place, set(_folders(house, place)))
    for floor in ("foundation", "journey"):
        if len(_folders(house, f"favn.{floor}")) > 1 and f"favn.{floor}" not in layered:
            yield f"favn.{floor} has steps but no contract that orders them"


def _contracts(house: House) -> list[dict[str, Any]]:
    settings = tomllib.loads(house.text("pyproject.toml")) if "pyproject.toml" in house.files else {}
    return settings.get("tool", {}).get("importlinter", {}).get("contracts", [])


def _misses(contract: dict[str, Any], place: str, there: set[str]) -> Iterator[str]:
    """A name in brackets is a step that may still be to come: the order is written before the step is."""
    named = {name.strip() for layer in contract["layers"] for name in re.split(r"[|:]", layer)}
    if not contract.get("exhaustive"):
        yield f"{contract['name']}: is not exhaustive"
    for name in sorted(there - {name.strip("()") for name in named}):
        yield f"{contract['name']}: {place}.{name} is not listed"
    for name in sorted(named - there):
        if not name.startswith("("):
            yield f"{contract['name']}: {place}.{name} does not exist"


def unreadable_settings(house: House) -> Iterator[str]:
    """JSON and TOML that do not parse."""
    readers = {".json": (json.loads, json.JSONDecodeError), ".toml": (tomllib.loads, tomllib.TOMLDecodeError)}
    for path in house.ending(*readers):
        read, refused = readers[PurePosixPath(path).suffix]
        try:
            read(house.text(path))
        except refused as problem:
            yield f"{path}: {problem}"


def heading_anchors(text: str) -> set[str]:
    """The anchors a Markdown page offers: headings in lower case, spaces as hyphens, punctuation gone."""
    headings = re.findall(r"^#{1,6}\s+(.+?)\s*$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _problem(house: House, path: str, target: str) -> str:
    file, _, anchor = target.partition("#")
    found = PurePosixPath(path).parent / file if file else PurePosixPath(path)
    parts: list[str] = []
    for part in found.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    name = "/".join(parts)
    if name not in house.files and not any(other.startswith(f"{name}/") for other in house.files):
        return "does not exist"
    if anchor and name.endswith(".md") and anchor not in heading_anchors(house.text(name)):
        return "is no heading there"
    return ""


def _named_in(house: House, path: str) -> set[str]:
    named = {node.name for node in house.nodes(path) if isinstance(node, Definition | ast.ClassDef)}
    return named | {
        node.id for node in house.nodes(path) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def _folders(house: House, place: str) -> list[str]:
    base = f"src/{place.replace('.', '/')}/"
    inside = (
        path.removeprefix(base) for path in house.files if path.startswith(base) and path.endswith("/__init__.py")
    )
    return sorted({path.split("/")[0] for path in inside if "/" in path})


def _several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _covers(pattern: str, path: str) -> bool:
    return fnmatch(path, pattern.replace("**", "*"))


_REUSE = '[[annotations]]\npath = "{}"\nSPDX-FileCopyrightText = "x"\nSPDX-License-Identifier = "MPL-2.0"\n'
_LICENSED = {"LICENSE": "x", "LICENSES/MPL-2.0.txt": "x", "REUSE.toml": _REUSE.format("**")}
_CONTRACT = """[[tool.importlinter.contracts]]
name = "Floors"
type = "layers"
layers = ["town", "journey | kit"]
containers = ["favn"]
exhaustive = true
"""
_FLOORS = {f"src/favn/{name}/__init__.py": "" for name in ("town", "journey", "kit")}
_LAW = {"src/favn/a/rules.py": "LIMIT = 1\n", "src/favn/a/tests/test_rules.py": "def test_limit(): ...\n"}
_RULE, _TEST = "`src/favn/a/rules.py::LIMIT`", "`src/favn/a/tests/test_rules.py::test_limit`"

RULES = [
    Rule(
        "law stands on a rule and a test",
        "name both in the page as `path/to/rules.py::name` and `path/to/tests/test_x.py::test_name`",
        law_without_ground,
        bad=(_LAW | {"docs/law/a.md": _RULE}, _LAW | {"docs/law/a.md": _TEST}),
        good=(_LAW | {"docs/law/a.md": _RULE + _TEST},),
    ),
    Rule(
        "what a document names exists",
        "correct the path or the name after the two colons",
        broken_anchors,
        bad=(_LAW | {"docs/law/a.md": _RULE.replace("LIMIT", "GONE")}, {"docs/a.md": _RULE}),
        good=(_LAW | {"docs/law/a.md": _RULE + _TEST},),
    ),
    Rule(
        "links lead somewhere",
        "correct the path, or remove the link",
        broken_links,
        bad=(
            {"a.md": "[x](b.md)"},
            {"docs/a.md": "![x](../b.svg)"},
            {"a.md": "# A\n[x](#b)"},
            {"a.md": '<img src="b.svg">'},
        ),
        good=({"docs/a.md": "# Å b\n[x](../b.md) [y](#å-b) [z](https://x.dk) `[n](n)`", "b.md": ""},),
    ),
    Rule(
        "every file has a licence",
        "add the path to REUSE.toml and the licence's text to LICENSES/",
        files_without_licence,
        bad=(
            {"LICENSE": "x"},
            _LICENSED | {"REUSE.toml": _REUSE.format("docs/**")},
            _LICENSED | {"LICENSES/MIT.txt": "x"},
            {name: text for name, text in _LICENSED.items() if name != "LICENSES/MPL-2.0.txt"},
            _LICENSED | {"src/favn/kit/static/kit/vendor/a.css": "a {}"},
        ),
        good=(_LICENSED,),
    ),
    Rule(
        "import contracts have no holes",
        "list exactly the folders there are, exhaustive, and move the code instead of ignoring the import",
        loose_contracts,
        bad=(
            _FLOORS | {"pyproject.toml": _CONTRACT + 'ignore_imports = ["a -> b"]\n'},
            _FLOORS | {"pyproject.toml": _CONTRACT.replace("true", "false")},
            _FLOORS | {"pyproject.toml": _CONTRACT.replace("town", "city")},
            _FLOORS | {"pyproject.toml": _CONTRACT, "src/favn/desks/__init__.py": ""},
            _FLOORS | {"pyproject.toml": _CONTRACT + 'exhaustive_ignores = ["models"]\n'},
            _FLOORS | {"pyproject.toml": _CONTRACT} | {f"src/favn/journey/{name}/__init__.py": "" for name in "ab"},
        ),
        good=(
            _FLOORS | {"pyproject.toml": _CONTRACT},
            _FLOORS | {"pyproject.toml": _CONTRACT.replace('"town"', '"(bridges)", "town"')},
        ),
    ),
    Rule(
        "settings parse",
        "correct the syntax at the place named",
        unreadable_settings,
        bad=({"a.json": "{"}, {"a.toml": "a ="}),
        good=({"a.json": "{}", "a.toml": "a = 1"},),
    ),
]
