"""`favn worker`: the process that does what was promised for later."""

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

    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=not once, listen_notify=not once, install_signal_handlers=True)
