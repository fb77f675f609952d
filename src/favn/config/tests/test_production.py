"""Favn in production, from an empty database to a page, the way docs/operations/install.md says."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from favn.config import postgres
from favn.config.postgres import roles


def favn(*arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-m", "favn", *arguments], env=surroundings, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory):
    """The surroundings of a Favn that is ready: keys, a migrated database of its own, gathered files."""
    owner = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/favn_production_{os.getpid()}")
    roles.empty(urlunsplit(owner))
    surroundings = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": urlunsplit(owner),
        "FAVN_HOSTS": "favn.kommunen.dk",
        "FAVN_STATIC_ROOT": str(tmp_path_factory.mktemp("static")),
    }
    surroundings |= dict(line.split("=", 1) for line in favn("keys", **surroundings).stdout.splitlines())
    for step in (("database", "migrate"), ("static",)):
        answer = favn(*step, **surroundings)
        assert answer.returncode == 0, answer.stdout + answer.stderr
    yield surroundings | {"DATABASE_URL": urlunsplit(owner._replace(netloc=""))}
    with psycopg.connect(urlunsplit(owner), dbname="postgres", autocommit=True) as maintenance:
        maintenance.execute(f"drop database {owner.path[1:]} with (force)")


def test_a_favn_set_up_by_the_book_may_start(production: dict[str, str]):
    answer = favn("check", **production)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "Favn er klar til drift." in answer.stdout


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"FAVN_SECRET_KEY": ""}, "FAVN_SECRET_KEY mangler"),
        ({"FAVN_HOSTS": ""}, "FAVN_HOSTS mangler"),
        ({"DATABASE_URL": ""}, "hvilken database"),
        ({"DATABASE_URL": "postgresql:///favn?host=/nowhere"}, "Databasen svarer ikke"),
    ],
)
def test_an_unsafe_favn_does_not_start(production: dict[str, str], change: dict[str, str], sentence: str):
    answer = favn("serve", "--port", "1", **(production | change))
    assert answer.returncode == 1
    assert sentence in answer.stderr
    assert "Traceback" not in answer.stderr


def test_it_serves_over_https_only_with_its_looks_and_says_nothing_of_anyone(production: dict[str, str]):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "favn", "serve", "--port", str(port), "--workers", "1"]
    running = subprocess.Popen(command, env=production, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own command
    try:
        assert status(port, "/klar/", wait=30) == 200
        assert status(port, "/barn/Emil/?navn=Winther", Host="favn.kommunen.dk") == 301
        https = {"Host": "favn.kommunen.dk", "X-Forwarded-Proto": "https"}
        assert status(port, "/findes-ikke/?navn=Winther", **https) == 404
        assert status(port, "/klar/", Host="another.example") == 200
        assert status(port, "/", Host="another.example") == 400
    finally:
        running.send_signal(signal.SIGTERM)
        said, _ = running.communicate(timeout=60)
    assert running.returncode == 0
    assert '"status": 404' in said
    assert "Winther" not in said
    assert "Emil" not in said


class Stay(urllib.request.HTTPRedirectHandler):
    """Answers a redirect as it is instead of following it."""

    def redirect_request(self, *asked, **more):
        return None


def status(port: int, path: str, wait: float = 0, **headers: str) -> int:
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)  # our own server
    until = time.monotonic() + wait
    while True:
        try:
            with urllib.request.build_opener(Stay).open(asked, timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as refused:
            refused.close()
            if refused.code != 503 or time.monotonic() > until:
                return refused.code
        except OSError:
            if time.monotonic() > until:
                raise
        time.sleep(0.1)


def test_a_password_is_never_shown():
    shown = postgres.without_password("postgresql://favn_owner:hemmeligt@db:5432/favn?password=ogsaa&sslmode=require")
    assert shown == "postgresql://favn_owner:…@db:5432/favn?sslmode=require"
