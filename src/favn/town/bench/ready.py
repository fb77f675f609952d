"""Which towns to measure in stand ready: a large one takes long to make, and is used again for a week."""

import hashlib
import os
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from favn.kit.clock import now

FAVN = Path(__file__).resolve().parents[2]
KEPT = timedelta(days=7)  # a town is dated relative to the day it was made, and its round is open for weeks


def version() -> str:
    """Changes when the tables, their guards or the writers of the town change."""
    seen = hashlib.sha256()
    paths = [*FAVN.rglob("migrations/0*.py"), *FAVN.rglob("*.sql"), *FAVN.glob("town/*.py"), *FAVN.rglob("protect.py")]
    for path in sorted(paths):
        seen.update(path.read_bytes())
    return seen.hexdigest()[:12]


def is_ready(database: str) -> bool:
    """Whether the database is there, made by this version, less than a week ago."""
    with psycopg.connect(address_of("postgres"), autocommit=True) as server:
        told = server.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [database]
        ).fetchone()
    made_by, _, made_at = (told[0] or "" if told else "").partition(" ")
    return made_by == version() and now() - datetime.fromisoformat(made_at) < KEPT


def mark_ready(database: str) -> None:
    """Write on the database which version made it, and when."""
    words = sql.Literal(f"{version()} {now().isoformat()}")
    with psycopg.connect(address_of(database), autocommit=True) as server:
        server.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(database), words))


def address_of(database: str) -> str:
    """The owner's address of a database beside the one in DATABASE_URL."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))
