"""From the rows of a file to times at the clinic: every cell checked, every fault named with its line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from favn.bridges.school_data.reading import Row, Trouble
from favn.foundation.people.cpr import Cpr, NotACpr
from favn.journey.checkups.choices.dental import Attendance
from favn.kit.catalogue import N_
from favn.kit.clock import COPENHAGEN

MOMENT = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})\s+(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})")
WORDS = {
    "kom": Attendance.ATTENDED, "moedt": Attendance.ATTENDED, "mødt": Attendance.ATTENDED,
    "udeblev": Attendance.NO_SHOW, "udeblevet": Attendance.NO_SHOW, "afbud": Attendance.CANCELLED, "": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One time of one child; no attendance yet when it lies ahead or nobody wrote it."""

    line: int
    cpr: Cpr
    planned_at: datetime
    attendance: Attendance | None


def understand(rows: Iterable[Row]) -> tuple[list[Line], list[Trouble]]:
    """The lines in the order of their times, and what is wrong with the others. No answer repeats a number."""
    lines: list[Line] = []
    errors: list[Trouble] = []
    seen: dict[tuple[str, datetime], int] = {}
    for row in rows:
        found = _line(row)
        if isinstance(found, Trouble):
            errors.append(found)
            continue
        first = seen.setdefault((found.cpr.value, found.planned_at), found.line)
        if first != found.line:
            errors.append(Trouble(row.line, N_("Samme barn og tid står også på linje %(first)s."),
                                  (("first", str(first)),)))  # fmt: skip
            continue
        lines.append(found)
    return sorted(lines, key=lambda each: (each.planned_at, each.line)), errors


def _line(row: Row) -> Line | Trouble:
    try:
        cpr = Cpr.parse(row.get("cpr"))
    except NotACpr as wrong:
        return Trouble(row.line, wrong.sentence)
    moment = _moment(row.get("tid"))
    if moment is None:
        return Trouble(row.line, N_("Tiden skal stå som dag og klokkeslæt: 03.11.2026 9.30."))
    word = row.get("fremmoede", "udfald").casefold()
    if word not in WORDS:
        return Trouble(row.line, N_("Fremmøde skal være kom, udeblev, afbud eller tomt."))
    return Line(row.line, cpr, moment, WORDS[word])


def _moment(text: str) -> datetime | None:
    found = MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year, hour, minute = map(int, found.groups())
    try:
        return datetime(year, month, day, hour, minute, tzinfo=COPENHAGEN).astimezone(UTC)
    except ValueError:
        return None


def words_of(trouble: Trouble) -> str:
    """What is wrong with a line, in the reader's language."""
    return _(trouble.reason) % dict(trouble.values) if trouble.values else _(trouble.reason)
