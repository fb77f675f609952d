"""Answers read from a file, whole or not at all: everything wrong is listed with its line."""

import csv
import io
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from favn.journey.wellbeing.rules.ratings import ITEMS, Claim, Ratings, Whole

HEADER = ["round", "group", "child", "rater", "item", "score"]
ROUND = re.compile(r"-?[0-9]{1,9}")
AT_A_TIME = 5_000  # rows; few enough to stay in the processor's cache
WRONG = -1
Fault = tuple[int, str]  # row or line, sentence


class BrokenFile(Exception):
    """The file cannot be used. `faults` is every line and what is wrong with it, in the order of the lines."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Answers:
    """A file's answers as the rules take them, and the names that their numbers stand for, in order."""

    ratings: Ratings
    rounds: list[int]
    groups: list[str]
    children: list[str]


@dataclass(frozen=True, slots=True)
class _Columns:
    """The file's columns as numbers, in the order of its rows; WRONG where a value cannot be used."""

    row: Whole
    round: Whole
    group: Whole
    child: Whole
    rater: Whole
    item: Whole
    score: Whole

    def where(self, chosen: Claim) -> "_Columns":
        """Only the chosen rows."""
        return _Columns(*(getattr(self, name)[chosen] for name in ("row", *HEADER)))


class _Closed(dict[str, int]):
    """A closed list of values; anything else is WRONG."""

    def __missing__(self, value: str) -> int:
        return WRONG


SCORES = _Closed({str(score): score for score in range(1, 6)})
ITEM_NUMBERS = _Closed({item: number for number, item in enumerate(ITEMS)})


class _Open(dict[str, int]):
    """Numbers for names as they come."""

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self)
        return number


class _Names:
    """A column of names as a column of numbers."""

    def __init__(self) -> None:
        self.numbers = _Open()
        self.column = array("q")

    def add(self, names: tuple[str, ...]) -> None:
        """Take in some rows."""
        self.column.extend(map(self.numbers.__getitem__, names))

    def sorted(self) -> tuple[list[str], Whole]:
        """The names in order, and the column numbered in that order."""
        names = sorted(self.numbers)
        rank = np.empty(len(names), np.int64)
        rank[[self.numbers[name] for name in names]] = np.arange(len(names))
        return names, rank[_whole(self.column)]


def read(path: Path) -> Answers:
    """The answers in the file. Raises BrokenFile with every fault; OSError when it cannot be opened."""
    text = _text(path)
    columns, names, faults = _columns(text)
    faults += [*_unusable(columns), *_unnamed(columns, names), *_contradictions(columns)]
    if faults:
        lines = _lines(text)
        raise BrokenFile(sorted((lines[row], sentence) for row, sentence in faults))
    rounds = sorted({int(name) for name in names["round"]})
    return Answers(_ratings(columns), rounds, names["group"], names["child"])


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise BrokenFile([(line, "Filen er ikke UTF-8.")]) from wrong


def _lines(text: str) -> list[int]:
    """The line in the file of every row that is not empty; asked for only when there is something to say."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [reader.line_num for row in reader if row][1:]


def _columns(text: str) -> tuple[_Columns, dict[str, list[str]], list[Fault]]:
    """The rows as numbers, column by column; the names behind the numbers; and the rows that have not six fields."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    known = {name: _Names() for name in HEADER[:4]}
    items, scores = array("b"), array("b")
    faults: list[Fault] = []
    try:
        _check_header(next(reader, None))
        for columns in _chunks(reader, faults):
            for name, column in zip(HEADER[:4], columns, strict=False):
                known[name].add(column)
            items.extend(map(ITEM_NUMBERS.__getitem__, columns[4]))
            scores.extend(map(SCORES.__getitem__, columns[5]))
    except csv.Error as wrong:
        raise BrokenFile([(reader.line_num, f"Linjen kan ikke læses som CSV ({wrong}).")]) from wrong
    names: dict[str, list[str]] = {}
    numbers: dict[str, Whole] = {}
    for name, each in known.items():
        names[name], numbers[name] = each.sorted()
    if names["round"]:
        numbers["round"] = _turns(names["round"])[numbers["round"]]
    found = _Columns(
        np.arange(len(items)), numbers["round"], numbers["group"], numbers["child"], numbers["rater"],
        np.array(items, np.int64), np.array(scores, np.int64),
    )  # fmt: skip
    whole = np.ones(len(items), bool)
    whole[[row for row, _ in faults]] = False
    return found.where(whole), names, faults


