"""The evaluation as a table in Danish, and its place in docs/method.md."""

from collections.abc import Iterator
from pathlib import Path

from favn.town.cohorts.evaluation import Evaluation, Interval, Line

ASKING = {
    "the_lowest": "de laveste, højst 30 %; lod mellem lige",
    "as_the_sheet_asks": "de laveste, højst 30 %; lige følges ad, som på arket",
    "who_could_come_up": "de 30 %, der med tidligere runder ville ligge højest, hvis de ni svar var lave",
    "the_best": "de bedst mulige 30 %, valgt med svarene i hånden",
    "the_best_of_a_third": "de bedst mulige 34 %",
    "everybody": "alle",
}
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
    yield "| de ni spørgsmål stilles om | voksne | spørgsmål pr. barn | tabt ved 0,5 nye | tabt ved 1,0 nye |"
    yield "|---|---|---|---|---|"
    yield from (_asking_row(found, asking, raters) for asking in ASKING for raters in (1, 2))
    yield ""
    yield "| voksne | for streng voksen, gange så ofte | lav gruppe, gange så ofte |"
    yield "|---|---|---|"
    for beside in found.beside:
        yield f"| {beside.raters} | {_times(beside.too_strict)} | {_times(beside.low_group)} |"


def _asking_row(found: Evaluation, asking: str, raters: int) -> str:
    lost = [_share(found.lost_by(asking, raters, per_group)) for per_group in sorted(_budgets(found))]
    return f"| {ASKING[asking]} | {raters} | {_one(found.questions(asking, raters))} | {' | '.join(lost)} |"


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
