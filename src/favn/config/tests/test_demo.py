"""The demo as a newcomer meets it: one command, an address, the cast, and nothing left behind."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from io import StringIO
from pathlib import Path

import pytest

from favn.config import demo, postgres, processes
from favn.config.console import Refusal
from favn.config.environment import Login


def is_running(number: int) -> bool:
    """Whether a process with this number does anything; one that is dead but not buried does not."""
    facts = Path(f"/proc/{number}/stat")
    return facts.exists() and facts.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def part(name: str, code: str) -> processes.Part:
    return processes.Part(name, [sys.executable, "-c", code], Login.WEB)


def test_when_one_part_ends_the_others_are_stopped_and_it_is_named():
    began = time.monotonic()
    parts = [part("den ene", "import time; time.sleep(60)"), part("den anden", "print('slut')")]
    assert processes.run_together(parts) == "den anden"
    assert time.monotonic() - began < 30


def test_each_part_gets_its_own_database_login(tmp_path: Path):
    seen = tmp_path / "login"
    parts = [part("den ene", f"import os; open({str(seen)!r}, 'w').write(os.environ['FAVN_LOGIN'])")]
    processes.run_together(parts)
    assert seen.read_text() == "web"
    assert processes.worker().login is Login.WORKER
    assert processes.web(host="127.0.0.1", port=1, workers=3).command[-4:-1] == [
        "--log-level",
        "warning",
        "--respawn-failed-workers",
    ]


def test_a_part_beside_runs_only_as_long_as_what_it_stands_beside(tmp_path):
    sign = tmp_path / "her"
    code = (
        f"import pathlib, time; pathlib.Path({str(sign)!r}).write_text(str(__import__('os').getpid())); time.sleep(60)"
    )
    with processes.beside(part("den anden", code)):
        while not sign.exists() or not sign.read_text():
            time.sleep(0.02)
    assert not is_running(int(sign.read_text()))


def test_told_to_stop_the_parts_are_stopped_and_nobody_is_blamed():
    def ask_for_the_end(running):
        assert running()
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM)).start()

    assert processes.run_together([part("den ene", "import time; time.sleep(60)")], ready=ask_for_the_end) is None


def test_a_part_that_will_not_stop_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    deaf = tmp_path / "deaf"
    code = (
        f"import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); open({str(deaf)!r}, 'w'); time.sleep(60)"
    )
    monkeypatch.setattr(processes, "PATIENCE", 0.2)

    def once_it_is_deaf(running):
        while not deaf.exists():
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGINT)

    assert processes.run_together([part("den døve", code)], ready=once_it_is_deaf) is None


def test_a_taken_port_is_said_and_the_next_free_one_is_found(monkeypatch: pytest.MonkeyPatch):
    with socket.socket() as taken:
        taken.bind((demo.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refusal, match=f"Port {port} er optaget"):
            demo.free_port(port)
        monkeypatch.setattr(demo, "FIRST_PORT", port)
        assert demo.free_port(None) > port


def test_nothing_is_said_of_a_server_that_died(capsys: pytest.CaptureFixture[str]):
    demo.welcome(1, lambda: False)
    assert capsys.readouterr().out == ""


def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(demo, "PATIENCE", 0)
    with pytest.raises(Refusal, match="Favn svarer ikke"):
        demo.welcome(1, lambda: True)


def test_a_stage_tells_how_long_it_took(capsys: pytest.CaptureFixture[str]):
    with demo.stages() as tell:
        tell("Familier")
        tell("Skoler")
    assert re.fullmatch(r"  Familier … \d+,\d s\n  Skoler … \d+,\d s\n", capsys.readouterr().out)


@pytest.mark.django_db
def test_a_town_that_is_there_is_kept():
    assert demo.town_exists()
    assert demo.make_ready() is False


def test_a_child_that_a_part_left_behind_is_ended_too(tmp_path: Path):
    left = tmp_path / "left"
    child = f"import os, time; open({str(left)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    code = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}])"

    def once_it_is_there(running):
        while not left.exists() or not left.read_text():
            time.sleep(0.02)

    processes.run_together([part("den ene", code)], ready=once_it_is_there)
    until = time.monotonic() + 10
    while is_running(int(left.read_text())) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_running(int(left.read_text()))


@pytest.mark.slow
def test_one_command_serves_the_town_and_leaves_nothing_running():
    folder = Path(tempfile.mkdtemp(prefix="favn-demo-", dir="/var/tmp"))
    folder.chmod(0o755)
    surroundings = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "FAVN_LOGIN")}
    surroundings |= {"FAVN_DATA": str(folder), "FAVN_MODE": "production", "PYTHONUNBUFFERED": "1"}
    surroundings.pop("COVERAGE_PROCESS_CONFIG", None)  # the same town is made, and counted, for all the other tests
    running = subprocess.Popen(
        [sys.executable, "-m", "favn", "demo"], env=surroundings, stdout=subprocess.PIPE, text=True
    )
    try:
        said = ""
        for line in running.stdout:
            said += line
            if "Sara Aagaard" in line:
                break
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert address, said
        assert "Ida Holst            lærer i 3.B: vurdér klassen" in said
        with urllib.request.urlopen(address[0] + "klar/") as answer:  # noqa: S310  # our own server
            assert answer.status == 200
    finally:
        running.send_signal(signal.SIGINT)
        rest, _ = running.communicate(timeout=60)
        shutil.rmtree(folder)
    assert running.returncode == 0
    assert "Favn er standset. Det, der er skrevet, er gemt." in rest
    assert not (folder / "demo" / "data" / "postmaster.pid").exists()


def test_a_given_database_is_only_emptied_after_a_yes(monkeypatch: pytest.MonkeyPatch, capsys):
    from favn.config.commands import favn
    from favn.config.console import run

    monkeypatch.setenv("DATABASE_URL", "postgresql://admin:hemmeligt@db/favn")
    monkeypatch.setattr("sys.stdin", StringIO("n\n"))
    monkeypatch.setattr(postgres, "fresh", lambda: pytest.fail("emptied without a yes"))
    monkeypatch.setenv("FAVN_MODE", os.environ["FAVN_MODE"])
    assert run(favn, ["demo", "--reset"]) == 1
    said = capsys.readouterr()
    assert "bliver slettet" in said.out + said.err
    assert "hemmeligt" not in said.out + said.err
