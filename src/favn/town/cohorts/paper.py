"""The evaluation as a table in Danish, and its place in docs/method.md."""

from collections.abc import Iterator
from pathlib import Path

from favn.town.cohorts.evaluation import Evaluation, Interval, Line

BESIDE = (
    "voksne", "spørgsmål pr. barn", "tabt ved to trin, point", "for streng voksen, gange så ofte",
    "lav gruppe, gange så ofte",
)  # fmt: skip
BEGIN, END = "<!-- målingen begynder -->", "<!-- målingen slutter -->"


def table(found: Evaluation) -> str:
    """Every setting as a line, then the raters who are too strict and the groups that lie low."""
    return "\n".join(_lines(found)) + "\n"


def write(page: Path, found: Evaluation) -> None:
    """Put the table between its marks on the page. Raises ValueError when the page has no marks."""
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    page.write_text(f"{before}{BEGIN}\n{table(found)}{END}{after}", encoding="utf-8")


def _lines(found: Evaluation) -> Iterator[str]:
    yield f"{found.cohorts} årgange i hver række; i parentes 95 %-intervallet over årgange."
    yield ""
    yield "| årgange | voksne | nye | reglerne | den enkle regel | én grænse, 12 spørgsmål | forskel til grænsen |"
    yield "|---|---|---|---|---|---|---|"
    yield from (_row(line) for line in found.lines)
    for raters in (1, 2):
        yield _mean_row(found, raters)
    yield ""
    yield f"| {' | '.join(BESIDE)} |"
    yield "|---|---|---|---|---|"
    for beside in found.beside:
        lost = _share(found.lost_by_two_stages(beside.raters, min(_budgets(found))))
        times = f"{_times(beside.too_strict)} | {_times(beside.low_group)}"
        yield f"| {beside.raters} | {_one(beside.items)} | {lost} | {times} |"


def _row(line: Line) -> str:
    ways = [_share(line.gain[way]) for way in ("the_rules", "the_plain_rule", "one_cut_off")]
    cells = (line.setting.words, line.raters, _one(line.per_group), *ways, _share(line.over_cut_off))
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _mean_row(found: Evaluation, raters: int) -> str:
    lines = [line for line in found.lines if line.raters == raters and line.per_group == min(_budgets(found))]
    means = [
        sum(line.gain[way][0] for line in lines) / len(lines) for way in ("the_rules", "the_plain_rule", "one_cut_off")
    ]
    shown = " | ".join(f"**{_one(mean)} %**" for mean in means)
    return f"| **i snit** | {raters} | {_one(lines[0].per_group)} | {shown} | {_one(means[0] - means[2])} |"


def _budgets(found: Evaluation) -> set[float]:
    return {line.per_group for line in found.lines}


def _share(found: Interval) -> str:
    mean, low, high = found
    return f"{_one(mean)} ({_one(low)} til {_one(high)})"


def _times(found: Interval) -> str:
    return "{} ({} til {})".format(*(f"{each:.2f}".replace(".", ",") for each in found))


def _one(number: float) -> str:
    return f"{number:.1f}".replace(".", ",").replace("-", "−")
