"""CPR numbers in all their kinds: read as people write them, never refused for a check digit, shown masked.

A CPR number is text of ten characters. Numbers given out since 2007 do not keep modulus 11 (the official test persons
do not either), so the check is not made at all.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from favn.kit.catalogue import N_

LENGTH = 10
DAY_OFFSET = 60
DOT = "•"


class CprKind(StrEnum):
    """What kind of number it is: a CPR number, or one given to a person who has none (yet)."""

    CPR = "cpr"
    X_ECPR = "x_ecpr"
    D_ECPR = "d_ecpr"
    DAY_PLUS_60 = "day_plus_60"


PATTERNS = (
    (CprKind.CPR, re.compile(r"[0-9]{10}")),
    (CprKind.X_ECPR, re.compile(r"[0-9]{6}[17][A-Z]{2}[0-9]")),
    (CprKind.D_ECPR, re.compile(r"[0-9]{6}[056][A-Z]{2}[0-9]")),
)
SEPARATORS = re.compile(r"[\s\-‐‑‒–—.]+")
CENTURIES = {
    "0": (1900, 1900), "1": (1900, 1900), "2": (1900, 1900), "3": (1900, 1900),
    "4": (2000, 1900), "9": (2000, 1900),
    "5": (2000, 1800), "6": (2000, 1800), "7": (2000, 1800), "8": (2000, 1800),
}  # fmt: skip
LAST_YEAR_OF_THE_2000S = {"4": 36, "9": 36, "5": 57, "6": 57, "7": 57, "8": 57}


class NotACpr(ValueError):
    """The text is no CPR number. `sentence` says in Danish what is wrong; it never repeats the number."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, repr=False)
class Cpr:
    """One number: ten characters without a hyphen, its kind, and the birth date written in it."""

    value: str
    kind: CprKind
    born_on: date

    @classmethod
    def parse(cls, text: str) -> "Cpr":
        """Read a number as people write it ("140417-1234", "140417 1234"). Raises NotACpr; never for modulus 11."""
        value = normalise(text)
        kind = next((kind for kind, pattern in PATTERNS if pattern.fullmatch(value)), None)
        if kind is None:
            raise NotACpr(_why_not(value))
        if kind is CprKind.CPR and int(value[:2]) > DAY_OFFSET:
            kind = CprKind.DAY_PLUS_60
        return cls(value=value, kind=kind, born_on=_born_on(value, kind))

    @property
    def masked(self) -> str:
        """The number as a page shows it until someone asks for it, which is logged: "14••••-••••"."""
        return f"{self.value[:2]}{DOT * 4}-{DOT * 4}"

    @property
    def shown(self) -> str:
        """The number with its hyphen, for a page whose reading was logged."""
        return f"{self.value[:6]}-{self.value[6:]}"

    def __repr__(self) -> str:
        return f"Cpr({self.kind})"


def normalise(text: str) -> str:
    """The characters of the number alone, letters in capitals; nothing is checked."""
    return SEPARATORS.sub("", text).upper()


def _why_not(value: str) -> str:
    if not value:
        return N_("CPR-nummeret mangler.")
    if value.isdecimal() and len(value) == LENGTH - 1:
        return N_("CPR-nummeret har 9 cifre. Et regneark har måske fjernet det første 0.")
    if len(value) != LENGTH:
        return N_("Et CPR-nummer har 10 tegn: fødselsdag, måned, år og fire tegn til sidst.")
    return N_("CPR-nummeret har et bogstav på en plads, hvor der skal stå et ciffer.")


def _born_on(value: str, kind: CprKind) -> date:
    day = int(value[:2]) - (DAY_OFFSET if kind is CprKind.DAY_PLUS_60 else 0)
    month, short_year, seventh = int(value[2:4]), int(value[4:6]), value[6]
    early, late = CENTURIES[seventh]
    century = early if short_year <= LAST_YEAR_OF_THE_2000S.get(seventh, 99) else late
    try:
        return date(century + short_year, month, day)
    except ValueError:
        raise NotACpr(N_("CPR-nummeret begynder med en dato, der ikke findes.")) from None
