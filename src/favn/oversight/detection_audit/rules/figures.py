"""From the material to the figures that may be stored: small numbers are gone before anything is written. Pure."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from uuid import UUID

from favn.journey.wellbeing.choices import QUESTIONS
from favn.kit.small_numbers import SMALL, parts_shown
from favn.oversight.detection_audit.choices import FigureName, Period, Step
from favn.oversight.detection_audit.rules.agreement import added, agreement, shown
from favn.oversight.detection_audit.rules.material import Kept, Material, Table
from favn.oversight.detection_audit.rules.showing import levels_shown, summed, whole_shown
from favn.oversight.detection_audit.rules.strictness import strictness

FEWEST_GROUPS = 3
PLACES = {Period.LATEST: 1, Period.BEFORE: 2}
WHOLE = None  # the municipality
Rows = Mapping[UUID | None, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a unit or an area (None: the municipality); no value: it would tell of a few, or of too little."""

    name: FigureName
    where: UUID | None
    period: Period
    part: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None


def figures(material: Material) -> Iterator[Figure]:
    """Every figure of an edition."""
    for period in PLACES:
        yield from _rounds(material, period)
    yield from _agreements(material)
    yield from _strictness(material)
    for period in PLACES:
        yield from _spoken(material, period)
    yield from _steps(material)
    yield from _children(material)
    yield from _predictive(material)


def _rounds(material: Material, period: Period) -> Iterator[Figure]:
    """How a round was kept, and a group's minutes; of fewer than five groups they tell too much."""
    minutes = {
        group: group.sheet_minutes for group in material.groups
        if group.place == PLACES[period] and group.sheet_minutes is not None
    }  # fmt: skip
    seen = _seen(material, Counter(group.unit for group in minutes), SMALL)
    placed = material.by_place(material.groups, lambda group: group.unit)
    for where in _everywhere(material):
        own = placed[where]
        kept = Counter(group.kept for group in own if group.place == PLACES[period])
        for each in Kept:
            yield Figure(FigureName.GROUPS, where, period, each.value, float(kept[each]) if kept else None)
        yield _middle(FigureName.MINUTES, where, period, [minutes[each] for each in own if each in minutes], seen)


def _middle(
    name: FigureName, where: UUID | None, period: Period, numbers: Sequence[float], seen: Container[UUID | None]
) -> Figure:
    """The middle of the numbers and their middle half, where it may be shown."""
    if where not in seen or len(numbers) < SMALL:
        return Figure(name, where, period)
    low, middle, high = quantiles(numbers, n=4, method="inclusive")
    return Figure(name, where, period, "", middle, low, high)


def _seen(material: Material, counted: Mapping[UUID | None, int], small: int) -> set[UUID | None]:
    """The units and areas so large that a figure of them tells of nobody, nor does what they leave; and the whole."""
    units, areas = levels_shown(
        {unit: (count,) for unit, count in counted.items()}, material.area_of(counted), small
    )  # fmt: skip
    return units | areas | {WHOLE}


def _agreements(material: Material) -> Iterator[Figure]:
    """Kappa by question over the year, over all questions for the year and the two newest rounds."""
    place_of = {(group.unit, group.round): group.place for group in material.groups}
    in_year, seen = _in_year(material), _enough_adults(material)
    placed = material.by_place(material.pairs.items(), lambda pair: pair[0][0])
    for where in _everywhere(material):
        own = dict(placed[where] if where in seen else ())
        year = {key: table for key, table in own.items() if key[:2] in in_year}
        for item in QUESTIONS:
            yield _kappa(where, Period.YEAR, item, [table for key, table in year.items() if key[2] == item])
        yield _kappa(where, Period.YEAR, "", year.values())
        for period, place in PLACES.items():
            yield _kappa(where, period, "", [table for key, table in own.items() if place_of.get(key[:2]) == place])


def _units(material: Material) -> list[UUID]:
    return sorted({group.unit for group in material.groups})


def _areas(material: Material) -> list[UUID]:
    return sorted({area for area in material.area_of(_units(material)).values() if area})


def _everywhere(material: Material) -> list[UUID | None]:
    """The municipality, and the areas and the units that rate."""
    return [WHOLE, *_areas(material), *_units(material)]


def _in_year(material: Material) -> set[tuple[UUID, UUID]]:
    """Unit and round of each round in the year."""
    return {(group.unit, group.round) for group in material.groups if group.closes_on > material.span.begins_on}


def _enough_adults(material: Material) -> set[UUID | None]:
    """Where so many groups were rated that a figure tells of no two adults."""
    rated = {(group.unit, group.group) for group in material.groups if group.finished}
    return _seen(material, Counter(unit for unit, _ in rated), FEWEST_GROUPS)


def _kappa(where: UUID | None, period: Period, item: str, tables: Iterable[Table]) -> Figure:
    found = shown(agreement(added(tables)))
    if found is None:
        return Figure(FigureName.AGREEMENT, where, period, item)
    return Figure(FigureName.AGREEMENT, where, period, item, found.kappa, found.low, found.high)


