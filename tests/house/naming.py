"""Names: the domain's own words, one word for one thing."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.house.building import Definition, House, Rule, is_migration, is_test

DRAWERS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "managers",
    "data",
    "info",
    "misc",
    "stuff",
    "lib",
}
# The parts every module is made of. A part that grows becomes a folder with a file for each subject.
PARTS = {
    "urls",
    "views",
    "forms",
    "jobs",
    "actions",
    "queries",
    "policy",
    "models",
    "rules",
    "choices",
    "errors",
    "shipped",
    "wording",
}
EMPTY_WORDS = {
    "manager",
    "info",
    "information",
    "process",
    "processor",
    "handle",
    "handler",
    "item",
    "items",
    "helper",
    "util",
    "utils",
    "data",
    "misc",
}
ANOTHER_WORD = {
    "kid": "child",
    "pupil": "child",
    "student": "child",
    "institution": "unit",
    "guardian": "custody holder",
    "socialworker": "caseworker",
    "underretning": "notification",
    "barn": "child",
}
# Names that a library asks for by exactly this word.
ASKED_FOR = {
    "handle",
    "handle_starttag",
    "handle_endtag",
    "handle_data",
    "process_view",
    "process_exception",
    "process_template_response",
    "get_context_data",
    "process_formdata",
}


def drawers(house: House) -> Iterator[str]:
    """Files and folders named after nothing in particular."""
    for path in house.python():
        if not path.startswith(("src/", "tests/")):
            continue
        for part in PurePosixPath(path).with_suffix("").parts:
            if part.removeprefix("_") in DRAWERS:
                yield f"{path}: `{part}` says nothing about what is inside"


def loose_parts(house: House) -> Iterator[str]:
    """`dental_forms.py` beside the other parts of a module, where `forms/dental.py` should be."""
    for path in house.python("src/"):
        subject, _, part = PurePosixPath(path).stem.rpartition("_")
        if part in PARTS and subject and not is_test(path) and not is_migration(path):
            yield f"{path}: should be {part}/{subject}.py"


def empty_names(house: House) -> Iterator[str]:
    """Classes and functions with a word that means anything, or a second word for a known thing."""
    for path in house.python():
        for node in house.nodes(path):
            if not isinstance(node, Definition | ast.ClassDef) or _is_asked_for(node.name):
                continue
            for word in words_in(node.name):
                if word in EMPTY_WORDS:
                    yield f"{path}:{node.lineno} {node.name}: `{word}` says nothing"
                elif word in ANOTHER_WORD:
                    yield f"{path}:{node.lineno} {node.name}: we say `{ANOTHER_WORD[word]}`, not `{word}`"


def words_in(name: str) -> list[str]:
    """The words of an identifier: `ChildManager` and `child_manager` are both child, manager."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+", name)]


def foreign_letters(house: House) -> Iterator[str]:
    """Identifiers that not every keyboard can write."""
    for path in house.python():
        for node in house.nodes(path):
            if isinstance(node, Definition | ast.ClassDef) and not node.name.isascii():
                yield f"{path}:{node.lineno} {node.name}"


def _is_asked_for(name: str) -> bool:
    return name in ASKED_FOR or (name.startswith("__") and name.endswith("__"))


RULES = [
    Rule(
        "no drawers",
        "name the file after what is inside; if it holds many things, it is several files",
        drawers,
        bad=(
            {"src/favn/a/utils.py": ""},
            {"src/favn/a/helpers/b.py": ""},
            {"tests/common.py": ""},
            {"src/favn/a/managers.py": ""},
        ),
        good=({"src/favn/a/rules.py": ""}, {"docs/data/people.md": ""}),
    ),
    Rule(
        "a subject is a file in its part",
        "make the part a folder: `forms/dental.py`, not `dental_forms.py`",
        loose_parts,
        bad=({"src/favn/a/dental_forms.py": ""}, {"src/favn/a/views/no_show_actions.py": ""}),
        good=(
            {"src/favn/a/forms/dental.py": "", "src/favn/a/queries/dental_letters.py": "", "src/favn/a/rules.py": ""},
            {"src/favn/a/tests/test_rules.py": "", "src/favn/a/migrations/0002_new_forms.py": ""},
        ),
    ),
    Rule(
        "one word for one thing",
        "use the word in GLOSSARY.md; a thing that has none needs a row there first",
        empty_names,
        bad=(
            {"src/favn/a/models.py": "class ChildManager: ..."},
            {"src/favn/a/actions.py": "def process_case(): ..."},
            {"src/favn/a/queries.py": "def pupils(): ...\ndef pupil_names(): ..."},
        ),
        good=({"src/favn/a/m.py": "class A:\n    def __getitem__(self): ...\n    def process_view(self): ..."},),
    ),
    Rule(
        "identifiers are ASCII",
        "write the English word; Danish belongs where a person reads",
        foreign_letters,
        bad=({"src/favn/a/models.py": "class Bopæl: ..."},),
        good=({"src/favn/a/models.py": "class Residence: ..."},),
    ),
]
