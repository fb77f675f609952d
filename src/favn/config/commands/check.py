"""`favn check`: may this Favn meet real children?"""

import click

from favn.config import console
from favn.config.boot import boot
from favn.config.environment import Login


@click.command(cls=console.Command)
def command() -> None:
    """Efterse, om Favn er sikker at sætte i drift."""
    boot(Login.WEB)
    from favn.config import check

    found = check.problems()
    if found:
        raise console.Refusal(
            f"Favn er ikke klar til drift: {len(found)} ting skal rettes.",
            *(f"  • {sentence}" for sentence in found),
        )
    click.secho("Favn er klar til drift.", fg="green")