def _strictness(material: Material) -> Iterator[Figure]:
    """Each unit and each area against the municipality, by the mean levels of its sheets in the year."""
    seen, area_of = _enough_adults(material), material.area_of(_units(material))
    by_unit: dict[UUID | None, list[float]] = defaultdict(list)
    by_area: dict[UUID | None, list[float]] = defaultdict(list)
    for group in material.groups:
        if group.closes_on > material.span.begins_on:
            by_area[area_of[group.unit]] += group.levels
            if group.unit in seen:
                by_unit[group.unit] += group.levels
    found = strictness(by_area) | strictness(by_unit)
    for where in [*_areas(material), *_units(material)]:
        each = found.get(where) if where in seen else None
        if each is None:
            yield Figure(FigureName.STRICTNESS, where, Period.YEAR)
        else:
            yield Figure(FigureName.STRICTNESS, where, Period.YEAR, "", each.points, each.low, each.high)


def _shares(material: Material, rows: Rows) -> Iterator[tuple[UUID | None, tuple[int, ...] | None]]:
    """The municipality, each area and each unit with its row, or with None when the row may not be shown."""
    whole, area_of = summed(list(rows.values())), material.area_of(rows)
    units, areas = levels_shown(rows, area_of)
    yield WHOLE, whole if whole and whole_shown(whole) else None
    for area in {each: True for each in area_of.values() if each}:
        yield area, summed([row for unit, row in rows.items() if area_of[unit] == area]) if area in areas else None
    for unit, row in rows.items():
        if unit is not WHOLE:
            yield unit, row if unit in units else None


def _spoken(material: Material, period: Period) -> Iterator[Figure]:
    """The share of children with a worry, and the newly found for each hour of work."""
    rows: dict[UUID | None, tuple[int, ...]] = {}
    of_round = [group for group in material.groups if group.place == PLACES[period]]
    for group in of_round:
        said = material.spoken.get((group.unit, group.round))
        rows[group.unit] = (said.well, said.again, said.new) if said else (0, 0, 0)
    placed = material.by_place(of_round, lambda group: group.unit)
    for where, row in _shares(material, rows):
        worried = 100 * (row[1] + row[2]) / sum(row) if row else None
        yield Figure(FigureName.WORRIED, where, period, "", worried)
        hours = sum(group.staff_minutes for group in placed[where]) / 60
        yield Figure(FigureName.NEW_PER_HOUR, where, period, "", row[2] / hours if row and hours else None)


def _steps(material: Material) -> Iterator[Figure]:
    """Of the year's agreed steps that are taken or overdue: how many were taken in time."""
    steps: dict[UUID | None, tuple[int, ...]] = {}
    for key in sorted(_in_year(material)):
        said, (in_time, late) = material.spoken.get(key), steps.get(key[0], (0, 0))
        steps[key[0]] = (in_time + said.in_time, late + said.late) if said else (in_time, late)
    for where, row in _shares(material, steps):
        yield Figure(FigureName.STEPS, where, Period.YEAR, "", 100 * row[0] / sum(row) if row else None)


def _children(material: Material) -> Iterator[Figure]:
    """The children of two years: how many, how many were seen before, how long before; and for the whole, by whom."""
    rows: dict[UUID | None, tuple[int, ...]] = dict.fromkeys(_units(material), (0, 0))
    for child in material.children:
        seen, missed = rows.get(child.unit, (0, 0))
        rows[child.unit] = (seen + 1, missed) if child.step else (seen, missed + 1)
    enough = _seen(material, {unit: row[0] for unit, row in rows.items()}, SMALL)
    placed = material.by_place(material.children, lambda child: child.unit)
    for where, row in _shares(material, rows):
        yield Figure(FigureName.CHILDREN, where, Period.TWO_YEARS, "", float(sum(row)) if row else None)
        yield Figure(FigureName.SEEN, where, Period.TWO_YEARS, "", 100 * row[0] / sum(row) if row else None)
        days = [child.days for child in placed[where] if child.days is not None]
        yield _middle(FigureName.LEAD, where, Period.TWO_YEARS, days, enough)
        if where is WHOLE:
            yield from _first_seen(material, is_shown=row is not None)
    yield _sensitivity(material)


def _first_seen(material: Material, *, is_shown: bool) -> Iterator[Figure]:
    """Who saw the children first. How many nobody saw is told by how many were seen, and is shown with it."""
    counts = Counter(child.step or Step.NOBODY.value for child in material.children)
    steps = [step for step in Step.values if step != Step.NOBODY]
    parts = [*parts_shown([counts[step] for step in steps]), counts[Step.NOBODY.value]]
    for step, part in zip([*steps, Step.NOBODY.value], parts, strict=True):
        value = float(part) if part is not None and is_shown else None
        yield Figure(FigureName.FIRST_SEEN, WHOLE, Period.TWO_YEARS, step, value)


def _sensitivity(material: Material) -> Figure:
    """Of the children a round had rated before something happened: how many it had worried about."""
    rated = [child for child in material.children if child.rated]
    hit = sum(child.by_round for child in rated)
    others = len(material.children) - len(rated)
    is_shown = whole_shown((hit, len(rated) - hit)) and (others == 0 or others >= SMALL)
    return Figure(
        FigureName.SENSITIVITY, WHOLE, Period.TWO_YEARS, "", float(round(100 * hit / len(rated))) if is_shown else None
    )


def _predictive(material: Material) -> Iterator[Figure]:
    """Of the children a round worried about the year before: how many something happened to within a year."""
    for where, row in _shares(material, material.followed):
        yield Figure(FigureName.PREDICTIVE, where, Period.YEAR, "", 100 * row[0] / sum(row) if row else None)
