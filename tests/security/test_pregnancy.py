"""What is told of an expectant mother is hers and her health visitor's: attacked in SQL over the web's own login."""

import pytest
from django.db import connection
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Identifier

from favn.foundation.people.models import Child
from favn.journey.checkups.models import PregnancyMessage
from favn.town.settle import key_of
from tests.security.test_passing_on import as_web

TABLES = ("checkups_pregnancymessage", "checkups_pregnancyoffer", "checkups_pregnancyclosing")
NANNAS = key_of("child", "nannas")
STRANGERS = [
    ("favn_narrow", "ida", "teacher"), ("favn_narrow", "lars", "caseworker"), ("favn_narrow", "vibe", "administrator"),
    ("favn_wide", "mette", "team_leader"), ("favn_wide", "tove", "dentist"), ("favn_wide", "per", "duty_officer"),
    ("favn_wide", "sanne", "ssp_consultant"),
]  # fmt: skip


def read_by(web, table: str) -> int:
    return web.execute(
        SQL("SELECT count(*) FROM {} WHERE child_id = %s").format(Identifier(table)), [NANNAS]
    ).fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "login", "hat"), STRANGERS)
def test_nobody_but_the_health_visitor_reads_or_changes_a_row(role, login, hat):
    with as_web(role, login, hat) as web:
        for table in TABLES:
            assert read_by(web, table) == 0
            changed = web.execute(
                SQL("UPDATE {} SET child_id = child_id WHERE child_id = %s").format(Identifier(table)), [NANNAS]
            )
            gone = web.execute(SQL("DELETE FROM {} WHERE child_id = %s").format(Identifier(table)), [NANNAS])
            assert (changed.rowcount, gone.rowcount) == (0, 0)


@pytest.mark.django_db
def test_her_own_health_visitor_reads_them():
    with as_web("favn_narrow", "hanne", "health_visitor") as web:
        assert [read_by(web, table) for table in TABLES[:2]] == [1, 1]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["favn_public", "favn_gate"])
def test_the_doorstep_has_no_right_to_ask(role):
    for table in TABLES:
        with as_web(role) as web, pytest.raises(InsufficientPrivilege):
            read_by(web, table)


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "login", "hat"), STRANGERS)
def test_nobody_else_quiets_what_waits_for_a_child(role, login, hat):
    with as_web(role, login, hat) as web, pytest.raises(InsufficientPrivilege):
        web.execute("SELECT favn.hush_pregnancy(%s)", [NANNAS])


@pytest.mark.django_db
def test_a_health_visitor_quiets_nobody_elses_child():
    with as_web("favn_narrow", "hanne", "health_visitor") as web:
        strange = web.execute("SELECT gen_random_uuid()").fetchone()[0]
        with pytest.raises(InsufficientPrivilege):
            web.execute("SELECT favn.hush_pregnancy(%s)", [strange])


def as_family(adult: str, child_id) -> list[int]:
    """How many rows of each table an adult in the family reads."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', 'favn_family', true), set_config('favn.actor', %s, true),"
                       " set_config('favn.role', 'family', true), set_config('favn.at', now()::text, true)",
                       [str(key_of("adult", adult))])  # fmt: skip
        try:
            found = []
            for table in TABLES:
                cursor.execute(SQL("SELECT count(*) FROM {} WHERE child_id = %s").format(Identifier(table)), [child_id])
                found.append(cursor.fetchone()[0])
            return found
        finally:
            cursor.execute("RESET ROLE")


def test_she_reads_what_is_told_of_her_and_a_block_shuts_her_off(db):
    assert as_family("nanna", NANNAS) == [1, 1, 0]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_block (id, child_id, actor_id, reason, blocked_by, blocked_at)"
            " VALUES (gen_random_uuid(), %s, %s, 'prøve', %s, now() - interval '1 hour')",
            [NANNAS, key_of("adult", "nanna"), key_of("employee", "vibe")],
        )
    assert as_family("nanna", NANNAS) == [0, 0, 0]


def test_the_other_parent_never_reads_it_also_when_both_hold_custody(db, emil):
    """What was told before the birth is the mother's own health, though it stands on a child of two."""
    Child.objects.filter(pk=emil.pk).update(mother_id=key_of("adult", "sofie"))
    PregnancyMessage.objects.filter(child_id=NANNAS).update(child=emil)
    assert as_family("sofie", emil.pk)[0] == 1
    assert as_family("jonas", emil.pk) == [0, 0, 0]
    assert as_family("kirsten", emil.pk) == [0, 0, 0]
