"""What comes back on a clock: the log is sealed, stalled jobs are rescued, and each acts as the system."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from favn.config import schedule
from favn.config.commands import favn
from favn.config.console import run
from favn.foundation.audit import seals
from favn.foundation.audit.actions import record


@pytest.fixture
def an_entry(db, at):
    """One line in the log, in a transaction of its own as far as the seal can see."""
    schedule.run_as("test", lambda actor, at: record(verb="test", by=actor, at=at))


def test_a_job_acts_as_the_system_and_gives_back_its_role(db):
    def who(actor, at):
        with connection.cursor() as cursor:
            cursor.execute("select current_user, current_setting('favn.role')")
            return cursor.fetchone()

    assert schedule.run_as("seal", who) == ("favn_system", "system:seal")
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone() != ("favn_system",)


def test_sealing_leaves_a_whole_chain(an_entry):
    schedule.seal_the_log(timestamp=0)
    assert schedule.run_as("verify", lambda actor, at: seals.verify()).is_whole


def test_every_recurring_job_has_a_clock_and_waits_in_line_only_once():
    app.perform_import_paths()
    ours = [each for each in app.periodic_registry.periodic_tasks.values() if each.task.name.startswith("favn.")]
    assert {each.task.name for each in ours} >= {"favn.audit.seal", "favn.jobs.rescue"}
    assert all(each.task.queueing_lock for each in ours)


def test_stalled_jobs_go_back_in_line():
    again = []

    class Line:
        async def get_stalled_jobs(self):
            return ["et brev", "et segl"]

        async def retry_job(self, job):
            again.append(job)

    context = SimpleNamespace(app=SimpleNamespace(job_manager=Line()))
    with ThreadPoolExecutor() as aside:  # a browser test before this one may have left its own loop in the process
        aside.submit(lambda: asyncio.run(schedule.rescue_stalled_jobs.func(context, timestamp=0))).result()
    assert again == ["et brev", "et segl"]


@pytest.fixture
def booted(monkeypatch: pytest.MonkeyPatch):
    """The command line inside this test's own process, where Django is set up already."""
    for name in ("audit", "town"):
        monkeypatch.setattr(f"favn.config.commands.{name}.boot", lambda *login, **mode: None)


def test_a_whole_log_is_said(booted, an_entry, capsys: pytest.CaptureFixture[str]):
    assert run(favn, ["audit", "verify"]) == 0
    assert "Loggen er hel" in capsys.readouterr().out


def test_a_changed_line_is_found_and_said(booted, an_entry, capsys: pytest.CaptureFixture[str]):
    with connection.cursor() as cursor:
        cursor.execute("update audit_entry set payload = '{\"changed\": true}'")
    assert run(favn, ["audit", "verify"]) == 1
    assert "har fået et andet indhold" in capsys.readouterr().err


def test_a_town_is_not_laid_on_top_of_another(booted, db, capsys: pytest.CaptureFixture[str]):
    assert run(favn, ["town", "--children", "30"]) == 1
    assert "bor allerede nogen" in capsys.readouterr().err


def test_no_town_in_production(booted, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("FAVN_MODE", "production")
    assert run(favn, ["town"]) == 1
    assert "database i drift" in capsys.readouterr().err
