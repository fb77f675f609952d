"""The figures for people: a table, and the page in docs that keeps the last run."""

import platform
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from favn.town.bench.figures import Figure
from favn.town.bench.load import LONGEST, Under

BEGIN, END = "<!-- favn bench: begin -->", "<!-- favn bench: end -->"
BEGIN_START, END_START = "<!-- favn bench --start: begin -->", "<!-- favn bench --start: end -->"
BEGIN_LOAD, END_LOAD = "<!-- favn bench --load: begin -->", "<!-- favn bench --load: end -->"
HEADINGS = ("opgave", "børn", "p50 ms", "p95 ms", "cpu ms", "gulv ms", "× gulv", "SQL", "kB", "kB gzip", "vækst", "")


def table(figures: Sequence[Figure]) -> list[tuple[str, ...]]:
    """The figures as rows of words, Danish numbers, the headings first. Growth is against the smallest town."""
    first: dict[str, Figure] = {}
    rows: list[tuple[str, ...]] = [HEADINGS]
    for each in figures:
        least = first.setdefault(each.task, each)
        growth = "" if least is each else f"{each.p50_ms / least.p50_ms:.2f}"
        cells = (
            each.task, f"{each.children}", f"{each.p50_ms:.1f}", f"{each.p95_ms:.1f}", f"{each.cpu_ms:.1f}",
            f"{each.floor_ms:.2f}", f"{each.ratio:.1f}", f"{each.statements}", f"{each.bytes / 1000:.1f}",
            f"{each.gzip / 1000:.1f}", growth, each.about,
        )  # fmt: skip
        rows.append((cells[0], *(cell.replace(".", ",") for cell in cells[1:-1]), cells[-1]))
    return rows


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines for a terminal."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    last = len(widths) - 1
    return [
        "  ".join(
            cell.ljust(width) if column in (0, last) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def machine() -> str:
    """What the run was made on: processor, cores, Python and system."""
    names = [line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    processor = names[0] if names else platform.processor() or platform.machine()
    return f"{processor}, {len(names) or 1} kerner, Python {platform.python_version()}, {platform.system()}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(errors="replace").splitlines()
    except OSError:
        return []


def commit(checkout: Path) -> str:
    """The commit the checkout stands at, or "ukendt"."""
    command = ["git", "-C", str(checkout), "rev-parse", "--short", "HEAD"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own words
    except (OSError, subprocess.CalledProcessError):
        return "ukendt"
    return answer.stdout.strip()


def write(page: Path, figures: Sequence[Figure], *, on: date, load: str) -> None:
    """Put the run in its place on the page of benchmarks; whatever else is written there stays."""
    heading, *rows = table(figures)
    lines = [
        BEGIN,
        f"Målt {on:%d.%m.%Y} på {machine()}; {load}; udgave {commit(page.parent.parent)}.",
        "",
        f"| {' | '.join(heading)} |",
        f"|{'|'.join('---:' if 0 < column < len(heading) - 1 else '---' for column in range(len(heading)))}|",
        *(f"| {' | '.join(row)} |" for row in rows),
        END,
    ]
    put("\n".join(lines), page, BEGIN, END)


def write_start(page: Path, seconds: float, *, load: str) -> None:
    """Put the cold start in its place on the page."""
    words = (
        f"{seconds:.0f} sekunder fra ren kopi til svar, på {machine()}; {load}; udgave {commit(page.parent.parent)}."
    )
    put(f"{BEGIN_START}\n{words}\n{END_START}", page, BEGIN_START, END_START)


def crowd(found: Sequence[Under]) -> list[tuple[str, ...]]:
    """What a crowd met, as rows of words, the headings first."""
    rows: list[tuple[str, ...]] = [("opgave", "svar", "fejl", "p50 ms", "p95 ms", "mål ms")]
    for each in found:
        cells = (each.requests, each.failures, each.p50_ms, each.p95_ms, LONGEST[each.task])
        rows.append((each.task, *(f"{cell:.0f}" for cell in cells)))
    return rows


def write_load(page: Path, found: Sequence[Under], *, children: int, seconds: int, load: str) -> None:
    """Put what a crowd met in its place on the page."""
    heading, *rows = crowd(found)
    lines = [
        BEGIN_LOAD,
        f"{found[0].users} voksne i {seconds} sekunder, {children} børn, på {machine()}; {load}; "
        f"udgave {commit(page.parent.parent)}.",
        "",
        f"| {' | '.join(heading)} |",
        f"|---|{'---:|' * (len(heading) - 1)}",
        *(f"| {' | '.join(row)} |" for row in rows),
        END_LOAD,
    ]
    put("\n".join(lines), page, BEGIN_LOAD, END_LOAD)


def put(text: str, page: Path, begin: str, end: str) -> None:
    """Replace what stands between the two marks, or add it at the end of the page."""
    whole = page.read_text("utf-8")
    before, mark, rest = whole.partition(begin)
    after = rest.partition(end)[2] if mark else ""
    page.write_text(f"{before.rstrip()}\n\n{text}\n{after.lstrip() and chr(10) + after.lstrip()}", "utf-8")
