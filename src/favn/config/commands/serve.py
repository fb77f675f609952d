"""`favn serve`: the web server and the worker, as production runs them."""

import click

from favn.config import console, environment, processes
from favn.config.boot import boot
from favn.config.environment import Login, Mode


@click.command(cls=console.Command)
@click.option("--host", default="127.0.0.1", show_default=True, help="Adressen, der svares på.")
@click.option("--port", default=8000, show_default=True, help="Porten, der svares på.")
@click.option("--workers", type=click.IntRange(1), help="Antal processer; ellers én for hver kerne.")
@click.option("--without-worker", is_flag=True, help="Kør arbejderen for sig (favn worker).")
def command(host: str, port: int, workers: int | None, without_worker: bool) -> None:
    """Start Favn. I drift efterses den først, og en usikker Favn starter ikke."""
    boot(Login.WEB)
    if environment.mode() is Mode.PRODUCTION:
        from favn.config import check

        found = check.problems()
        if found:
            raise console.Refusal("Favn starter ikke, før dette er rettet:", *(f"  • {each}" for each in found))
    parts = [processes.web(host=host, port=port, workers=workers)]
    if not without_worker:
        parts.append(processes.worker())
    ended = processes.run_together(parts)
    if ended:
        raise console.Refusal(
            f"Favn er standset, fordi {ended} stoppede.",
            "Se dens sidste linjer ovenfor, og start igen med: favn serve.",
        )
