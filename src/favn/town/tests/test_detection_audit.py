"""The audit is exact: what the database counts is what was planted, in a town and in worlds drawn at random."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from favn.kit.clock import local
from favn.oversight.detection_audit.choices import FigureName
from favn.oversight.detection_audit.queries.counting import material
from favn.oversight.detection_audit.rules.figures import figures
from favn.oversight.detection_audit.rules.material import Span
from favn.town.cast import AREA, GROUPS, UNITS
from favn.town.generation import whole
from favn.town.settle import key_of
from favn.town.tables import COLUMNS as WRITTEN
from favn.town.tests.plain_audit import COLUMNS, Plain, put
from favn.town.tests.plain_shares import Shares
from favn.town.tests.small_worlds import drawn_world
from favn.town.truth import planted

AT = datetime(2026, 11, 10, 9, 30, tzinfo=UTC)
TOWN = {"children": 300, "seed": 10, "at": AT}  # a town where none of the municipality's shares is hidden


@pytest.fixture(scope="module")
def small_town():
    """A whole town in memory, as the rows the audit reads."""
    rows = whole(**TOWN)
    world = {table: [] for table in COLUMNS}
    for table in COLUMNS:
        for row in rows.get(table, ()):
            world[table].append(dict.fromkeys(COLUMNS[table]) | dict(zip(WRITTEN[table], row, strict=True)))
    for rated in world["wellbeing_round"]:
        rated |= {"unit_ids": [], "bands": []}
    world["organisation_unit"] += [
        {"id": key_of("unit", name), "kind": str(kind), "area_id": key_of("area", AREA)} for name, kind in UNITS.items()
    ]
    world["organisation_group"] += [
        {"id": key_of("group", name), "unit_id": key_of("unit", unit), "grade": grade} for unit, name, grade in GROUPS
    ]
    return world


def newest_year(world, today):
    closed = [row["closes_on"] for row in world["wellbeing_round"] if row["closes_on"] <= today - timedelta(days=14)]
    return Span(max(closed))


def compare(world, at):
    """Everything the database counts against everything counted row by row."""
    span = newest_year(world, local(at).date())
    put(world)
    counted, plain = material(span, at), Plain(world, span, local(at).date())
    expected = {key: each for key, each in plain.groups().items() if key[0] in plain.counted_rounds()}
    found = {(g.round, g.group): (g.unit, g.kept.value, sorted(g.minutes), sorted(g.levels)) for g in counted.groups}
    wanted = {key for key in expected if key in found or plain.rounds[key[0]]["closes_on"] > span.begins_on}
    assert found == {key: expected[key] for key in wanted}
    places = {(g.unit, g.round): g.place for g in counted.groups}
    assert places == {(unit, rated): place for unit, rounds in plain.newest().items()
                      for place, rated in enumerate(rounds, 1) if (unit, rated) in places}  # fmt: skip
    pairs = {(*key, one, other): count for key, table in counted.pairs.items()
             for one, row in enumerate(table, 1) for other, count in enumerate(row, 1) if count}  # fmt: skip
    assert pairs == plain.pairs()
    spoken = {key: (s.well, s.again, s.new, s.in_time, s.late) for key, s in counted.spoken.items()}
    assert spoken == plain.agreed()
    assert {c.child: (c.at, c.kind, c.unit, c.rated, c.by_round, c.step, c.days) for c in counted.children} == (
        plain.children()
    )
    assert len({c.child for c in counted.children}) == len(counted.children)
    assert dict(counted.followed) == plain.followed()
    assert counted.areas == plain.area_of
    return counted


def test_a_whole_town_is_counted_as_it_was_planted(db, small_town):
    counted = compare(small_town, AT)
    truth = planted(**TOWN)
    found = {(g.round, g.group): g.kept.value for g in counted.groups if g.kept.value != "in_time"}
    rounds = {g.round for g in counted.groups}
    assert found == {key: how for key, how in truth.not_in_time.items() if key[0] in rounds}
    assert {"late", "missing"} >= set(found.values())
    assert found
    told = {c.child: c.at for c in counted.children if c.kind == "notification"}
    assert told
    assert all(at in truth.notified_at[child] for child, at in told.items())
    assert any(c.by_round for c in counted.children)
    assert any(not c.step for c in counted.children)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_any_small_world_is_counted_exactly(db, seed):
    compare(drawn_world(seed, AT), AT)


BY_RATERS = (FigureName.AGREEMENT, FigureName.STRICTNESS)  # tested by themselves against printed examples


@pytest.mark.parametrize("count", [1, 2])
def test_every_share_that_is_shown_is_what_a_plain_count_says(db, small_town, count):
    """Of the municipality, of each of its areas and of each unit; sensitivity is a whole number, as it is shown."""
    places = [key_of("area", str(number)) for number in range(count)]
    units = [unit | {"area_id": places[n % count]} for n, unit in enumerate(small_town["organisation_unit"])]
    world, span = small_town | {"organisation_unit": units}, newest_year(small_town, local(AT).date())
    put(world)
    plain, shown = Plain(world, span, local(AT).date()), {}
    for each in figures(material(span, AT)):
        if each.value is not None and each.name not in BY_RATERS:
            shown.setdefault(each.where, {})[each.name.value, each.period.value, each.part] = each.value
    for where, values in shown.items():
        counted = Shares(plain, where).all()
        expected = {key: round(counted[key]) if key[0] == "sensitivity" else counted.get(key, 0.0) for key in values}
        assert values == pytest.approx(expected), where
    assert {key[0] for key in shown[None]} == {*FigureName.values} - {*BY_RATERS}
    assert set(places) <= set(shown)
    assert any(key[0] in ("seen", "worried", "steps", "predictive") for place in places for key in shown[place])
