"""Getting a process ready: which database, which login, and Django on top of them."""

import atexit
import os

from favn.config import environment, postgres
from favn.config.console import Refusal
from favn.config.environment import Login, Mode
from favn.kit.catalogue import compile_all

SETTINGS = "favn.config.settings"


def boot(login: Login, *, mode: Mode | None = None) -> None:
    """Find the database and set Django up with this login. Once a process, before anything of Django is imported.

    Raises DatabaseUnavailable, or Refusal when production was not told which database to use.
    """
    if mode is not None:
        os.environ["FAVN_MODE"] = mode
    os.environ["FAVN_LOGIN"] = login
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    find_database()
    if environment.mode() is not Mode.PRODUCTION:  # a checkout has no .mo files; a wheel carries them
        compile_all()
    import django

    django.setup()


def find_database() -> str:
    """The owner's address of the database this mode uses; in production the one in DATABASE_URL and no other."""
    mode = environment.mode()
    if mode is Mode.PRODUCTION:
        if not os.environ.get("DATABASE_URL", "").strip():
            raise Refusal(
                "Favn ved ikke, hvilken database der skal bruges.",
                "I drift starter Favn aldrig selv en database, og DATABASE_URL er ikke sat.",
                "Sæt DATABASE_URL, eller sæt FAVN_MODE=demo for at prøve Favn med opdigtede børn.",
            )
        return os.environ["DATABASE_URL"]
    kind: postgres.Kind = "test" if mode is Mode.TEST else "demo"
    atexit.register(postgres.stop, kind)  # only what this process started
    return postgres.ensure(kind)
