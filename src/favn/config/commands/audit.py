"""`favn audit`: does the log still hold?"""

import click

from favn.config import console
from favn.config.boot import boot
from favn.config.environment import Login

command = console.Group(name="audit", help="Efterse loggen over, hvem der har set og ændret hvad.")


@command.command()
def verify() -> None:
    """Regn hele loggens kæde efter: finder den mindste ændring, sletning eller ombytning."""
    boot(Login.WORKER)
    from favn.config.schedule import run_as
    from favn.foundation.audit import seals

    found: seals.Verdict = run_as("verify", lambda actor, at: seals.verify())
    if not found.is_whole:
        raise console.Refusal(
            "Loggen er ikke hel: nogen har ændret, fjernet eller byttet om på noget i den.",
            *(f"  • Segl nummer {number} passer ikke med linjerne under det." for number in found.broken_seals),
            *(f"  • Linjen {key} har fået et andet indhold." for key in found.broken_payloads),
            "Stands Favn, gem databasen, som den er, og kontakt den databeskyttelsesansvarlige.",
        )
    click.echo(f"Loggen er hel: {found.entries} linjer under {found.seals} segl; {found.unsealed} venter på segl.")
