"""`favn keys`: new keys for a new Favn, and new keys for one that runs."""

import base64
import secrets

import click

from favn.config import console
from favn.config.boot import boot
from favn.config.environment import Login
from favn.kit.clock import local, now


@click.group(name="keys", cls=console.Group, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Lav nye nøgler til en ny Favn, som linjer til dens miljø; eller skift nøgler i en, der kører."""
    if context.invoked_subcommand is None:
        _new_keys()


def _new_keys() -> None:
    encryption = base64.b64encode(secrets.token_bytes(32)).decode()
    click.echo(f"FAVN_SECRET_KEY={secrets.token_urlsafe(64)}")
    click.echo(f"FAVN_ENCRYPTION_KEYS=k{local(now()):%Y%m%d}:{encryption}")
    click.echo(f"FAVN_LOOKUP_KEY={secrets.token_urlsafe(48)}")
    click.echo("Gem dem et sikkert sted, adskilt fra databasens kopier. Uden dem kan CPR-numre ikke læses.", err=True)


@command.command()
def rotate() -> None:
    """Krypter det gamle om med den nye nøgle, og regn opslag om, mens Favn kører. Kan stoppes og køres igen."""
    boot(Login.WORKER)
    from favn.config import rotation

    done = rotation.rotate()
    for place, rows in done.resealed.items():
        click.echo(f"{place}: {rows} krypteret om")
    click.echo(f"Numre, der findes med den nye nøgle: {done.rehashed} regnet om")
    if not done.is_whole:
        raise console.Refusal(
            "De gamle nøgler kan ikke fjernes endnu.",
            *(f"  • {row} kan ikke åbnes med nogen af nøglerne." for row in done.unreadable),
            *(
                f"  • people_identifier {key}: nummeret står også i en anden række; saml de to poster."
                for key in done.doubled
            ),
            "Ret det, og kør kommandoen igen.",
        )
    click.echo("Intet bruger de gamle nøgler. Kør en gang til efter sidste genstart, og fjern dem så.")
