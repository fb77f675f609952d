"""`favn keys`: new keys for a new Favn."""

import base64
import secrets

import click

from favn.config import console
from favn.kit.clock import local, now


@click.command(cls=console.Command)
def command() -> None:
    """Lav nye nøgler til en ny Favn, som linjer til dens miljø."""
    encryption = base64.b64encode(secrets.token_bytes(32)).decode()
    click.echo(f"FAVN_SECRET_KEY={secrets.token_urlsafe(64)}")
    click.echo(f"FAVN_ENCRYPTION_KEYS=k{local(now()):%Y%m%d}:{encryption}")
    click.echo(f"FAVN_LOOKUP_KEY={secrets.token_urlsafe(48)}")
    click.echo("Gem dem et sikkert sted, adskilt fra databasens kopier. Uden dem kan CPR-numre ikke læses.", err=True)
