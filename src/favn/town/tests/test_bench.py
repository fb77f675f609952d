"""The benchmark: its figures, its page, and its tasks in the town of the suite."""

import json
from datetime import date

import pytest
from django.db import connection

from favn.foundation.access.acting import at_the_gate
from favn.oversight.detection_audit.models import AuditFigure
from favn.town.bench import everyone, floors, paper
from favn.town.bench.figures import Figure, timed
from favn.town.bench.tasks import Searching, Task, browser, counted, measure, visit


def figure(children: int, p50: float) -> Figure:
    return Figure(task="work list", children=children, p50_ms=p50, p95_ms=30.5, cpu_ms=9.0, floor_ms=2.0, ratio=p50 / 2,
                  statements=12, bytes=32_400, gzip=4_000, about="50 rows")  # fmt: skip


def test_a_figure_is_one_line_of_json():
    told = json.loads(figure(1000, 10).line())
    assert (told["task"], told["p95_ms"], told["statements"]) == ("work list", 30.5, 12)


def test_the_median_and_the_slow_end_are_those_of_the_runs():
    spent = timed(lambda: None, lambda: None, 40)
    assert spent.task == sorted(spent.task)
    assert spent.at(0.5) <= spent.at(0.95)
    assert spent.floor_median >= 0


def test_growth_stands_beside_the_larger_town_only():
    rows = paper.table([figure(1000, 10), figure(12000, 13)])
    growth = rows[0].index("vækst")
    assert [row[growth] for row in rows[1:]] == ["", "1,30"]


def test_a_run_replaces_the_last_one_and_leaves_the_rest_of_the_page(tmp_path):
    page = tmp_path / "docs" / "benchmarks.md"
    page.parent.mkdir()
    page.write_text(f"# Målinger\n\n{paper.BEGIN}\ngammelt\n{paper.END}\n\n## Andet\n\nbliver\n")
    for p50 in (10, 20):
        paper.write(page, [figure(1000, p50)], on=date(2026, 3, 27), load="rolig maskine")
    text = page.read_text()
    assert "gammelt" not in text
    assert text.count("| work list |") == 1
    assert "27.03.2026" in text
    assert text.endswith("## Andet\n\nbliver\n")


def test_a_page_is_measured_as_its_reader_opens_it(db):
    ida = browser("ida")
    measured = measure(Task("school", "", visit(ida, "/skole/"), lambda: None), 300, 2)
    assert measured.statements > 5
    assert measured.bytes > measured.gzip > 500


def test_a_page_that_refuses_is_no_figure(db):
    with pytest.raises(RuntimeError, match="answered 404"):
        visit(browser("otto"), "/underretninger/")()


def test_a_name_is_found_in_spite_of_a_typing_error(db):
    assert "Emil Aagaard Winther" in Searching("ida")().decode()


def test_every_statement_is_counted(db):
    with counted() as statements, at_the_gate():
        pass
    assert len(statements) >= 1


def test_the_floor_is_a_page_with_nothing_but_the_rows():
    class Rows:
        def execute(self, _statement, _values):
            return self

        def fetchall(self):
            return [("Emil", "<b>")]

    assert b"<td>Emil</td><td>&lt;b&gt;</td>" in floors.Floors(Rows()).page("Ark", "SELECT 1")()


def test_what_is_done_about_everyone_can_be_done_again_beside_the_same_reads(db):
    connection.ensure_connection()
    audit, rules = everyone.tasks_for_everyone(connection.connection)
    for task in (audit, rules):
        with counted() as statements:
            task.ask()
        read = task.floor()
        assert sum(map(len, read)) > 300
        assert len(read) < len(statements)
    assert not AuditFigure.objects.exists()
