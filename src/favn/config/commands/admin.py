"""`favn admin`: the first person in a new municipality."""

import click

from favn.config import console
from favn.config.boot import boot
from favn.config.environment import Login

command = console.Group(name="admin", help="Luk den første ind i en ny kommune.")


@command.command()
@click.option("--municipality", prompt="Kommunens navn", help="Kommunens navn.")
@click.option("--code", prompt="Kommunekode (fire cifre)", help="Kommunekoden, fire cifre.")
@click.option("--name", prompt="Administratorens navn", help="Navnet på den, der skal lukke de andre ind.")
@click.option("--username", prompt="Brugernavn", help="Det navn, der logges ind med.")
def create(municipality: str, code: str, name: str, username: str) -> None:
    """Lav kommunen og dens første administrator. Kører som databasens ejer (DATABASE_URL)."""
    if not (code.isascii() and code.isdigit() and len(code) == 4):
        raise click.BadParameter("en kommunekode er fire cifre, for eksempel 0999.", param_hint="--code")
    boot(Login.OWNER)
    from favn.foundation.accounts.actors import system
    from favn.foundation.organisation.actions import AlreadyFounded, appoint_first_administrator
    from favn.kit.clock import now

    password = _ask_password(username)
    try:
        appoint_first_administrator(
            municipality=municipality,
            code=code,
            name=name,
            username=username,
            password=password,
            by=system("admin"),
            at=now(),
        )
    except AlreadyFounded:
        raise console.Refusal(
            "Kommunen har allerede en administrator.",
            "Kun den første laves herfra; de næste lukkes ind af den, der er der.",
            "Log ind som administrator, og giv den nye sin rolle.",
        ) from None
    click.echo(f"{name} kan nu logge ind som {username} og sætter totrinslogin op første gang.")


def _ask_password(username: str) -> str:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from favn.foundation.accounts.models import User

    password: str = click.prompt("Adgangskode", hide_input=True, confirmation_prompt="Adgangskoden igen")
    try:
        validate_password(password, User(username=username))
    except ValidationError as weak:
        raise console.Refusal("Adgangskoden kan ikke bruges.", *(f"  • {each}" for each in weak.messages)) from None
    return password
