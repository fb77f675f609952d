"""Relations written in a title, as the official test persons have them: "Lars Test Berggren - søn af Kirsten"."""

import re
from dataclasses import dataclass
from enum import StrEnum

RELATION = re.compile(
    r"(?P<who>far|mor|bedstemor|bedstefar|søn|datter|bror|søster|tvilling|trilling)\b\s*"
    r"(?:(?P<link>i|til|af|med)\s+(?P<whom>.+))?",
    re.IGNORECASE,
)
REMARK = re.compile(r"\s*\([^)]*\)")  # "Dreng Levendefødt (2016)": a year is no part of a name
SEPARATOR = re.compile(r"\s[-–]\s")


class Link(StrEnum):
    """What a title says of its person."""

    CHILD_OF = "child_of"
    PARENT_OF = "parent_of"
    PARENT_IN = "parent_in"
    GRANDPARENT_IN = "grandparent_in"
    SIBLING = "sibling"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Title:
    """A name, and what stands after the dash: which link, and to whom (a given name or a family's name)."""

    name: str
    link: Link | None = None
    whom: str = ""
    is_understood: bool = True


def read_title(text: str) -> Title:
    """Take a title apart. A remark we do not know makes `is_understood` false: better asked than guessed."""
    parts = SEPARATOR.split(text, maxsplit=1)
    name = REMARK.sub("", parts[0]).strip()
    if len(parts) == 1:
        return Title(name)
    remark = parts[1].strip()
    if "afdød" in remark.casefold():
        return Title(name, Link.DEAD)
    found = RELATION.fullmatch(remark)
    if found is None:
        return Title(name, is_understood=False)
    who, link, whom = found["who"].casefold(), (found["link"] or "").casefold(), (found["whom"] or "").strip()
    family = re.sub(r"\s*familien$", "", whom, flags=re.IGNORECASE)
    meaning = {
        ("far", "i"): Link.PARENT_IN, ("mor", "i"): Link.PARENT_IN,
        ("far", "til"): Link.PARENT_OF, ("mor", "til"): Link.PARENT_OF,
        ("bedstemor", "i"): Link.GRANDPARENT_IN, ("bedstefar", "i"): Link.GRANDPARENT_IN,
        ("søn", "af"): Link.CHILD_OF, ("datter", "af"): Link.CHILD_OF,
    }.get((who, link))  # fmt: skip
    if meaning:
        return Title(name, meaning, family)
    if who in {"bror", "søster", "tvilling", "trilling"}:
        return Title(name, Link.SIBLING, whom)
    return Title(name, is_understood=False)
