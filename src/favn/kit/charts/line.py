"""A line over time, for scores, positions and scales: points in, coordinates out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

WIDTH, HEIGHT = 420, 190
LEFT, RIGHT, TOP, BOTTOM = 30, 16, 14, 30
INNER = WIDTH - LEFT - RIGHT - 24  # from the first dot to the last
MOST_LABELS = 7
NARROW_SIGN = 8.2  # the width of one sign on a phone, where the picture's letters are the largest


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
class Label:
    """The name of a time below the line; a spare one is left out on a phone, where it would touch its neighbours."""

    x: float
    words: str
    is_spare: bool


@dataclass(frozen=True)
class Picture:
    """A chart ready to be drawn."""

    title: str
    ticks: tuple[tuple[float, str], ...]
    labels: tuple[Label, ...]
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
    return Picture(
        title=title,
        ticks=tuple((_y(value, low, high), words) for value, words in marks.items()),
        labels=tuple(_labels(points)),
        lines=tuple(_line(name, line, low, high) for name, line in series.items()),
        quiet=_line(quiet[0], quiet[1], low, high) if quiet else None,
    )


def _labels(points: Sequence[Point]) -> Iterator[Label]:
    """Counted from the newest, which is always named."""
    widest = max((len(point.label) for point in points), default=0) * NARROW_SIGN
    every = max(1, -(-len(points) // MOST_LABELS))
    on_a_phone = every * max(1, ceil(widest * (len(points) - 1) / (INNER * every)))
    for number, point in enumerate(points):
        from_newest = len(points) - 1 - number
        if from_newest % every == 0:
            yield Label(_x(number, len(points)), point.label, is_spare=from_newest % on_a_phone != 0)


def _x(number: int, count: int) -> float:
    return round(LEFT + 12 + (INNER * number / (count - 1) if count > 1 else INNER / 2), 1)


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
