"""`favn town`: an invented municipality of any size, for demonstrations and measurements."""

import os

import click

from favn.config import console, environment, postgres
from favn.config.boot import boot
from favn.config.environment import Login, Mode


@click.command(cls=console.Command)
@click.option("--children", type=click.IntRange(1), default=300, show_default=True, help="Hvor mange børn byen har.")
@click.option("--seed", type=int, default=7, show_default=True, help="Samme tal giver samme by.")
@click.option("--database", help="Læg byen i en database for sig med dette navn; den tømmes først.")
def command(children: int, seed: int, database: str | None) -> None:
    """Lav en by af opdigtede mennesker i en tom database."""
    if environment.mode() is Mode.PRODUCTION:
        if os.environ.get("DATABASE_URL", "").strip():
            raise console.Refusal(
                "Favn lægger ikke opdigtede mennesker i en database i drift.",
                "Sæt FAVN_MODE=demo, hvis databasen i DATABASE_URL er til at prøve i.",
            )
        os.environ["FAVN_MODE"] = Mode.DEMO
    if database:
        postgres.fresh(database)
    boot(Login.OWNER)
    from favn.config import demo

    if not demo.make_ready(children=children, seed=seed):
        raise console.Refusal(
            "Der bor allerede nogen i databasen.",
            "En by laves kun i en tom database, så det, der er skrevet, ikke går tabt.",
            "Begynd forfra med favn demo --reset, eller giv byen en database for sig: favn town --database favn_stor.",
        )
    click.echo("Byen er lavet.")
