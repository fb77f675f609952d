"""A line over time, for scores, positions and scales: points in, coordinates out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 420, 190
LEFT, RIGHT, TOP, BOTTOM = 30, 16, 14, 30
MOST_LABELS = 7


@dataclass(frozen=True)
class Point:
    """One time: its short label, its value or None when nothing was set, and a tone for positions."""

    label: str
    value: float | None
    tone: str = ""
    words: str = ""

    @property
    def shown(self) -> str:
        """The value as a person reads it; a dash when nothing was set."""
        if self.words:
            return self.words
        return "–" if self.value is None else f"{self.value:g}".replace(".", ",")


@dataclass(frozen=True)
class Dot:
    """A point with its place in the picture."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True)
class Line:
    """A series: its name, the SVG path (broken where values are missing) and its dots."""

    name: str
    path: str
    dots: tuple[Dot, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Picture:
    """A chart ready to be drawn."""

    title: str
    ticks: tuple[tuple[float, str], ...]
    labels: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]
    quiet: Line | None
    width: int = WIDTH
    height: int = HEIGHT


def draw(
    title: str,
    series: Mapping[str, Sequence[Point]],
    *,
    low: float,
    high: float,
    ticks: Mapping[float, str] | None = None,
    quiet: tuple[str, Sequence[Point]] | None = None,
) -> Picture:
    """Lay out a chart of one or two series of equal length between `low` and `high`.

    `quiet` is a dashed line behind them, such as the group's level. `ticks` gives words to values; without it each
    whole number is a tick. Raises ValueError when the series differ in length or the scale is empty.
    """
    lengths = {len(points) for points in series.values()} | ({len(quiet[1])} if quiet else set())
    if len(lengths) > 1 or high <= low:
        raise ValueError("Series of a chart need the same number of points, and a scale from low to high")
    points = next(iter(series.values()), ())
    marks = ticks or {float(step): f"{step:g}" for step in range(int(low), int(high) + 1)}
    every = max(1, -(-len(points) // MOST_LABELS))
    return Picture(
        title=title,
        ticks=tuple((_y(value, low, high), words) for value, words in marks.items()),
        labels=tuple((_x(n, len(points)), p.label) for n, p in enumerate(points) if (len(points) - 1 - n) % every == 0),
        lines=tuple(_line(name, line, low, high) for name, line in series.items()),
        quiet=_line(quiet[0], quiet[1], low, high) if quiet else None,
    )


def _x(number: int, count: int) -> float:
    inner = WIDTH - LEFT - RIGHT - 24
    return round(LEFT + 12 + (inner * number / (count - 1) if count > 1 else inner / 2), 1)


def _y(value: float, low: float, high: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low), 1)


def _line(name: str, points: Sequence[Point], low: float, high: float) -> Line:
    dots, path, is_drawing = [], [], False
    for number, point in enumerate(points):
        if point.value is None:
            is_drawing = False
            continue
        dot = Dot(_x(number, len(points)), _y(point.value, low, high), point)
        path.append(f"{'L' if is_drawing else 'M'}{dot.x} {dot.y}")
        dots.append(dot)
        is_drawing = True
    return Line(name, " ".join(path), tuple(dots), tuple(points))
