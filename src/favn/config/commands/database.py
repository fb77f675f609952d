"""`favn database`: make it ready, bring it up to date, see it, stop it."""

import os

import click

from favn.config import console, environment, postgres
from favn.config.boot import boot, find_database
from favn.config.environment import Login, Mode
from favn.config.postgres import roles

command = console.Group(name="database", help="Gør databasen klar, og hold den ved lige.")


@command.command()
def prepare() -> None:
    """Opret logins, roller og udvidelser. Kan gentages uden skade."""
    url = find_database()
    if environment.mode() is Mode.PRODUCTION:
        roles.prepare(url, may_create_databases=False)
    click.echo("Databasen har sine logins, roller og udvidelser.")


@command.command()
def migrate() -> None:
    """Bring databasens tabeller op til denne udgave af Favn."""
    boot(Login.OWNER)
    from favn.config import migrating

    steps = migrating.migrate(tell=click.echo)
    click.echo(f"{steps} trin udført. Databasen er ajour." if steps else "Databasen er ajour.")


@command.command()
def status() -> None:
    """Fortæl, hvor databasen er, og om den kører."""
    if given := os.environ.get("DATABASE_URL", "").strip():
        click.echo(f"Databasen er den, DATABASE_URL peger på ({postgres.without_password(given)}).")
        return
    kind: postgres.Kind = "test" if environment.mode() is Mode.TEST else "demo"
    found = postgres.status(kind)
    words = "kører" if found.url else "er standset" if found.exists else "er ikke lavet endnu"
    click.echo(f"Favns egen database {words}. Mappe: {found.folder}")
    if found.url:
        click.echo(f"Adresse: {found.url}")


@command.command()
def stop() -> None:
    """Stands Favns egen database. En database i DATABASE_URL røres ikke."""
    kind: postgres.Kind = "test" if environment.mode() is Mode.TEST else "demo"
    stopped = postgres.stop(kind, whoever_started_it=True)
    click.echo("Databasen er standset." if stopped else "Favns egen database kørte ikke.")
