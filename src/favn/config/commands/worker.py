"""`favn worker`: the process that does what was promised for later."""

from typing import cast

import click

from favn.config import console
from favn.config.boot import boot
from favn.config.environment import Login


@click.command(cls=console.Command)
@click.option("--once", is_flag=True, help="Udfør det, der venter, og stop.")
def command(once: bool) -> None:
    """Udfør det, der er lovet til senere, og det, der vender tilbage."""
    boot(Login.WORKER)
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    connector = cast("DjangoConnector", app.connector)
    with app.replace_connector(connector.get_worker_connector()):
        app.run_worker(wait=not once, listen_notify=not once, delete_jobs="successful", concurrency=2)
