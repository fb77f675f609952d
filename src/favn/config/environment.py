"""What the surroundings decide: mode, database, keys. Read once, from environment variables only."""

import os
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class Mode(StrEnum):
    """How Favn runs. Production is the default, because forgetting to say so must be safe."""

    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


class Login(StrEnum):
    """Which database login a process uses. Only the owner may change tables; the web owns nothing."""

    OWNER = "owner"
    WEB = "web"
    WORKER = "worker"


def mode() -> Mode:
    """The mode this process was started in (FAVN_MODE)."""
    return Mode(os.environ.get("FAVN_MODE", Mode.PRODUCTION))


def login() -> Login:
    """The database login this process was given (FAVN_LOGIN)."""
    return Login(os.environ.get("FAVN_LOGIN", Login.WEB))


def text(name: str, default: str = "") -> str:
    """The environment variable FAVN_<name>, stripped."""
    return os.environ.get(f"FAVN_{name}", default).strip()


def database(user: str | None, password: str = "") -> dict[str, Any]:
    """Django's connection settings for one login, taken from DATABASE_URL.

    A socket folder is written as `postgresql:///favn?host=/folder`. With `user=None` the address's own user is kept
    (the administrator who owns the tables).
    """
    parts = urlsplit(os.environ.get("DATABASE_URL", "postgresql:///favn"))
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "favn",
        "USER": user or query.get("user") or unquote(parts.username or ""),
        "PASSWORD": password if user else unquote(parts.password or ""),
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": str(query.get("port") or parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
