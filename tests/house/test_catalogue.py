"""Two languages: every sentence a person reads has an English one, and none of them breaks its page."""

import pytest

from favn.kit import catalogue

WAITING: dict[str, list[str]] = {}
for sentence, place in catalogue.missing("en").items():
    WAITING.setdefault("/".join(place.split("/")[:2]), []).append(f"{place}: {sentence.danish}")
MODULES = sorted({"/".join(place.split("/")[:2]) for place in catalogue.sentences().values()})


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_everything_in_english_too(module):
    assert WAITING.get(module, []) == [], "catalogue.write_missing(module) lists them: kit/COMPONENTS.md, Language"


def test_no_translation_loses_a_name_or_a_number():
    assert list(catalogue.misprints()) == []


def test_danish_is_the_source():
    assert catalogue.catalogues()
    assert all(path.parent.parent.name != "da" for path in catalogue.catalogues())
