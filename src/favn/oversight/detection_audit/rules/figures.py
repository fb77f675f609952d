"""From the material to the figures that may be stored: small numbers are gone before anything is written. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from uuid import UUID

from favn.journey.wellbeing.choices import QUESTIONS
from favn.oversight.detection_audit.choices import FigureName, Period, Step
from favn.oversight.detection_audit.rules.agreement import added, agreement, shown
from favn.oversight.detection_audit.rules.material import GroupRound, Kept, Material, Table
from favn.oversight.detection_audit.rules.showing import units_shown, whole_shown
from favn.oversight.detection_audit.rules.strictness import strictness
from favn.oversight.statistics.rules import SMALL, parts_shown

FEWEST_GROUPS = 3
PLACES = {Period.LATEST: 1, Period.BEFORE: 2}
WHOLE = None  # the municipality
Rows = Mapping[UUID | None, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a unit (None: the municipality); no value: it would tell of a few, or of too little."""

    name: FigureName
    unit: UUID | None
    period: Period
    part: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None


def figures(material: Material) -> Iterator[Figure]:
    """Every figure of an edition."""
    by_unit: dict[UUID | None, list[GroupRound]] = defaultdict(list)
    for group in material.groups:
        by_unit[group.unit].append(group)
        by_unit[WHOLE].append(group)
    for unit, groups in by_unit.items():
        yield from _rounds(unit, groups)
    yield from _agreements(material)
    yield from _strictness(material)
    for period in PLACES:
        yield from _spoken(material, period)
    yield from _steps(material)
    yield from _children(material)
    yield from _predictive(material)


def _rounds(unit: UUID | None, groups: Sequence[GroupRound]) -> Iterator[Figure]:
    """How the two newest rounds were kept, and a group's minutes; of fewer than five groups they tell too much."""
    for period, place in PLACES.items():
        of_round = [group for group in groups if group.place == place]
        kept = Counter(group.kept for group in of_round)
        for each in Kept:
            yield Figure(FigureName.GROUPS, unit, period, each.value, float(kept[each]) if of_round else None)
        minutes = sorted(group.sheet_minutes for group in of_round if group.sheet_minutes is not None)
        if len(minutes) < SMALL:
            yield Figure(FigureName.MINUTES, unit, period)
            continue
        low, _, high = quantiles(minutes, n=4, method="inclusive")
        yield Figure(FigureName.MINUTES, unit, period, "", median(minutes), low, high)


def _agreements(material: Material) -> Iterator[Figure]:
    """Kappa by question over the year, over all questions for the year and the two newest rounds."""
    place_of = {(group.unit, group.round): group.place for group in material.groups}
    in_year = _in_year(material)
    for unit in [WHOLE, *_units(material)]:
        own = {key: table for key, table in material.pairs.items() if unit in (WHOLE, key[0])}
        if unit is not WHOLE and not _enough_adults(material, unit):
            own = {}
        year = {key: table for key, table in own.items() if key[:2] in in_year}
        for item in QUESTIONS:
            yield _kappa(unit, Period.YEAR, item, [table for key, table in year.items() if key[2] == item])
        yield _kappa(unit, Period.YEAR, "", year.values())
        for period, place in PLACES.items():
            yield _kappa(unit, period, "", [table for key, table in own.items() if place_of.get(key[:2]) == place])


def _units(material: Material) -> list[UUID]:
    return sorted({group.unit for group in material.groups})


def _in_year(material: Material) -> list[tuple[UUID, UUID]]:
    """Unit and round of each round in the year, each once."""
    return sorted({(g.unit, g.round) for g in material.groups if g.closes_on > material.span.begins_on})


def _enough_adults(material: Material, unit: UUID) -> bool:
    """Whether so many groups were rated in the year that a figure tells of the unit, and of no two adults."""
    return len({group.group for group in material.groups if group.unit == unit and group.finished}) >= FEWEST_GROUPS


def _kappa(unit: UUID | None, period: Period, item: str, tables: Iterable[Table]) -> Figure:
    seen = shown(agreement(added(tables)))
    if seen is None:
        return Figure(FigureName.AGREEMENT, unit, period, item)
    return Figure(FigureName.AGREEMENT, unit, period, item, seen.kappa, seen.low, seen.high)


