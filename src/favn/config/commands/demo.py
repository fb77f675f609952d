"""`favn demo`: the whole of Favn with invented people, in one command."""

import os
from pathlib import Path

import click

from favn.config import console, postgres
from favn.config.boot import boot
from favn.config.environment import Login, Mode
from favn.kit.catalogue import compile_all


@click.command(cls=console.Command)
@click.option("--port", type=click.IntRange(1, 65535), help="Porten, der svares på; ellers den første ledige fra 8000.")
@click.option("--reset", is_flag=True, help="Smid det skrevne væk, og begynd forfra med en ny by.")
@click.option("--no-serve", is_flag=True, help="Gør byen klar uden at starte webserveren.")
@click.option(
    "--children", type=click.IntRange(1), help="Hvor mange børn en ny by får.", default=300, show_default=True
)
@click.option("--check", is_flag=True, help="Gå ét barns vej gennem Favn, side for side, i en by for sig.")
@click.option("--report", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="Skriv vejens trin her.")
def command(port: int | None, reset: bool, no_serve: bool, children: int, check: bool, report: Path | None) -> None:
    """Lav en by af opdigtede mennesker, og vis Favn i den."""
    os.environ["FAVN_MODE"] = Mode.DEMO
    compile_all()
    if check:
        _walk(report)
        return
    if reset:
        _start_over()
    boot(Login.OWNER, mode=Mode.DEMO)
    from favn.config import demo

    chosen = None if no_serve else demo.free_port(port)
    made = demo.make_ready(children=children)
    if chosen is None:
        click.echo("Byen er lavet." if made else "Byen er der allerede.")
        return
    demo.serve(chosen)


def _walk(report: Path | None) -> None:
    from favn.config import demo

    if not demo.walk_the_way(report):
        raise console.Refusal(
            "Vejen blev ikke gået til ende.",
            "Trinene med ✗ ovenfor gjorde ikke det, de siger.",
            f"Se dem i {report}." if report else "Skriv dem i en fil med --report FIL.json.",
        )
    click.secho("Hele vejen er gået.", fg="green")


def _start_over() -> None:
    given = os.environ.get("DATABASE_URL", "").strip()
    if given:
        click.confirm(
            f"Alt i {postgres.without_password(given)} bliver slettet. Er det en demo, du vil smide væk?", abort=True
        )
    postgres.fresh()
