"""Each command in this process: what it says, and how it ends."""

import os

import pytest
from django.db import connection

from favn.config import check, migrating, processes
from favn.config.commands import favn
from favn.config.console import Refusal, run
from favn.config.environment import Mode
from favn.kit import catalogue


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """`say("check")`: the exit code and all that was said, with Django set up already."""
    for name in ("check", "database", "django", "serve", "worker"):
        monkeypatch.setattr(f"favn.config.commands.{name}.boot", lambda *login, **mode: None)

    def command(*arguments: str) -> tuple[int, str]:
        code = run(favn, list(arguments))
        said = capsys.readouterr()
        return code, said.out + said.err

    return command


def test_check_says_what_is_wrong_or_that_all_is_well(say, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(check, "problems", lambda: ["Nøglen mangler."])
    assert say("check") == (1, "Favn er ikke klar til drift: 1 ting skal rettes.\n  • Nøglen mangler.\n")
    monkeypatch.setattr(check, "problems", list)
    assert say("check") == (0, "Favn er klar til drift.\n")


@pytest.mark.django_db
def test_every_check_is_asked_and_a_test_is_never_fit_for_production():
    found = " ".join(check.problems())
    assert "Favn kører som test" in found
    assert "ejer tabellerne" in found
    assert "Databasen mangler" not in found


@pytest.mark.django_db
def test_a_missing_step_is_a_problem():
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'otp_totp'")
    assert "trin. Kør: favn database migrate." in " ".join(check.migrations())


def test_serve_refuses_the_unsafe_in_production_only(say, monkeypatch: pytest.MonkeyPatch):
    ran = []
    monkeypatch.setattr(processes, "run_together", lambda parts: ran.append([part.name for part in parts]))
    monkeypatch.setattr(check, "problems", lambda: ["Nøglen mangler."])
    monkeypatch.setenv("FAVN_MODE", Mode.PRODUCTION)
    assert say("serve") == (1, "Favn starter ikke, før dette er rettet:\n  • Nøglen mangler.\n")
    assert ran == []
    monkeypatch.setenv("FAVN_MODE", Mode.DEMO)
    assert say("serve", "--port", "8001")[0] == 0
    assert say("serve", "--without-worker")[0] == 0
    assert ran == [["webserveren", "arbejderen"], ["webserveren"]]


def test_serve_says_which_part_died(say, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(processes, "run_together", lambda parts: "arbejderen")
    assert "fordi arbejderen stoppede" in say("serve")[1]


@pytest.mark.django_db
def test_the_database_commands(say, monkeypatch: pytest.MonkeyPatch):
    assert say("database", "prepare") == (0, "Databasen har sine logins, roller og udvidelser.\n")
    assert say("database", "migrate") == (0, "Databasen er ajour.\n")
    assert "Databasen er den, DATABASE_URL peger på" in say("database", "status")[1]
    monkeypatch.delenv("DATABASE_URL")
    code, said = say("database", "status")
    assert code == 0
    assert "Favns egen database kører." in said
    assert "Adresse: postgresql://favn_owner@/" in said


def test_a_database_that_is_not_there_is_neither_running_nor_stopped(say, monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("FAVN_DATA", str(tmp_path))
    assert "er ikke lavet endnu" in say("database", "status")[1]
    assert say("database", "stop") == (0, "Favns egen database kørte ikke.\n")


@pytest.mark.django_db
def test_pending_steps_are_counted_while_they_are_run(monkeypatch: pytest.MonkeyPatch):
    told: list[str] = []
    monkeypatch.setattr(migrating, "pending", lambda: ["a.0001", "b.0001"])
    monkeypatch.setattr(migrating, "call_command", lambda *name, **options: told.append(name[0]))
    assert migrating.migrate(tell=told.append) == 2
    assert told == ["Bygger databasens tabeller (2 trin) …", "migrate"]


def test_production_never_starts_a_database_of_its_own(say, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("FAVN_MODE", Mode.PRODUCTION)
    assert "DATABASE_URL er ikke sat" in say("database", "prepare")[1]
    monkeypatch.setenv("DATABASE_URL", "postgresql://admin@/favn?host=/nowhere")
    assert "kunne ikke gøres klar" in say("database", "prepare")[1]


def test_the_catalogue_is_made_ready_and_what_lacks_english_is_named(say, monkeypatch: pytest.MonkeyPatch):
    lacking = {catalogue.Sentence("", "Godmorgen"): "desks/school/views.py:7"}
    monkeypatch.setattr(catalogue, "missing", lambda: lacking)
    monkeypatch.setattr(catalogue, "misprints", lambda: iter([]))
    monkeypatch.setattr(catalogue, "compile_all", lambda: ["django.mo"])
    code, said = say("catalogue")
    assert code == 1
    assert "1 ordlister er gjort klar." in said
    assert "  • desks/school/views.py:7: Godmorgen" in said
    monkeypatch.setattr(catalogue, "missing", dict)
    assert say("catalogue", "--check") == (0, "Alle sætninger findes på dansk og engelsk.\n")


def test_static_files_are_gathered(say, settings, tmp_path):
    settings.STATIC_ROOT = str(tmp_path / "static")
    assert say("static") == (0, f"Samlet i {settings.STATIC_ROOT}.\n")
    assert (tmp_path / "static" / "kit").is_dir()


def test_djangos_own_commands_are_passed_on(say, monkeypatch: pytest.MonkeyPatch):
    passed = []
    monkeypatch.setattr("django.core.management.execute_from_command_line", passed.append)
    assert say("django", "migrate", "--plan")[0] == 0
    assert passed[0][1:] == ["migrate", "--plan"]


def test_the_demo_is_made_ready_without_serving(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    from favn.config import demo
    from favn.config.commands import demo as command

    monkeypatch.setenv("FAVN_MODE", os.environ["FAVN_MODE"])
    served: list[int] = []
    monkeypatch.setattr(command, "boot", lambda *login, **mode: None)
    monkeypatch.setattr(demo, "make_ready", lambda *, children: children == 30)
    monkeypatch.setattr(demo, "serve", served.append)
    assert run(favn, ["demo", "--no-serve", "--children", "30"]) == 0
    assert run(favn, ["demo", "--no-serve"]) == 0
    assert run(favn, ["demo"]) == 0
    assert len(served) == 1
    assert capsys.readouterr().out == "Byen er lavet.\nByen er der allerede.\n"


def test_a_demo_that_dies_says_which_part(monkeypatch: pytest.MonkeyPatch):
    from favn.config import demo

    monkeypatch.setattr(processes, "run_together", lambda parts, ready: "webserveren")
    with pytest.raises(Refusal, match="fordi webserveren stoppede"):
        demo.serve(8000)


@pytest.mark.parametrize(("whole", "code", "words"), [(True, 0, "Hele vejen er gået."), (False, 1, "Trinene med ✗")])
def test_the_walk_ends_as_it_went(monkeypatch: pytest.MonkeyPatch, capsys, whole: bool, code: int, words: str):
    from favn.config import demo

    monkeypatch.setenv("FAVN_MODE", os.environ["FAVN_MODE"])
    monkeypatch.setattr(demo, "walk_the_way", lambda report: whole)
    assert run(favn, ["demo", "--check"]) == code
    said = capsys.readouterr()
    assert words in said.out + said.err