def _strictness(material: Material) -> Iterator[Figure]:
    """Each unit against the municipality, by the mean levels of its sheets in the year."""
    levels: dict[UUID, list[float]] = defaultdict(list)
    for group in material.groups:
        if group.closes_on > material.span.begins_on and _enough_adults(material, group.unit):
            levels[group.unit] += group.levels
    found = strictness(levels)
    for unit in _units(material):
        each = found.get(unit)
        if each is None:
            yield Figure(FigureName.STRICTNESS, unit, Period.YEAR)
        else:
            yield Figure(FigureName.STRICTNESS, unit, Period.YEAR, "", each.points, each.low, each.high)


def _shares(rows: Rows) -> Iterator[tuple[UUID | None, tuple[int, ...] | None]]:
    """The municipality and each unit with its row, or with None when the row may not be shown."""
    whole = tuple(sum(column) for column in zip(*rows.values(), strict=True))
    seen = units_shown(rows) if whole else set()
    yield WHOLE, whole if whole and whole_shown(whole) else None
    for unit, row in rows.items():
        if unit is not WHOLE:
            yield unit, row if unit in seen else None


def _spoken(material: Material, period: Period) -> Iterator[Figure]:
    """The share of children with a worry, and the newly found for each hour of work."""
    minutes: defaultdict[UUID | None, float] = defaultdict(float)
    rows: dict[UUID | None, tuple[int, ...]] = {}
    for group in material.groups:
        if group.place == PLACES[period]:
            minutes[group.unit] += group.staff_minutes
            minutes[WHOLE] += group.staff_minutes
            said = material.spoken.get((group.unit, group.round))
            rows[group.unit] = (said.well, said.again, said.new) if said else (0, 0, 0)
    for unit, row in _shares(rows):
        worried = 100 * (row[1] + row[2]) / sum(row) if row else None
        yield Figure(FigureName.WORRIED, unit, period, "", worried)
        hours = minutes[unit] / 60
        yield Figure(FigureName.NEW_PER_HOUR, unit, period, "", row[2] / hours if row and hours else None)


def _steps(material: Material) -> Iterator[Figure]:
    """Of the year's agreed steps that are taken or overdue: how many were taken in time."""
    steps: dict[UUID | None, tuple[int, ...]] = {}
    for key in _in_year(material):
        said, (in_time, late) = material.spoken.get(key), steps.get(key[0], (0, 0))
        steps[key[0]] = (in_time + said.in_time, late + said.late) if said else (in_time, late)
    for unit, row in _shares(steps):
        yield Figure(FigureName.STEPS, unit, Period.YEAR, "", 100 * row[0] / sum(row) if row else None)


def _children(material: Material) -> Iterator[Figure]:
    """The children of two years: how many, how many were seen before, how long before; and for the whole, by whom."""
    rows: dict[UUID | None, tuple[int, ...]] = dict.fromkeys(_units(material), (0, 0))
    for child in material.children:
        seen, missed = rows.get(child.unit, (0, 0))
        rows[child.unit] = (seen + 1, missed) if child.step else (seen, missed + 1)
    for unit, row in _shares(rows):
        yield Figure(FigureName.CHILDREN, unit, Period.TWO_YEARS, "", float(sum(row)) if row else None)
        yield Figure(FigureName.SEEN, unit, Period.TWO_YEARS, "", 100 * row[0] / sum(row) if row else None)
        yield _lead(material, unit)
        if unit is WHOLE:
            yield from _first_seen(material, is_shown=row is not None)
    yield _sensitivity(material)


def _lead(material: Material, unit: UUID | None) -> Figure:
    """Days from the first who saw a child until something happened: the middle, and the middle half."""
    days = [c.days for c in material.children if c.days is not None and unit in (WHOLE, c.unit)]
    if len(days) < SMALL:
        return Figure(FigureName.LEAD, unit, Period.TWO_YEARS)
    low, middle, high = quantiles(days, n=4, method="inclusive")
    return Figure(FigureName.LEAD, unit, Period.TWO_YEARS, "", middle, low, high)


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
    for unit, row in _shares(material.followed):
        yield Figure(FigureName.PREDICTIVE, unit, Period.YEAR, "", 100 * row[0] / sum(row) if row else None)
