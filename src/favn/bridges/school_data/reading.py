"""From a file's bytes to rows of text: both encodings a Danish system uses, any order of columns, nothing guessed."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from favn.kit.catalogue import N_

MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong with one line of the file, in words a school secretary understands. Line 1 is the heading."""

    line: int
    reason: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.reason % dict(self.values) if self.values else self.reason


class Unreadable(Exception):
    """The file as a whole cannot be read. `trouble` says why."""

    def __init__(self, reason: str, line: int = 1, **values: str) -> None:
        self.trouble = Trouble(line, reason, tuple(values.items()))
        super().__init__(str(self.trouble))


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its number in the file and its cells by column name, tidied."""

    line: int
    cells: dict[str, str]

    def get(self, *names: str) -> str:
        """The first of these columns that has something in it."""
        return next((self.cells[name] for name in names if self.cells.get(name)), "")


def decode(content: bytes) -> str:
    """The text: UTF-8 (with or without BOM), else Windows-1252. Raises Unreadable for what is neither."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise Unreadable(N_("Filen er ikke tekst. Gem den som CSV i regnearket, og prøv igen."))


def column_name(heading: str) -> str:
    """A heading as we know it: small letters, æøå spelt out, words joined."""
    plain = heading.strip().casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return "_".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


def rows_of(content: bytes) -> Iterator[Row]:
    """Every row that has anything in it. Raises Unreadable for an empty file, a wrong separator or a ragged line."""
    lines = csv.reader(io.StringIO(decode(content), newline=""), delimiter=";", strict=True)
    headings = _headings(lines)
    try:
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(headings):
                raise Unreadable(
                    N_("Linjen har flere felter end overskriften. Se efter et ekstra semikolon."), lines.line_num
                )
            if lines.line_num > MOST_ROWS:
                raise Unreadable(N_("Filen har over 200.000 linjer. Del den i flere."), lines.line_num)
            padded = [*cells, *[""] * (len(headings) - len(cells))]
            yield Row(
                lines.line_num, {name: " ".join(cell.split()) for name, cell in zip(headings, padded, strict=True)}
            )
    except csv.Error as error:
        raise Unreadable(N_("Et anførselstegn på linjen bliver ikke lukket."), lines.line_num) from error


def _headings(lines: Iterator[list[str]]) -> list[str]:
    try:
        headings = [column_name(cell) for cell in next(lines)]
    except (StopIteration, csv.Error):
        raise Unreadable(N_("Filen er tom.")) from None
    if len(headings) == 1:
        raise Unreadable(N_("Felterne skal skilles med semikolon. Gem som »CSV (semikolonsepareret)«."))
    if "cpr" not in headings:
        raise Unreadable(N_("Overskriften mangler kolonnen »cpr«."))
    doubled = sorted({name for name in headings if name and headings.count(name) > 1})
    if doubled:
        raise Unreadable(N_("Kolonnen »%(name)s« står der to gange."), name=doubled[0])
    return headings
