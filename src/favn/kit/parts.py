"""The small values components are given: a step of a journey, a happening."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Step:
    """One step on a line: `state` is done, now or next."""

    label: str
    state: str = "next"
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Happening:
    """Something that happened on a day, told in one line and a word more."""

    on: date
    title: str
    text: str = ""
    is_new: bool = False
    url: str = ""


@dataclass(frozen=True)
class Link:
    """A place to go: `current` marks where the reader is."""

    label: str
    url: str
    current: bool = False
