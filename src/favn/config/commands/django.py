"""`favn django`: Django's own commands, for those who develop Favn."""

import sys

import click

from favn.config import console
from favn.config.boot import boot
from favn.config.environment import Login


@click.command(
    cls=console.Command,
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Djangos egne kommandoer (makemigrations, collectstatic …)."""
    boot(Login.OWNER)
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0], *arguments])
