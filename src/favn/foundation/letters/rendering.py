"""A letter's words in, a tagged PDF out (PDF/UA-1): read aloud by a screen reader, printed for a window envelope.

The fonts travel with Favn, so the same letter looks the same on every machine. Nothing personal is written in the
document's metadata: its title says only who it is from.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import typst

from favn.foundation.documents.blocks import Block, to_json

LAYOUT = Path(__file__).parent / "layout"
MONTHS = {
    "da": ("januar", "februar", "marts", "april", "maj", "juni", "juli",
           "august", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December"),
}  # fmt: skip
TITLES = {"da": "Brev fra {}", "en": "Letter from {}"}
CONTROL_SIGNS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")
NO_FONT_OF_OURS_HAS = re.compile(
    r"[^\n -\u024f\u0370-\u0484\u0487-\u04ff\u1e00-\u1eff\u2010-\u203f\u20a0-\u20bf\u2190-\u21ff]"
)
EMPTY_BOX = "□"
REFERENCES = {"da": "Vores nummer: {}", "en": "Our number: {}"}


class CannotRender(Exception):
    """The letter could not be set; the message names the fault and never the letter's words."""


@dataclass(frozen=True)
class Sender:
    """Who writes: the municipality, the unit's lines below it, and one line at the foot of each page."""

    municipality: str
    lines: tuple[str, ...]
    footer: str


@dataclass(frozen=True)
class LetterText:
    """Everything that stands in one letter. `recipient` is the name and the address lines, as on the envelope."""

    sender: Sender
    recipient: tuple[str, ...]
    written_on: date
    subject: str
    body: tuple[Block, ...]
    closing: tuple[str, ...]
    reference: str = ""
    language: str = "da"


def render_letter(letter: LetterText) -> bytes:
    """Set the letter as a tagged PDF, the same bytes for the same letter. Raises CannotRender.

    A character that no font of ours has (an emoji) is printed as an empty box, so that the letter still goes out.
    """
    facts = json.dumps(_printable(_facts(letter)), ensure_ascii=False)
    try:
        return _set(facts)
    except typst.TypstError:
        pass
    try:
        return _set(NO_FONT_OF_OURS_HAS.sub(EMPTY_BOX, facts))
    except typst.TypstError:
        raise CannotRender("The letter could not be set; look for a table without columns") from None


def _printable(value: Any) -> Any:
    """The same facts without control signs; line breaks and tabs stay."""
    if isinstance(value, str):
        return CONTROL_SIGNS.sub("", value)
    if isinstance(value, dict):
        return {key: _printable(each) for key, each in value.items()}
    return [_printable(each) for each in value]


def _set(facts: str) -> bytes:
    pdf = _press().compile(format="pdf", pdf_standards=["ua-1"], sys_inputs={"letter": facts}, timestamp=0)
    if not isinstance(pdf, bytes):
        raise CannotRender("The letter came out as something else than one file")
    return pdf


def written_date(day: date, language: str = "da") -> str:
    """A date as a letter writes it: "21. november 2026"; in English "21 November 2026"."""
    point = "." if language == "da" else ""
    return f"{day.day}{point} {MONTHS[language][day.month - 1]} {day.year}"


@cache
def _press() -> typst.Compiler:
    """The compiler with its fonts, set up once a process: reading the fonts costs more than a hundred letters."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[LAYOUT / "fonts"])
    return typst.Compiler(LAYOUT / "letter.typ", root=LAYOUT, font_paths=fonts)


def _facts(letter: LetterText) -> dict[str, object]:
    reference = [REFERENCES[letter.language].format(letter.reference)] if letter.reference else []
    return {
        "title": TITLES[letter.language].format(letter.sender.municipality),
        "language": letter.language,
        "sender": [letter.sender.municipality, *letter.sender.lines],
        "footer": letter.sender.footer,
        "recipient": list(letter.recipient),
        "facts": [written_date(letter.written_on, letter.language), *reference],
        "subject": letter.subject,
        "body": to_json(letter.body),
        "closing": list(letter.closing),
    }
