"""The suite is shared out: every test belongs to an area with a budget, and every name there leads to tests."""

from types import SimpleNamespace

from tests.fixtures import balance
from tests.house.building import ROOT


def test_every_test_is_counted_in_an_area():
    tests = [path.relative_to(ROOT).as_posix() for top in ("src", "tests") for path in ROOT.glob(f"{top}/**/test_*.py")]
    assert len(tests) > 50
    assert [path for path in tests if balance.area_of(path) is None] == []


def test_what_is_named_is_there():
    named = [path for paths in balance.TOGETHER.values() for path in paths]
    named += [path for area in balance.AREAS for path in area.paths]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_tests_of_one_place_are_kept_together_and_the_rest_stand_alone():
    walk, matrix = "tests/stories/test_walk.py::test_a", "tests/security/test_matrix.py::test_b[x]"
    assert balance.group_of(walk) == balance.group_of(matrix)
    assert balance.group_of("src/favn/kit/tests/test_a.py::test_b[1]") == "src/favn/kit/tests/test_a.py::test_b[1]"


def test_an_area_that_has_outgrown_its_budget_is_said():
    reports = [
        SimpleNamespace(nodeid="tests/security/test_matrix.py::test_a", duration=60.0),
        SimpleNamespace(nodeid="tests/security/test_matrix.py::test_b", duration=40.0),
        SimpleNamespace(nodeid="tests/stories/test_walk.py::test_a", duration=12.0),
    ]
    matrix, journeys = balance.table(balance.spent(reports))
    assert "100 s of   80 s" in matrix
    assert "over its budget" in matrix
    assert "over its budget" not in journeys
