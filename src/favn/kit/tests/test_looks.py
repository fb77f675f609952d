"""No look depends on the language: what is read of colours in Danish holds in English."""

import re

import pytest

from favn.kit.catalogue import FAVN

BY_LANGUAGE = re.compile(r":lang\(|\[lang\b|\[hreflang\b|:dir\(")
STYLES = sorted(FAVN.rglob("*.css"))
PAGES = sorted(FAVN.rglob("templates/**/*.html"))
# What a page may do with the language: say it, and choose words by it.
SAID = re.compile(
    r'lang="\{\{ get_language\(\) \}\}"|aria-pressed="\{\{ [^}]*get_language\(\)[^}]*\}\}"'
    r'|\{\{ [^}"]*_en if get_language\(\)[^}]*\}\}'
)


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_no_stylesheet_selects_by_language(style):
    assert BY_LANGUAGE.findall(style.read_text("utf-8")) == []


def test_no_page_is_built_otherwise_in_another_language():
    assert len(PAGES) > 100
    left = {path.name: SAID.sub("", path.read_text("utf-8")) for path in PAGES}
    assert [name for name, text in left.items() if "get_language()" in text or "LANGUAGE_CODE" in text] == []


def test_a_style_that_selects_by_language_is_seen():
    assert BY_LANGUAGE.findall("html:lang(en) p { color: red }") == [":lang("]
    assert BY_LANGUAGE.findall("[lang=en] p { color: red }") == ["[lang"]
