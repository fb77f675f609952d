"""Every row of every table, as each member of the cast reads it in raw SQL: nothing of a child that is not theirs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from psycopg import sql

from favn.foundation.access.acting import acting
from favn.foundation.access.hats import hat_for
from favn.foundation.accounts.actors import PUBLIC
from favn.foundation.accounts.models import User
from favn.foundation.people.models import Address, Child
from favn.kit.clock import now
from favn.town.cast import CHILDREN, GROWN, STAFF
from favn.town.settle import key_of
from tests.security.places import EMIL
from tests.security.test_matrix import OUTSIDERS

CAST = [who.login for who in (*STAFF, *GROWN, *CHILDREN) if who.login]
LOG = "audit_entry"


def columns_read(table: str) -> list[str]:
    """The columns the acting role may select."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
            " AND has_column_privilege(attrelid, attname, 'SELECT') ORDER BY attnum",
            [table],
        )
        return [name for (name,) in cursor.fetchall()]


def rows_read(table: str) -> Iterator[dict[str, str]]:
    """Every row the acting role sees of a table, in text."""
    names = columns_read(table)
    if not names:
        return
    asked = sql.SQL("SELECT {} FROM {}").format(
        sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(name)) for name in names), sql.Identifier(table)
    )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(asked)
            yield from (dict(zip(names, row, strict=True)) for row in cursor.fetchall())
    except DatabaseError as refused:
        assert "permission denied" in str(refused), (table, refused)  # noqa: PT017  # the other way out is the rows


TABLES = sorted({model._meta.db_table for model in apps.get_models()})


def actor_named(login: str):
    return hat_for(User.objects.get(username=login), "", now())[0] if login else PUBLIC


def read_by(login: str) -> dict[str, list[dict[str, str]]]:
    """Everything this one can read, table by table."""
    with acting(actor_named(login), at=now()):
        return {table: list(rows_read(table)) for table in TABLES}


@dataclass(frozen=True)
class Seen:
    """What one of the cast can read: tables with a row about Emil, and (table, column) with his father's street."""

    about_emil: set[str]
    fathers_street: list[tuple[str, str]]


@cache
def seen_by(login: str, database: str) -> Seen:
    """Everything this one can read, read once. The log is no row about Emil: one's own doings stand there."""
    street = fathers_address().street
    about_emil, told = set(), []
    for table, rows in read_by(login).items():
        for row in rows:
            if table != LOG and str(EMIL) in (row.get("child_id"), row["id"] if table == "people_child" else ""):
                about_emil.add(table)
            told += [(table, name) for name, value in row.items() if street in (value or "")]
    return Seen(about_emil, told)


def fathers_address() -> Address:
    return Address.objects.get(adult_id=key_of("adult", "jonas"), valid_until=None)


@pytest.mark.parametrize("login", ["", *OUTSIDERS])
def test_no_outsider_reads_a_row_about_emil(after_the_walk, login):
    # The administrator sets blocks, and sees whom they are about.
    seen = seen_by(login, after_the_walk.database)
    assert seen.about_emil == ({"access_block"} if login == "vibe" else set())


def test_those_who_work_with_emil_do(after_the_walk):
    assert {"people_child", "concerns_concern"} <= seen_by("ida", after_the_walk.database).about_emil
    assert {"people_child", "cases_case", "plans_plan"} <= seen_by("lars", after_the_walk.database).about_emil


@pytest.mark.parametrize("login", CAST)
def test_the_fathers_address_is_in_nothing_anybody_else_can_read(after_the_walk, login):
    assert fathers_address().protected_from
    assert bool(seen_by(login, after_the_walk.database).fathers_street) is (login == "jonas")


def test_a_parent_reads_of_the_children_alone_and_no_row_that_was_not_released(after_the_walk):
    names = {str(child.pk): child.name for child in Child.objects.all()}
    for login, theirs in (("sofie", {"emil", "freja"}), ("jonas", {"emil", "freja"})):
        known = {str(key_of("child", child)) for child in theirs}
        for table, rows in read_by(login).items():
            others = {row["child_id"] for row in rows if row.get("child_id")} - known
            assert not others, (login, table, sorted(names.get(key, key) for key in others))
