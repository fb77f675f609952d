"""`favn`: the one command line."""

import os
import sys

import click


@click.group()
def main() -> None:
    """Favn: ét barns vej til hjælp."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "favn.config.settings")


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def django(arguments: tuple[str, ...]) -> None:
    """Djangos egne kommandoer (makemigrations, migrate …)."""
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0], *arguments])
