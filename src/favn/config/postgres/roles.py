"""Logins, roles, database and extensions: everything that must be there before the first migration."""

import os
from pathlib import Path

from psycopg import Connection, Error, connect, sql

from favn.config.postgres.errors import DatabaseUnavailable

ROLES = Path(__file__).with_name("roles.sql")
LOGINS = ("favn_owner", "favn_web", "favn_worker", "favn_log")
ACTING = ("favn_gate", "favn_narrow", "favn_wide", "favn_family", "favn_public", "favn_system")
EXTENSIONS = ("pg_trgm", "btree_gist")


def prepare(conninfo: str, *, may_create_databases: bool) -> None:
    """Make roles, database and extensions, as the superuser `conninfo` logs in as; again changes nothing.

    `conninfo` names the database to make; its owner becomes `favn_owner`. With `may_create_databases` the owner may
    make more (demo and tests). Passwords come from FAVN_OWNER_PASSWORD, FAVN_WEB_PASSWORD, FAVN_WORKER_PASSWORD and
    FAVN_LOG_PASSWORD; an absent one is left as it is. Raises DatabaseUnavailable if the server refuses.
    """
    name = dict(_parse(conninfo)).get("dbname", "favn")
    try:
        with connect(conninfo, dbname="postgres", autocommit=True) as maintenance:
            maintenance.execute(ROLES.read_bytes())
            if may_create_databases:
                _let_owner_create_databases(maintenance)
            _set_passwords(maintenance)
            create_database(maintenance, name)
        with connect(conninfo, autocommit=True) as database:
            _create_extensions(database)
            _close_to_others(database, name)
        if may_create_databases:
            with connect(conninfo, dbname="template1", autocommit=True) as template:
                _create_extensions(template)
    except Error as refused:
        raise DatabaseUnavailable(
            f"Databasen {name} kunne ikke gøres klar.",
            f"PostgreSQL svarer: {str(refused).strip()}",
            "Kør favn database prepare med en DATABASE_URL, der logger ind som databasens administrator (superbruger).",
        ) from refused


def missing(connection: Connection) -> list[str]:
    """The names of Favn's logins and roles that the cluster does not have."""
    found = {row[0] for row in connection.execute("select rolname from pg_roles where rolname like 'favn\\_%'")}
    return [name for name in (*LOGINS, *ACTING) if name not in found]


def create_database(maintenance: Connection, name: str) -> None:
    """Make an empty database owned by `favn_owner`, in UTF-8 and C order (Danish order is a stored sort key)."""
    if maintenance.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        return
    maintenance.execute(
        sql.SQL("create database {} owner favn_owner encoding 'UTF8' locale 'C' template template0").format(
            sql.Identifier(name)
        )
    )


def empty(url: str) -> None:
    """Throw away the database `url` names with everything in it, and leave an empty one, as its owner."""
    name = dict(_parse(url))["dbname"]
    try:
        with connect(url, dbname="postgres", autocommit=True) as maintenance:
            maintenance.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))
            create_database(maintenance, name)
        with connect(url, autocommit=True) as database:
            _create_extensions(database)
            _close_to_others(database, name)
    except Error as refused:
        raise DatabaseUnavailable(
            f"Databasen {name} kunne ikke tømmes.",
            f"PostgreSQL svarer: {str(refused).strip()}",
            "Log ind med den bruger, der ejer den (favn_owner), og giv brugeren lov til at oprette databaser.",
        ) from refused


def _let_owner_create_databases(connection: Connection) -> None:
    if not connection.execute("select 1 from pg_roles where rolname = 'favn_owner' and rolcreatedb").fetchone():
        connection.execute("alter role favn_owner createdb")


def _set_passwords(connection: Connection) -> None:
    for login in LOGINS:
        password = os.environ.get(f"{login.upper()}_PASSWORD", "")
        if password:
            scrambled = connection.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
            connection.execute(
                sql.SQL("alter role {} password {}").format(sql.Identifier(login), sql.Literal(scrambled.decode()))
            )


def _create_extensions(connection: Connection) -> None:
    present = {row[0] for row in connection.execute("select extname from pg_extension")}
    for extension in EXTENSIONS:
        if extension not in present:
            connection.execute(sql.SQL("create extension if not exists {}").format(sql.Identifier(extension)))


def _close_to_others(connection: Connection, name: str) -> None:
    database = sql.Identifier(name)
    logins = sql.SQL(", ").join(sql.Identifier(login) for login in LOGINS)
    connection.execute(sql.SQL("revoke all on database {} from public").format(database))
    connection.execute(sql.SQL("grant connect on database {} to {}").format(database, logins))


def _parse(conninfo: str) -> list[tuple[str, str]]:
    from psycopg.conninfo import conninfo_to_dict

    return [(key, str(value)) for key, value in conninfo_to_dict(conninfo).items() if value is not None]
