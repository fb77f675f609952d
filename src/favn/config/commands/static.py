"""`favn static`: gather what pages look like, named by content and compressed, for production."""

import os

import click

from favn.config import console


@click.command(cls=console.Command)
def command() -> None:
    """Saml stylesheets, skrifter og scripts til drift (FAVN_STATIC_ROOT)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "favn.config.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    click.echo(f"Samlet i {settings.STATIC_ROOT}.")
