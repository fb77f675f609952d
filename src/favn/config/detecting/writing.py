"""What the rules say of a file, row by row, and what they learned: the same input gives the same bytes."""

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

from favn.config.detecting.reading import Answers
from favn.journey.wellbeing.rules.flags import Earlier, flagged
from favn.journey.wellbeing.rules.learning import Learned
from favn.journey.wellbeing.rules.sayings import SAID, Reason, figures, reasons
from favn.journey.wellbeing.rules.strength import Judged

HEADER = ("round", "group", "child", "flagged", "new", "rule", "sentence", "strength")
VERSION = 1
Line = tuple[int, str, str, int, int, str, str, str]


class NoThresholds(Exception):
    """The file of thresholds was not written by this command, or by another version of it."""


def write(path: Path, answers: Answers, judged: Judged, threshold: float) -> None:
    """Every child and round that could be judged, sorted by round, group and child; all of the file or none of it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(sorted(_lines(answers, judged, threshold)))
    put(path, text.getvalue())


def _lines(answers: Answers, judged: Judged, threshold: float) -> Iterator[Line]:
    up = flagged(judged, threshold)
    new = Earlier(judged).new(up)
    whose = (judged.turn, judged.group, judged.child, up, new, judged.strength)
    levels = (judged.level, judged.before, judged.group_level)
    rows = zip(
        *(each.tolist() for each in whose), *(each.tolist() for each in levels), reasons(judged, up), strict=True
    )
    for turn, group, child, is_up, is_new, strength, level, before, group_level, reason in rows:
        yield (
            answers.rounds[turn], answers.groups[group], answers.children[child], int(is_up), int(is_new),
            reason or "", _sentence(reason, level, before, group_level), f"{strength:.6f}",
        )  # fmt: skip


def _sentence(reason: Reason | None, level: float, before: float, group_level: float) -> str:
    return SAID[reason] % figures(level, before, group_level) if reason else ""


def put(path: Path, text: str) -> None:
    """Write the file beside its place, then move it there, so that half a file is never found."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def save_thresholds(path: Path, learned: Learned, threshold: float) -> None:
    """Write the threshold and what was learned about the questions."""
    plain = {"version": VERSION, "threshold": threshold, **learned.as_plain()}
    put(path, json.dumps(plain, indent=1, sort_keys=True) + "\n")


def saved_thresholds(path: Path) -> tuple[Learned, float]:
    """The threshold and what was learned. Raises NoThresholds when the file is something else."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        if plain["version"] != VERSION:
            raise ValueError
        return Learned.from_plain(plain), float(plain["threshold"])
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise NoThresholds from wrong
