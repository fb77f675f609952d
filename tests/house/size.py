"""Sizes: beauty is lost in the tail, so the tail is bounded."""

from collections.abc import Iterator

from tests.house.building import House, Rule, is_migration, is_part

FILE, FUNCTION, VIEW, TEMPLATE, SCRIPT, DECISION = 400, 40, 20, 120, 80, 60


def long_files(house: House) -> Iterator[str]:
    """Files of code longer than a reader can hold."""
    for path in house.ending(".py", ".css", ".sql", ".typ"):
        if not is_migration(path) and (count := len(house.lines(path))) > FILE:
            yield f"{path}: {count} lines, at most {FILE}"


def long_functions(house: House) -> Iterator[str]:
    """Functions longer than a screen, views longer than half of one."""
    for path in house.python():
        allowed = VIEW if is_part(path, "views") else FUNCTION
        for node in house.functions(path):
            count = (node.end_lineno or node.lineno) - node.lineno + 1
            if count > allowed:
                yield f"{path}:{node.lineno} {node.name}: {count} lines, at most {allowed}"


def long_templates(house: House) -> Iterator[str]:
    """Templates that hold more than one thought."""
    for path in house.ending(".html"):
        if (count := len(house.lines(path))) > TEMPLATE:
            yield f"{path}: {count} lines, at most {TEMPLATE}"


def long_scripts(house: House) -> Iterator[str]:
    """Browser modules that have grown into an application."""
    for path in house.ending(".js", ".mjs"):
        if (count := len(house.lines(path))) > SCRIPT:
            yield f"{path}: {count} lines, at most {SCRIPT}"


def long_decisions(house: House) -> Iterator[str]:
    """Decisions longer than a page, or without one of their four parts."""
    for path in house.ending(".md", under="docs/decisions/0"):
        if (count := len(house.lines(path))) > DECISION:
            yield f"{path}: {count} lines, at most {DECISION}"
        for part in ("Beslutning", "Hvorfor", "Alternativer", "Konsekvens"):
            if f"\n## {part}" not in house.text(path):
                yield f"{path}: has no part called {part}"


def _function(lines: int) -> str:
    return "def long():\n" + "    x = 1\n" * (lines - 1)


_PARTS = "# 1\n\n## Beslutning\n\n## Hvorfor\n\n## Alternativer\n\n## Konsekvens\n"

RULES = [
    Rule(
        "files are short",
        "split it by subject into a folder of the same name, never by number",
        long_files,
        bad=({"src/favn/a/models.py": "x = 1\n" * 401}, {"src/favn/kit/static/kit/a.css": "a {}\n" * 401}),
        good=({"src/favn/a/models.py": "x = 1\n" * 400}, {"src/favn/a/migrations/0001_initial.py": "x = 1\n" * 500}),
    ),
    Rule(
        "functions are short",
        "give the inner thought a name of its own; a view reads in, makes one call, and answers",
        long_functions,
        bad=(
            {"src/favn/a/actions.py": _function(41)},
            {"src/favn/a/views.py": _function(21)},
            {"src/favn/a/views/b.py": _function(21)},
        ),
        good=({"src/favn/a/actions.py": _function(40)}, {"src/favn/a/views.py": _function(20)}),
    ),
    Rule(
        "templates are short",
        "move a part into a macro or an included template named after what it shows",
        long_templates,
        bad=({"src/favn/a/templates/a/b.html": "<p></p>\n" * 121},),
        good=({"src/favn/a/templates/a/b.html": "<p></p>\n" * 120},),
    ),
    Rule(
        "browser modules are short",
        "split it by what the reader does with it; let the server and htmx do the rest",
        long_scripts,
        bad=({"src/favn/a/static/a/b.js": "x();\n" * 81},),
        good=({"src/favn/a/static/a/b.js": "x();\n" * 80}, {"src/favn/kit/static/kit/vendor/b.js": "x();\n" * 900}),
    ),
    Rule(
        "a decision is one page",
        "keep Beslutning, Hvorfor, Alternativer and Konsekvens, and say each in a few lines",
        long_decisions,
        bad=(
            {"docs/decisions/0001-a.md": _PARTS + "x\n" * 60},
            {"docs/decisions/0001-a.md": _PARTS.replace("Hvorfor", "Fordi")},
        ),
        good=({"docs/decisions/0001-a.md": _PARTS},),
    ),
]
