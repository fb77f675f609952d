"""Pages: nothing inline (the content security policy refuses it), and every field through the same macros."""

import ast
import re
from collections.abc import Iterator

from tests.house.building import House, Rule, is_test

JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
INLINE = {
    "a script written in the page": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", re.IGNORECASE),
    "a <style> block": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"""[\s"']style\s*=""", re.IGNORECASE),
    "an on… attribute": re.compile(r"""[\s"']on[a-z]+\s*=\s*["']""", re.IGNORECASE),
    "hx-on, which needs eval": re.compile(r"\bhx-on\b"),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}
RAW_FIELDS = {
    "a whole form rendered by Django": re.compile(r"\.as_(p|div|table|ul)\b"),
    "a field rendered outside the macros": re.compile(r"\{\{-?\s*\w*form\w*(\.\w+|\[[^\]]+\])\s*(\|[^}]*)?-?\}\}"),
}


def inline_code(house: House) -> Iterator[str]:
    """Markup that the browser will refuse to run or to paint."""
    for path in house.ending(".html", ".svg", under="src/"):
        yield from _found(house, path, INLINE, lambda text: JINJA.sub(_blank, text))


def inline_code_in_python(house: House) -> Iterator[str]:
    """Markup of the same kind, built as a text in Python."""
    for path in house.python("src/"):
        if is_test(path):
            continue
        for node in house.nodes(path):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "<" in node.value:
                yield from (f"{path}:{node.lineno} {what}" for what, seen in INLINE.items() if seen.search(node.value))


def raw_fields(house: House) -> Iterator[str]:
    """Fields that have lost their label, their hint or their error on the way to the page."""
    for path in house.ending(".html", under="src/"):
        if not path.startswith("src/favn/kit/templates/"):
            yield from _found(house, path, RAW_FIELDS, lambda text: text)


UNSAFE = {
    "_() around a value: its answer is not escaped": re.compile(r"""\b(_|gettext|ngettext)\(\s*[a-z_]"""),
    "|safe": re.compile(r"\|\s*safe\b"),
}


def unsafe_values(house: House) -> Iterator[str]:
    """Values that reach the page without being escaped."""
    for path in house.ending(".html", under="src/"):
        yield from _found(house, path, UNSAFE, lambda text: text)


IMPORT = re.compile(r"""\{%-?\s*from\s+"[^"]+"\s+import\s+(.+?)(?:\s+with context)?\s*-?%\}""")
INCLUDE = re.compile(r"""\{%-?\s*include\s+"([^"]+)\"""")


def idle_imports(house: House) -> Iterator[str]:
    """Macros a template imports and neither it nor what it includes calls."""
    for path in house.ending(".html", under="src/"):
        text = house.text(path)
        called = IMPORT.sub("", text) + "".join(house.text(each) for each in _included(house, text))
        for match in IMPORT.finditer(text):
            for name in (part.split(" as ")[-1].strip() for part in match[1].split(",")):
                if not re.search(rf"\b{name}\b", called):
                    yield f"{path}:{text.count(chr(10), 0, match.start()) + 1} {name}"


def _included(house: House, text: str) -> set[str]:
    found: set[str] = set()
    for name in INCLUDE.findall(text):
        for path in house.ending(f"/templates/{name}", under="src/"):
            found |= {path} | _included(house, house.text(path))
    return found


def _found(house, path, patterns, prepared):
    text = prepared(house.text(path))
    for what, pattern in patterns.items():
        for match in pattern.finditer(text):
            yield f"{path}:{text.count(chr(10), 0, match.start()) + 1} {what}"


def _blank(match: re.Match[str]) -> str:
    """Leaves the line count as it was."""
    return "\n" * match.group().count("\n")


def _page(markup: str) -> dict[str, str]:
    return {"src/favn/a/templates/a/b.html": markup}


RULES = [
    Rule(
        "nothing inline",
        "use a class in the theme and a module in static/; SVG takes attributes (fill=, width=), not style",
        inline_code,
        bad=(
            _page("<script>alert(1)</script>"),
            _page("<style>p {}</style>"),
            _page('<p style="color: red">'),
            _page('<p {{ x }} style="width: {{ share }}%">'),
            _page('<button onclick="go()">'),
            _page('<div hx-on:click="go()">'),
            _page('<a href="javascript:go()">'),
        ),
        good=(
            _page('<script type="module" src="{{ static("kit/a.js") }}"></script>'),
            _page('{{ button(_("Gem"), style="primary") }}'),
            _page('<script type="application/json" id="a">{}</script>'),
        ),
    ),
    Rule(
        "nothing inline, in Python either",
        "let a template or a macro make the markup",
        inline_code_in_python,
        bad=({"src/favn/a/charts.py": "x = '<p style=\"color: red\">'"},),
        good=(
            {"src/favn/a/charts.py": "x = '<rect fill=\"red\">'"},
            {"src/favn/a/tests/test_a.py": "x = '<p style=\"\">'"},
        ),
    ),
    Rule(
        "fields go through the form macros",
        "import the macros of kit/forms: they carry label, hint, error and the summary",
        raw_fields,
        bad=(
            _page("{{ form.as_p }}"),
            _page("{{ form.title }}"),
            _page("{{ concern_form.child|safe }}"),
            _page("{{ form['title'] }}"),
        ),
        good=(_page("{{ field(form.title) }}"), {"src/favn/kit/templates/kit/forms.html": "{{ form.title }}"}),
    ),
    Rule(
        "every value is escaped",
        "translate text from a row with the filter: {{ row.text|translated }}",
        unsafe_values,
        bad=(_page("{{ _(alert.text) }}"), _page("{{ words|safe }}")),
        good=(_page('{{ _("Gem") }}'), _page("{{ alert.text|translated }}"), _page("{% trans %}Gem{% endtrans %}")),
    ),
    Rule(
        "a template imports what it calls",
        "take the name out of the import: each import is work for every reader of the page",
        idle_imports,
        bad=(
            _page('{% from "kit/forms.html" import field, post with context %}{{ field(x) }}'),
            _page('{% from "kit/forms.html" import field as put %}{{ field(x) }}'),
        ),
        good=(
            _page('{% from "kit/forms.html" import field as put with context %}{{ put(x) }}'),
            _page('{% from "kit/forms.html" import field %}{% include "a/c.html" %}')
            | {"src/favn/a/templates/a/c.html": "{{ field(x) }}"},
        ),
    ),
]
