"""From rows to figures of absence: every cell checked, every fault named with its line, nothing guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from favn.bridges.school_data.reading import Row, Trouble
from favn.foundation.people.cpr import Cpr, NotACpr
from favn.journey.checkups.rules.absence import Days, Quarter, quarter_of
from favn.kit.catalogue import N_

NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
QUARTERS = (
    re.compile(r"(?P<number>[1-4])\.?\s*(?:kvartal|kv\.?)\s*(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})\s*[-/]?\s*(?:kv?\.?|q)?\s*(?P<number>[1-4])"),
)
HALF = Decimal("0.5")
EARLIEST = 2015
COLUMNS = {
    "school": (("skoledage", "dage"), N_("skoledage")),
    "sick": (("sygdom", "syg", "sygefravaer"), N_("sygdom")),
    "permitted": (("tilladt", "med_tilladelse", "ekstraordinaer_frihed", "ekstraordinaert_fri"),
                  N_("med tilladelse")),
    "illegal": (("ulovligt", "ulovligt_fravaer"), N_("ulovligt")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One line of the file, understood."""

    line: int
    cpr: Cpr
    unit: str
    quarter: Quarter
    days: Days


class _Wrong(Exception):
    def __init__(self, reason: str, **values: str) -> None:
        self.reason, self.values = reason, tuple(values.items())


def understand_absence(rows: Iterable[Row], today: date) -> tuple[list[AbsenceLine], list[Trouble]]:
    """All lines that could be read, and everything that is wrong with the others."""
    lines: list[AbsenceLine] = []
    troubles: list[Trouble] = []
    seen: dict[tuple[str, str, Quarter], int] = {}
    told = list(rows)
    if missing := _missing(told):
        return lines, missing
    for row in told:
        try:
            line = _line(row, today)
        except _Wrong as wrong:
            troubles.append(Trouble(row.line, wrong.reason, wrong.values))
            continue
        key = (line.cpr.value, line.unit.casefold(), line.quarter)
        if first := seen.get(key):
            reason = N_("Eleven har allerede et tal for kvartalet på linje %(line)s.")
            troubles.append(Trouble(row.line, reason, (("line", str(first)),)))
            continue
        seen[key] = row.line
        lines.append(line)
    return lines, troubles


def _missing(rows: list[Row]) -> list[Trouble]:
    """The columns of days that the heading lacks, said once instead of on every line."""
    headings = rows[0].cells if rows else {}
    reason = N_("Overskriften mangler kolonnen »%(column)s«.")
    lacking = [column for names, column in COLUMNS.values() if rows and not any(name in headings for name in names)]
    return [Trouble(1, reason, (("column", column),)) for column in lacking]


def _line(row: Row, today: date) -> AbsenceLine:
    try:
        cpr = Cpr.parse(row.get("cpr"))
    except NotACpr as wrong:
        raise _Wrong(wrong.sentence) from None
    unit = row.get("enhed", "skole")
    if not unit:
        raise _Wrong(N_("Skolen mangler. Skriv dens navn i kolonnen »enhed«."))
    quarter = _quarter(row, today)
    days = Days(**{name: _days(row, *column) for name, column in COLUMNS.items()})
    if days.absent > days.school:
        raise _Wrong(N_("Fraværet er flere dage end skoledagene. Tallene skal være dage, ikke procent."))
    if days.school > quarter.most_school_days:
        most = str(quarter.most_school_days)
        raise _Wrong(N_("Kvartalet har højst %(most)s hverdage. Tjek skoledagene."), most=most)
    return AbsenceLine(row.line, cpr, unit, quarter, days)


def _quarter(row: Row, today: date) -> Quarter:
    """»3. kvartal 2026«, »2026-3« and »2026K3«, or a number beside a year of its own."""
    written = row.get("kvartal").casefold()
    year = row.get("aar")
    if year and len(written) <= 2:
        written = f"{written.rstrip('.')}. kvartal {year}"
    found = next((match for form in QUARTERS if (match := form.fullmatch(written))), None)
    if found is None:
        raise _Wrong(N_("Kvartalet skal skrives som »3. kvartal 2026« eller 2026-3."))
    if int(found["year"]) < EARLIEST:
        raise _Wrong(N_("Kvartalet ligger før %(year)s. Så gamle tal gemmes ikke."), year=str(EARLIEST))
    quarter = Quarter(date(int(found["year"]), 3 * int(found["number"]) - 2, 1))
    if quarter > quarter_of(today):
        raise _Wrong(N_("Kvartalet er ikke begyndt endnu."))
    return quarter


def _days(row: Row, names: tuple[str, ...], column: str) -> Decimal:
    """Whole or half days, with a Danish or an English decimal sign. An empty cell is asked about, never guessed."""
    written = row.get(*names)
    if not NUMBER.fullmatch(written):
        raise _Wrong(N_("Feltet »%(column)s« skal være et antal dage, for eksempel 3 eller 4,5."), column=column)
    days = Decimal(written.replace(",", "."))
    if days % HALF:
        raise _Wrong(N_("Feltet »%(column)s« skal være hele eller halve dage."), column=column)
    return days
