"""What can be said of a notification without asking anybody: hints, numbers, labels of who notified."""

import re
from dataclasses import dataclass
from enum import StrEnum

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O 1 I L U: the number is read aloud on the telephone
NUMBER_SIGNS = 7


class Trace(StrEnum):
    """What in a text may tell who wrote it."""

    NEIGHBOUR = "neighbour"
    PROFESSION = "profession"
    FAMILY = "family"
    PHONE = "phone"
    EMAIL = "email"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Hint:
    """Words in a text that may tell who wrote it."""

    trace: Trace
    words: str


_RELATIVES = (
    "søn|datter|bror|søster|nevø|niece|barnebarn|svoger|svigerinde|kusine|fætter|eks(?:mand|kone)?|barndomsven(?:inde)?"
)
_PROFESSIONS = (
    "lærer|pædagog|dagplejer|sundhedsplejerske|læge|tandlæge|træner|nabo|vikar|sygeplejerske|viceværtens?|vicevært|"
    "farmor|farfar|mormor|morfar|moster|faster|onkel|tante|gudmor|gudfar|stedmor|stedfar"
)
_PATTERNS: tuple[tuple[Trace, re.Pattern[str]], ...] = (
    (Trace.NEIGHBOUR, re.compile(r"\b(?:min|vores|mine) (?:over|under|gen)?nabo\w*", re.IGNORECASE)),
    (Trace.NEIGHBOUR, re.compile(r"\b(?:jeg|vi) bor (?:lige )?(?:ved siden af|over for|overfor|under|ovenpå)\b",
                                 re.IGNORECASE)),
    (Trace.PROFESSION, re.compile(rf"\bjeg er (?:\w+ )?(?:\w+s )?\w*(?:{_PROFESSIONS})\b", re.IGNORECASE)),
    (Trace.PROFESSION, re.compile(r"\b(?:min|mit) (?:klasse|elev|patient|arbejdsplads|hold)\b", re.IGNORECASE)),
    (Trace.FAMILY, re.compile(rf"\b(?:min|mit|mine) (?:\w+ )?(?:{_RELATIVES})\w*\b", re.IGNORECASE)),
    (Trace.PHONE, re.compile(r"(?<![\d.])(?!\d{2}\.\d{2}\.(?:19|20)\d{2})(?:\+45 ?)?\d{2}(?:[ .]?\d{2}){3}(?!\d)")),
    (Trace.EMAIL, re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b")),
    (Trace.SIGNATURE, re.compile(r"\b(?:mvh|m\.v\.h\.?|(?:med )?venlig(?:e)? hilsen(?:er)?|hilsen|kh)[,.:]?\s+\w+",
                                 re.IGNORECASE)),
    (Trace.SIGNATURE, re.compile(r"\b(?:jeg hedder|mit navn er)\s+\w+", re.IGNORECASE)),
)  # fmt: skip


def traces_of_the_writer(text: str) -> list[Hint]:
    """Words that may tell who wrote a text, in the order they stand, each once. A hint, never a ground to refuse."""
    found = [
        (match.start(), Hint(trace, " ".join(match.group().split())))
        for trace, pattern in _PATTERNS
        for match in pattern.finditer(text)
    ]
    return list(dict.fromkeys(hint for _, hint in sorted(found, key=lambda each: each[0])))


def number_of(year: int, signs: str) -> str:
    """The number a notifier keeps: "26-K7Q4-M2X" from a year and seven signs of the alphabet."""
    if len(signs) != NUMBER_SIGNS or set(signs) - set(ALPHABET):
        raise ValueError("A number has seven signs of its alphabet")
    return f"{year % 100:02d}-{signs[:4]}-{signs[4:]}"


def unseen(history: list[str], seen: list[str]) -> list[str]:
    """The notifications in a child's history that the one who assesses has not had in view."""
    return [each for each in history if each not in set(seen)]
