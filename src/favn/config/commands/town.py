"""`favn town`: an invented municipality in an empty database."""

import time

import click

from favn.config import console
from favn.config.boot import boot
from favn.config.environment import Login, Mode


@click.command(cls=console.Command)
@click.option("--children", default=3000, show_default=True, type=click.IntRange(28, 200_000), help="Så mange børn.")
@click.option("--seed", default=7, show_default=True, help="Samme frø, samme by.")
def command(children: int, seed: int) -> None:
    """Lav en opdigtet kommune i en tom database: familier, skoler, runder, underretninger, sager og planer."""
    boot(Login.OWNER)
    from favn.config import environment, migrating
    from favn.town.build import TownExists, build

    if environment.mode() is Mode.PRODUCTION:
        raise console.Refusal(
            "En opdigtet by hører ikke til i drift.",
            "Opdigtede børn må aldrig stå mellem virkelige.",
            "Prøv den med FAVN_MODE=demo.",
        )
    migrating.migrate(tell=click.echo)
    began = time.monotonic()
    try:
        build(children=children, seed=seed, progress=click.echo)
    except TownExists:
        raise console.Refusal(
            "Der er allerede en kommune i databasen, og den er ikke rørt.",
            "En by laves kun i en tom database.",
            "Begynd forfra med: make demo-reset",
        ) from None
    click.secho(f"Byen er klar efter {time.monotonic() - began:.0f} sekunder.", fg="green")