def _check_header(header: list[str] | None) -> None:
    if header != HEADER:
        found = "tom" if header is None else f"»{','.join(header)[:80]}«"
        raise BrokenFile([(1, f"Overskriften skal være »{','.join(HEADER)}«, men er {found}.")])


def _chunks(reader: Iterator[list[str]], faults: list[Fault]) -> Iterator[list[tuple[str, ...]]]:
    """Some thousand rows at a time, as columns. Empty lines are passed over; a row of another length is a fault."""
    before = 0
    while rows := list(islice(reader, AT_A_TIME)):
        if set(map(len, rows)) != {len(HEADER)}:
            rows = [row for row in rows if row]
            for place, row in enumerate(rows):
                if len(row) != len(HEADER):
                    faults.append((before + place, f"Linjen har {len(row)} felter; der skal være {len(HEADER)}."))
                    rows[place] = ["0"] * len(HEADER)  # holds the place; left out again below
        before += len(rows)
        if rows:
            yield list(zip(*rows, strict=True))


def _turns(names: list[str]) -> Whole:
    """The rounds' places in order of their numbers; WRONG for what is not a whole number."""
    values = [int(name) if ROUND.fullmatch(name) else None for name in names]
    place = {value: number for number, value in enumerate(sorted({value for value in values if value is not None}))}
    return np.array([WRONG if value is None else place[value] for value in values], np.int64)


def _at(rows: Whole, sentence: str) -> list[Fault]:
    return [(row, sentence) for row in rows.tolist()]


def _unusable(columns: _Columns) -> list[Fault]:
    """Values that mean nothing."""
    return [
        *_at(columns.row[columns.round == WRONG], "Runden skal være et helt tal."),
        *_at(columns.row[columns.item == WRONG], "Spørgsmålet er ukendt; brug core1–core3 eller more1–more9."),
        *_at(columns.row[columns.score == WRONG], "Svaret skal være 1, 2, 3, 4 eller 5."),
    ]


def _unnamed(columns: _Columns, names: dict[str, list[str]]) -> list[Fault]:
    """Rows that do not say which group, child or rater. An empty name is first in order."""
    said = {"group": "Gruppen mangler.", "child": "Barnet mangler.", "rater": "Bedømmeren mangler."}
    return [
        fault
        for name, known in names.items()
        if known and known[0].strip() == ""
        for fault in _at(columns.row[getattr(columns, name) == 0], said[name])
    ]


def _contradictions(columns: _Columns) -> list[Fault]:
    """The same answer twice, and a child in two groups in one round; said at the later line."""
    usable = columns.where(columns.round != WRONG)
    child = _joined(usable.round, usable.child)
    first, place = np.unique(child, return_index=True)
    elsewhere = usable.group != usable.group[place[np.searchsorted(first, child)]] if len(child) else child == 1
    known = usable.where(usable.item != WRONG)
    answer = _joined(_joined(known.round, known.child), _joined(known.rater, known.item))
    order = np.argsort(answer, kind="stable")
    again = np.zeros(len(answer), bool)
    again[order[1:]] = answer[order[1:]] == answer[order[:-1]]
    return [
        *_at(usable.row[elsewhere], "Barnet står i en anden gruppe tidligere i samme runde."),
        *_at(known.row[again], "Svaret findes allerede for samme runde, barn, bedømmer og spørgsmål."),
    ]


def _joined(first: Whole, second: Whole) -> Whole:
    """One number for each pair, in the order of the pairs."""
    return first * (int(second.max()) + 1 if len(second) else 1) + second


def _ratings(columns: _Columns) -> Ratings:
    """One row per round, child and rater, with the twelve answers beside each other."""
    _, seat = np.unique(_joined(columns.group, columns.rater), return_inverse=True)
    key = _joined(_joined(columns.round, columns.child), seat)
    _, first, row = np.unique(key, return_index=True, return_inverse=True)
    scores = np.full((len(first), len(ITEMS)), np.nan)
    scores[row, columns.item] = columns.score
    return Ratings(columns.round[first], columns.group[first], columns.child[first], seat[first], scores)


def _whole(numbers: "array[int]") -> NDArray[np.int64]:
    return np.array(numbers, np.int64)
