"""Danish names: taken apart, put in Danish order, and folded so that a search finds them however they are spelt.

Order and letters follow Retskrivningsordbogen's rules for alphabetical order: æ, ø, å come last, aa in a name stands as
å, accents and ä, ö, ü stand as the Danish letters nearest to them.
"""

import re
import unicodedata
from dataclasses import dataclass

PARTICLES = frozenset({
    "af", "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le",
    "ten", "ter", "van", "vom", "von", "zu",
})  # fmt: skip
NEAREST = str.maketrans(
    {"ä": "æ", "ö": "ø", "ő": "ø", "ü": "y", "ű": "y", "œ": "ø", "ð": "d", "đ": "d", "þ": "th", "ł": "l"}
)
LETTERS_OF_THEIR_OWN = frozenset("åäöüőű")
LAST_IN_THE_ALPHABET = str.maketrans({"æ": "{", "ø": "|", "å": "}"})
SPELT_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
BETWEEN_WORDS = re.compile(r"[\s\-‐‑‒–—/,]+")
NEITHER_LETTER_NOR_SPACE = re.compile(r"[^\w ]|_")


@dataclass(frozen=True)
class Name:
    """A name in its two halves: every given and middle name, and the surname with its particles."""

    given: str
    surname: str

    @property
    def full(self) -> str:
        """The name as it is spoken."""
        return f"{self.given} {self.surname}".strip()

    @property
    def surname_first(self) -> str:
        """The name as a register writes it: "Winther, Emil Aagaard"."""
        return ", ".join(filter(None, (self.surname, self.given)))

    @property
    def initials(self) -> str:
        """First letter of the first given name and of the surname's main word, in capitals: "EW"."""
        main = [word for word in self.surname.split() if word.lower() not in PARTICLES]
        return (self.given[:1] + (main or self.surname.split() or [""])[-1][:1]).upper()


def split(text: str) -> Name:
    """Take a written name apart: "Emil Aagaard Winther", "Winther, Emil Aagaard", "Ludwig van Beethoven".

    The surname is the last word and the particles before it; a single word is a given name. Initials stay as written.
    """
    words = tidy(text)
    if "," in words:
        surname, _, given = words.partition(",")
        return Name(given=tidy(given), surname=tidy(surname))
    parts = words.split(" ")
    first = max(len(parts) - 1, 1)
    while first > 1 and parts[first - 1].lower() in PARTICLES:
        first -= 1
    return Name(given=" ".join(parts[:first]), surname=" ".join(parts[first:]))


def tidy(text: str) -> str:
    """One space between words, composed letters (é as one character), nothing else changed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def sort_key(text: str) -> str:
    """The text's place in Danish order, to be compared byte by byte (C collation): "Åse" after "Øst" after "Zen".

    Two names that differ only by case, accents or aa/å stand together, in one fixed order.
    """
    return f"{_primary(text)}\t{tidy(text)}"


def name_sort_key(surname: str, given: str) -> str:
    """The place of a person in a list: by surname, then by given names, both in Danish order."""
    return f"{_primary(surname)}\t{_primary(given)}\t{tidy(surname)}\t{tidy(given)}"


def search_fold(text: str) -> str:
    """The text as a search compares it: small letters, æ ø å spelt out, other accents gone, words one space apart.

    "Ågård", "AAGAARD" and "Aagaard" fold alike; so do "Søren", "Sören" and "Soeren". Folding twice changes nothing.
    """
    return _plain(text).translate(SPELT_OUT)


def _primary(text: str) -> str:
    return _plain(text).replace("aa", "å").translate(LAST_IN_THE_ALPHABET)


def _plain(text: str) -> str:
    """Small letters of the Danish alphabet, words one space apart, signs left out."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(letter if letter in LETTERS_OF_THEIR_OWN else _without_marks(letter) for letter in composed)
    spaced = BETWEEN_WORDS.sub(" ", bare.translate(NEAREST))
    return " ".join(NEITHER_LETTER_NOR_SPACE.sub("", spaced).split())


def _without_marks(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
