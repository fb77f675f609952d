"""The papers at the door: they parse, they agree with the Makefile, and they know the words of the field."""

import re
from xml.etree import ElementTree

import pytest
import yaml

from tests.house.building import ROOT
from tests.house.registry import glossary_rows, table_rows

REQUIRED = {  # the keys that publiccode.yml 0.4 asks of everyone
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}
WORDS = [
    "underretning", "bekymring", "trivselsvurdering", "trivselsrunde", "trivselsposition", "sagsbehandler",
    "gennemgående kontaktperson", "bærende kraft", "tovholder", "netværk", "netværksmøde", "familierådslagning",
    "børnefaglig undersøgelse", "afdækning", "screening", "barnets plan", "ungeplan", "tilbud", "tilbudsvifte",
    "indsats", "opfølgning", "effekt", "overgangssamtale", "sundhedsplejerske", "tandpleje", "dagtilbud", "samtykke",
    "adressebeskyttelse", "forældremyndighedsindehaver", "hverdag", "prøvehandling", "matrixgruppe",
]  # fmt: skip


def paper(name: str) -> str:
    """The text of a document."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def publiccode() -> dict:
    """The description of Favn for catalogues of public software."""
    return yaml.safe_load(paper("publiccode.yml"))


def test_publiccode_says_what_it_must(publiccode: dict) -> None:
    assert set(publiccode) >= REQUIRED
    assert publiccode["legal"]["license"] == "MPL-2.0"
    assert publiccode["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert publiccode["maintenance"]["contacts"]
    assert set(publiccode["localisation"]["availableLanguages"]) == {"da", "en"}


@pytest.mark.parametrize("language", ["da", "en"])
def test_publiccode_describes_favn_within_the_limits(publiccode: dict, language: str) -> None:
    told = publiccode["description"][language]
    assert 0 < len(told["shortDescription"]) <= 150
    assert 150 <= len(told["longDescription"]) <= 10_000
    assert told["features"]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_are_in_the_makefile(name: str) -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", paper("Makefile"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][a-z-]*)", paper(name)))
    assert {"demo", "test"} <= named
    assert named - targets == set()


def test_the_glossary_knows_the_words_of_the_field() -> None:
    known = {word.strip().lower() for row in table_rows(paper("GLOSSARY.md")) for word in row[0].split(",")}
    assert [word for word in WORDS if word not in known] == []


def test_a_glossary_row_is_whole_and_stands_once() -> None:
    rows = [row for row in table_rows(paper("GLOSSARY.md")) if row[0] != "Dansk"]
    assert [row for row in rows if len(row) != 4 or not all(row)] == []
    assert len({row[0] for row in rows}) == len(rows)
    assert len({row[1] for row in rows}) == len(glossary_rows(paper("GLOSSARY.md")))


def test_pictures_are_drawn_with_a_text_for_those_who_cannot_see_them() -> None:
    pictures = sorted((ROOT / "docs/pictures").glob("*.svg"))
    assert pictures
    for picture in pictures:
        named = {child.tag.split("}")[-1] for child in ElementTree.parse(picture).getroot()}  # noqa: S314  # our own file
        assert {"title", "desc"} <= named, picture.name


def test_the_licence_at_the_door_is_the_one_we_name() -> None:
    assert paper("LICENSE") == paper("LICENSES/MPL-2.0.txt")
    assert 'license = "MPL-2.0"' in paper("pyproject.toml")
