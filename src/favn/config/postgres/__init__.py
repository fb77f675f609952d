"""The launcher: a PostgreSQL for the demo and for the tests, without anyone having installed or started one.

`DATABASE_URL` wins; then the newest PostgreSQL the machine has; then the one that came with `favn[demo]`.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from psycopg import OperationalError, connect

from favn.config.postgres import binaries, cluster, place, roles
from favn.config.postgres.errors import DatabaseUnavailable

__all__ = ["DatabaseUnavailable", "Kind", "Status", "ensure", "fresh", "status", "stop", "without_password"]

Kind = Literal["demo", "test"]
DATABASE = "favn"
_started: set[Kind] = set()
_made_here: set[str] = set()


@dataclass(frozen=True)
class Status:
    """What the launcher knows about one cluster of its own."""

    folder: Path
    exists: bool
    url: str | None


def ensure(kind: Kind = "demo") -> str:
    """A running database with Favn's roles, as an address that logs in as its owner; also put in DATABASE_URL.

    A server that already runs is used as it is. Raises DatabaseUnavailable with what, why and what now.
    """
    if _is_given():
        given = os.environ["DATABASE_URL"].strip()
        _demand_answer(given)
        return given
    where = place.choose(kind)
    with where.locked():
        address = cluster.running(where)
        if address is None:
            address = _start(where, kind)
        name = _name_in_use()
        roles.prepare(address.url(cluster.SUPERUSER, name), may_create_databases=True)
    url = address.url("favn_owner", name)
    _made_here.add(url)
    os.environ["DATABASE_URL"] = url
    return url


def stop(kind: Kind = "demo", *, whoever_started_it: bool = False) -> bool:
    """Stop the cluster if this process started it (or, when asked, if any Favn did). Says whether it stopped one."""
    where = place.choose(kind)
    if kind not in _started and not whoever_started_it:
        return False
    version = where.version()
    if version is None or cluster.running(where) is None:
        return False
    with where.locked():
        cluster.stop(where, cluster.readable(where, binaries.find(version=version)))
    _started.discard(kind)
    return True


def status(kind: Kind = "demo") -> Status:
    """Where the cluster lives, whether it has been made, and its address if it runs."""
    where = place.choose(kind)
    address = cluster.running(where)
    return Status(where.root, where.version() is not None, address.url("favn_owner", DATABASE) if address else None)


def fresh(name: str = DATABASE, *, kind: Kind = "demo") -> str:
    """An empty database of this name beside the one in use (or instead of it), as an address; also in DATABASE_URL.

    Whatever was in it is thrown away. Raises DatabaseUnavailable if the owner may not make databases.
    """
    where = None if _is_given() else place.choose(kind)
    if where is not None and cluster.running(where) is None:
        _forget_unreadable(where)
    url = _with_name(ensure(kind), name)
    roles.empty(url)
    if where is not None:  # beside a given database, the new one is given too
        _made_here.add(url)
    os.environ["DATABASE_URL"] = url
    return url


def without_password(url: str) -> str:
    """A database address as it may be shown."""
    parts = urlsplit(url)
    netloc = parts.netloc
    if parts.password:
        netloc = netloc.replace(f":{parts.password}@", ":…@")
    shown = "&".join(each for each in parts.query.split("&") if each and not each.startswith("password="))
    return urlunsplit((parts.scheme, netloc, parts.path, shown, ""))


def _start(where: place.Place, kind: Kind) -> cluster.Address:
    programs = cluster.readable(where, binaries.find(version=where.version()))
    if where.version() is None:
        cluster.create(where, programs)
    address = cluster.start(where, programs, forgetful=kind == "test")
    _started.add(kind)
    return address


def _is_given() -> bool:
    given = os.environ.get("DATABASE_URL", "").strip()
    return bool(given) and given not in _made_here


def _name_in_use() -> str:
    """The database this process chose before (`fresh`), otherwise the usual one."""
    return urlsplit(os.environ.get("DATABASE_URL", "")).path.lstrip("/") or DATABASE


def _with_name(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _forget_unreadable(where: place.Place) -> None:
    """A cluster whose PostgreSQL has left the machine cannot be emptied, only removed."""
    try:
        binaries.find(version=where.version())
    except DatabaseUnavailable:
        binaries.find()
        shutil.rmtree(where.files)


def _demand_answer(url: str) -> None:
    try:
        connect(url, connect_timeout=10).close()
    except OperationalError as refused:
        raise DatabaseUnavailable(
            "Databasen i DATABASE_URL svarer ikke.",
            f"PostgreSQL svarer: {str(refused).strip()}",
            "Start databasen, ret DATABASE_URL, eller fjern den, så Favn selv starter en database.",
        ) from refused
