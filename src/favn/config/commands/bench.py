"""`favn bench`: how quick Favn is, on this machine, on towns of several sizes, beside a floor in the same run."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click

from favn.config import console, environment, processes
from favn.config.boot import boot, find_database
from favn.config.environment import Login, Mode

SIZES = (1_000, 12_000)
LARGE = 110_000
CROWD = 40  # raters at once
PAGE = Path(__file__).resolve().parents[4] / "docs" / "benchmarks.md"


@click.command(cls=console.Command)
@click.option("--large", is_flag=True, help="Mål også i en by med 110.000 børn; den tager en halv time at lave.")
@click.option("--children", type=click.IntRange(1000), multiple=True, help="Mål i byer af denne størrelse i stedet.")
@click.option("--times", type=click.IntRange(1), default=60, show_default=True, help="Hvor mange gange hver opgave.")
@click.option("--json", "as_json", is_flag=True, help="Kun én linje JSON for hvert tal.")
@click.option("--fresh", is_flag=True, help="Lav byerne på ny, også når de er der.")
@click.option("--start", is_flag=True, help="Mål kun, hvor længe make demo er om at svare på en ren kopi.")
@click.option("--load", is_flag=True, help="Mål kun, hvad 40 voksne på én gang venter, når de udfylder deres ark.")
@click.option("--seconds", type=click.IntRange(5), default=180, show_default=True, help="Hvor længe de 40 er i gang.")
def command(
    large: bool,
    children: tuple[int, ...],
    times: int,
    as_json: bool,
    fresh: bool,
    start: bool,
    load: bool,
    seconds: int,
) -> None:
    """Mål, hvor hurtig Favn er, og skriv tallene i docs/benchmarks.md."""
    if environment.mode() is Mode.PRODUCTION:
        os.environ["FAVN_MODE"] = Mode.DEMO
    if start:
        _measure_start(as_json)
        return
    find_database()
    if load:
        _measure_load(children[0] if children else SIZES[-1], seconds, fresh, as_json)
        return
    sizes = children or ((*SIZES, LARGE) if large else SIZES)
    names = [_town(size, fresh=fresh) for size in sizes]
    boot(Login.WEB)
    from favn.kit import memory
    from favn.kit.clock import local, now
    from favn.town.bench import paper, run

    memory.settle()  # as a web process does
    found = []
    for size, name in zip(sizes, names, strict=True):
        for figure in run.figures(size, name, times=times):
            found.append(figure)
            if as_json:
                click.echo(figure.line())
    if not as_json:
        click.echo("\n".join(paper.aligned(paper.table(found))))
    if PAGE.exists() and not children:
        paper.write(PAGE, found, on=local(now()).date(), load=_load())


def _town(children: int, *, fresh: bool) -> str:
    """The database with a town of this size, made today by this version's tables; made anew when it is not."""
    from favn.town.bench.ready import is_ready, mark_ready

    name = f"favn_bench_{children}"
    if fresh or not is_ready(name):
        click.echo(f"Laver en by med {children} børn til at måle i …", err=True)
        making = [sys.executable, "-m", "favn", "town", "--children", str(children), "--database", name]
        if subprocess.run(making, check=False, stdout=subprocess.DEVNULL).returncode:
            raise console.Refusal("Byen kunne ikke laves.", f"Prøv selv: favn town --children {children}")
        mark_ready(name)
    return name


def _measure_load(children: int, seconds: int, fresh: bool, as_json: bool) -> None:
    name = _town(children, fresh=fresh)
    boot(Login.WEB)
    from favn.town.bench import load, paper, ready

    os.environ["DATABASE_URL"] = ready.address_of(name)
    port = load.free_port()
    serving = processes.beside(processes.web(host="127.0.0.1", port=port))
    try:
        found = load.under_load(name, serving, port=port, users=CROWD, seconds=seconds)
    except load.NoCrowd as failed:
        raise console.Refusal("Målingen kunne ikke gøres.", str(failed)) from failed
    click.echo("\n".join([each.line() for each in found] if as_json else paper.aligned(paper.crowd(found))))
    if PAGE.exists():
        paper.write_load(PAGE, found, children=children, seconds=seconds, load=_load())


def _load() -> str:
    return f"belastning fra andet på maskinen {os.getloadavg()[0]:.1f}".replace(".", ",")


def _measure_start(as_json: bool) -> None:
    from favn.town.bench import paper, start

    try:
        seconds = start.seconds_to_a_served_town()
    except start.NotStarted as failed:
        raise console.Refusal("Demoen kom ikke i gang.", str(failed)) from failed
    line = json.dumps({"task": "cold start of make demo", "seconds": round(seconds, 1)})
    click.echo(line if as_json else f"Fra ren kopi til svar: {seconds:.0f} sekunder.")
    if PAGE.exists():
        paper.write_start(PAGE, seconds, load=_load())
