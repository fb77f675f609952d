"""The standard letter: the few places that can be filled in, and whether it is plain Danish. Pure.

There is no place for an address: what cannot be written in the letter cannot be told by it.
"""

import re
from collections.abc import Mapping

PLACES = ("barnet", "dag", "klinik", "telefon")
PLAIN_BELOW = 40  # lix: easy to read for an adult without practice (Björnsson 1968)
LONG_WORD = 7  # letters; from here a word counts as long
PLACE = re.compile(r"\{([^{}]*)\}")
WORD = re.compile(r"\w+(?:-\w+)*")
STOP = re.compile(r"[.!?:]+(?=\s|$)")


def unknown_places(text: str) -> list[str]:
    """The places in braces that no letter can fill in, in the order they stand."""
    return [name for name in PLACE.findall(text) if name not in PLACES]


def missing_places(text: str, *, for_young: bool = False) -> list[str]:
    """What the reader needs and the text does not have: whom it is about (the young know), and where to call."""
    needed = ("telefon",) if for_young else ("barnet", "telefon")
    return [name for name in needed if f"{{{name}}}" not in text]


def empty_places(text: str, values: Mapping[str, str]) -> list[str]:
    """The places of the text that would stand empty with these values."""
    return [name for name in PLACE.findall(text) if not values.get(name, "").strip()]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled in, once: braces inside a value stay as they are. Raises KeyError."""
    return PLACE.sub(lambda found: values[found[1]], text)


def lix(text: str) -> int:
    """How hard the text is to read: words per sentence plus the share of long words in per cent; 0 for no words."""
    words = WORD.findall(text)
    if not words:
        return 0
    sentences = max(1, len(STOP.findall(text)))
    long_ones = sum(len(word) >= LONG_WORD for word in words)
    return round(len(words) / sentences + 100 * long_ones / len(words))
