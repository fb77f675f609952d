"""The demo: a whole municipality of invented people, made once, then served until somebody stops it."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from favn.config import health, postgres, processes
from favn.config.boot import boot
from favn.config.console import Refusal
from favn.config.environment import Login, Mode

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 20
CHILDREN = 300
WALK_DATABASE = "favn_walk"
SEED = 7
GLANCE = 0.5  # seconds between two looks at a page that waits for the worker
PATIENCE = 60  # seconds until the web server must have answered


def make_ready(*, children: int = CHILDREN, seed: int = SEED) -> bool:
    """Bring the tables up to date and make the town if there is none. Says whether it made one."""
    from favn.config import migrating

    migrating.migrate(tell=click.echo)
    if town_exists():
        return False
    from favn.town.build import build

    click.echo("Laver en by med opdigtede mennesker:")
    with stages() as tell:
        build(children=children, seed=seed, progress=tell)
    return True


def walk_the_way(report: Path | None) -> bool:
    """Walk one child's whole way in a town of its own, made as the owner, walked as the web, with a worker beside.

    Says whether every step did what it says; `report` becomes a JSON array with one object a step.
    """
    postgres.fresh(WALK_DATABASE)
    subprocess.run([sys.executable, "-m", "favn", "demo", "--no-serve"], check=True)  # our own command
    boot(Login.WEB, mode=Mode.DEMO)
    from favn.town.walk import run

    with processes.beside(processes.worker()):
        return run(report, tell=click.echo, wait=lambda: time.sleep(GLANCE))


def town_exists() -> bool:
    """Whether the cast lives in this database."""
    from favn.foundation.accounts.models import User
    from favn.town.settle import key_of

    return User.objects.filter(pk=key_of("user", "ida")).exists()


@contextmanager
def stages() -> Iterator["Stages"]:
    """Tells each stage as it begins, and how long the one before it took."""
    told = Stages()
    yield told
    told.finish()


class Stages:
    """Progress a person can follow: one line a stage."""

    def __init__(self) -> None:
        self.began: float | None = None

    def __call__(self, stage: str) -> None:
        self.finish()
        click.echo(f"  {stage.rstrip('. ')} … ", nl=False)
        self.began = time.perf_counter()

    def finish(self) -> None:
        """End the line of the stage that is running."""
        if self.began is not None:
            click.echo(f"{time.perf_counter() - self.began:.1f} s".replace(".", ","))
        self.began = None


def free_port(wanted: int | None) -> int:
    """The port asked for, or the first free one from 8000. Raises Refusal when the one asked for is taken."""
    tries = [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    for port in tries:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise Refusal(
        f"Port {wanted or FIRST_PORT} er optaget.",
        "Et andet program svarer allerede der; måske kører demoen i et andet vindue.",
        "Stop det andet program, eller vælg en anden port: favn demo --port 8123.",
    )


def serve(port: int) -> None:
    """Serve the town on this port until somebody stops it (Ctrl-C). Raises Refusal if a part of it dies."""
    click.echo("Starter …")
    parts = [processes.web(host=HOST, port=port), processes.worker()]
    ended = processes.run_together(parts, ready=lambda running: welcome(port, running))
    click.echo("\nFavn er standset. Det, der er skrevet, er gemt.")
    if ended:
        raise Refusal(
            f"Demoen er standset, fordi {ended} stoppede.", "Se linjerne ovenfor, og prøv igen med: favn demo."
        )


def welcome(port: int, running: Callable[[], bool]) -> None:
    """Wait until Favn answers, then say where it is and who one can be."""
    if not _answers(port, running):
        return
    from favn.town.cast import CHILDREN, GROWN, STAFF

    click.secho(f"\nFavn kører på http://{HOST}:{port}/ (Ctrl-C standser)\n", bold=True)
    click.echo("Vælg, hvem du vil være:")
    people = [(one.name, one.does) for one in STAFF]
    people += [(f"{one.given} {one.surname}", one.does) for one in GROWN if one.login]
    people += [(f"{one.given} {one.surname}", "barnet, 13 år: sin egen side") for one in CHILDREN if one.login]
    for name, does in people:
        click.echo(f"  {name:<20} {does}")


def _answers(port: int, running: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE
    while running():
        try:
            urllib.request.urlopen(f"http://{HOST}:{port}{health.READY}", timeout=5).close()  # our own server
        except (urllib.error.URLError, OSError):
            if time.monotonic() > until:
                raise Refusal(
                    "Favn svarer ikke.",
                    f"Webserveren er startet, men svarede ikke på {health.READY} inden for {PATIENCE} sekunder.",
                    "Se linjerne ovenfor, og prøv igen med: favn demo --reset.",
                ) from None
            time.sleep(0.1)
        else:
            return True
    return False
