"""`favn detect`: a file in, a file out, the same bytes every time; a broken file is listed line by line."""

import csv
import io
import json
from pathlib import Path

import pytest

from favn.config.commands import favn
from favn.config.console import run
from favn.journey.wellbeing.rules.ratings import ITEMS
from favn.town.cohorts.generation import draw
from favn.town.cohorts.setting import CohortSetting

HEADER = "round,group,child,rater,item,score"
COHORT = CohortSetting("small", "lille", children=400, rounds=5, sizes=(4, 28), raters=2)
GOOD = "1,3.B,emil,ida,core1,3\n"


def answers(until: int = 99) -> str:
    """A cohort as a file, up to a round."""
    sheets = draw(COHORT, 3).sheets
    lines = [
        f"{turn + 1},g{group},c{child},r{rater},{item},{score:.0f}"
        for turn, group, child, rater, row in zip(
            sheets.turn, sheets.group, sheets.child, sheets.rater, sheets.asked, strict=True
        )
        for item, score in zip(ITEMS, row, strict=True)
        if score == score and turn < until
    ]
    return "\n".join([HEADER, *lines, ""])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good file."""
    path = tmp_path_factory.mktemp("detect") / "whole.csv"
    path.write_text(answers(), encoding="utf-8")
    return path


@pytest.fixture
def detect(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """`detect(file, "--per-group", "1")`: exit code, the rows written (or None), and what was said on stderr."""

    def command(file: Path, *options: str) -> tuple[int, list[dict[str, str]] | None, str]:
        out = tmp_path / "out.csv"
        out.unlink(missing_ok=True)
        code = run(favn, ["detect", str(file), "--out", str(out), *options])
        rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8")))) if out.exists() else None
        return code, rows, capsys.readouterr().err

    return command


@pytest.fixture
def broken(tmp_path: Path, detect):
    """`broken("1,a,x,r,core1,7")`: what is said of a file with these lines after the header and one good line."""

    def command(*lines: str, start: str = HEADER + "\n" + GOOD) -> list[str]:
        path = tmp_path / "broken.csv"
        path.write_bytes((start + "\n".join(lines)).encode("utf-8", "surrogateescape"))
        code, rows, said = detect(path)
        assert (code, rows) == (2, None)
        return said.strip().split("\n")[1:]

    return command


@pytest.mark.parametrize("per_group", [0.5, 1.0, 2.0])
def test_as_many_new_come_up_as_were_asked_for(detect, whole, per_group):
    code, rows, _ = detect(whole, "--per-group", str(per_group))
    counted = [row for row in rows if row["round"] != "1"]
    new = sum(int(row["new"]) for row in counted)
    assert code == 0
    assert abs(24 * new / len(counted) / per_group - 1) <= 0.02


def test_rows_are_in_order_and_flagged_is_exactly_above_the_threshold(detect, whole, tmp_path):
    _, rows, _ = detect(whole, "--save-thresholds", str(tmp_path / "t.json"))
    threshold = json.loads((tmp_path / "t.json").read_text())["threshold"]
    assert list(rows[0]) == ["round", "group", "child", "flagged", "new", "rule", "sentence", "strength"]
    order = [(int(row["round"]), row["group"], row["child"]) for row in rows]
    assert order == sorted(order)
    assert all((float(row["strength"]) > threshold) == (row["flagged"] == "1") for row in rows)
    assert not any(row["flagged"] == "1" for row in rows if row["round"] == "1")
    assert all(row["sentence"] and row["rule"] for row in rows if row["flagged"] == "1")


def test_the_same_file_gives_the_same_bytes_also_with_its_rows_mixed(whole, tmp_path, detect):
    mixed = tmp_path / "mixed.csv"
    lines = answers().strip().split("\n")
    mixed.write_text("\ufeff" + "\r\n".join([lines[0], *sorted(lines[1:], key=lambda line: line[::-1])]) + "\r\n")
    detect(whole)
    first = (tmp_path / "out.csv").read_bytes()
    detect(mixed)
    assert (tmp_path / "out.csv").read_bytes() == first


def test_saved_thresholds_give_the_same_rows_and_later_rounds_change_nothing(detect, whole, tmp_path):
    saved, early = tmp_path / "t.json", tmp_path / "early.csv"
    _, rows, _ = detect(whole, "--save-thresholds", str(saved))
    assert detect(whole, "--thresholds", str(saved), "--per-group", "9")[1] == rows
    early.write_text(answers(until=3), encoding="utf-8")
    _, until_three, _ = detect(early, "--thresholds", str(saved))
    assert until_three == [row for row in rows if int(row["round"]) <= 3]
    _, alone, _ = detect(early)
    assert [row["strength"] for row in alone] == [row["strength"] for row in until_three]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x,3.B,asta,ida,core1,3", "Linje 3: Runden skal være et helt tal."),
        ("1.5,3.B,asta,ida,core1,3", "Linje 3: Runden skal være et helt tal."),
        ("1,3.B,asta,ida,core1,6", "Linje 3: Svaret skal være 1, 2, 3, 4 eller 5."),
        ("1,3.B,asta,ida,core1,", "Linje 3: Svaret skal være 1, 2, 3, 4 eller 5."),
        ("1,3.B,asta,ida,core4,3", "Linje 3: Spørgsmålet er ukendt; brug core1–core3 eller more1–more9."),
        ("1,3.B,emil,ida,core1,4", "Linje 3: Svaret findes allerede for samme runde, barn, bedømmer og spørgsmål."),
        ("1,3.C,emil,bo,core1,4", "Linje 3: Barnet står i en anden gruppe tidligere i samme runde."),
        ("1,3.B,emil,ida,core2", "Linje 3: Linjen har 5 felter; der skal være 6."),
        ("1,3.B,,ida,core1,4", "Linje 3: Barnet mangler."),
        ("1,,asta,ida,core1,4", "Linje 3: Gruppen mangler."),
        ("1,3.B,asta,,core1,4", "Linje 3: Bedømmeren mangler."),
        ("1,3.B,\udcff,ida,core1,4", "Linje 3: Filen er ikke UTF-8."),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_nothing_is_written(broken, line, said):
    assert broken(line) == [said]


def test_lines_are_counted_as_the_file_has_them_also_with_empty_lines_and_line_breaks_in_names(broken):
    assert broken("", '1,3.B,"to\nlinjer",ida,core1,3', "1,3.B,asta,ida,core1,0") == [
        "Linje 6: Svaret skal være 1, 2, 3, 4 eller 5."
    ]


@pytest.mark.parametrize("header", ["", "round,group,child,rater,item\n", "runde,gruppe,barn,voksen,punkt,svar\n"])
def test_another_header_is_refused(broken, header):
    (said,) = broken(start=header)
    assert said.startswith("Linje 1: Overskriften skal være »round,group,child,rater,item,score«")


def test_the_first_thousand_faults_are_listed(broken):
    said = broken(*["1,3.B,asta,ida,core1,9"] * 1_200)
    assert len(said) == 1_001
    assert said[-1].startswith("… og ")


def test_a_file_that_is_no_thresholds_is_refused(detect, whole):
    code, rows, said = detect(whole, "--thresholds", str(whole))
    assert (code, rows) == (2, None)
    assert "ikke en fil med grænser" in said


def test_nothing_but_a_header_gives_nothing_but_a_header(detect, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_text(HEADER + "\n", encoding="utf-8")
    assert detect(empty)[:2] == (0, [])


def test_both_files_must_be_named(capsys):
    assert run(favn, ["detect"]) == 2
    assert "--out" in capsys.readouterr().err
