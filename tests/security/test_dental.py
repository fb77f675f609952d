"""The dental room attacked in raw SQL, over the web's own login: what the clinic knows stays with the clinic."""

import pytest
from django.db import connection
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Identifier

from favn.town.settle import key_of
from tests.security.test_passing_on import as_web

TABLES = (
    "checkups_dentalappointment", "checkups_noshow", "checkups_noshowstep", "checkups_dentaladvice",
    "checkups_spokenof",
)  # fmt: skip
READ_BY_FAMILIES = TABLES[:3]  # the rows of their own children, and not every column
JOHAN = key_of("child", "johan")
EMIL = key_of("child", "emil")


def rows_of(table: str, role: str, login: str, hat: str) -> int:
    """How many rows about Emil this one finds."""
    with as_web(role, login, hat) as web:
        return web.execute(
            SQL("SELECT count(*) FROM {} WHERE child_id = %s").format(Identifier(table)), [EMIL]
        ).fetchone()[0]


@pytest.mark.django_db
def test_the_dentist_finds_what_there_is():
    assert rows_of("checkups_noshow", "favn_wide", "tove", "dentist") == 1
    assert rows_of("checkups_dentalappointment", "favn_wide", "tove", "dentist") == 3  # two kept


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("role", "login", "hat"),
    [("favn_narrow", "ida", "teacher"), ("favn_narrow", "otto", "teacher"), ("favn_narrow", "lars", "caseworker"),
     ("favn_narrow", "hanne", "health_visitor"), ("favn_wide", "mette", "team_leader"),
     ("favn_wide", "otto", "dentist"), ("favn_narrow", "vibe", "administrator")],
)  # fmt: skip
def test_a_teacher_a_caseworker_and_the_outsider_find_nothing(table, role, login, hat):
    assert rows_of(table, role, login, hat) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["favn_family", "favn_public", "favn_gate"])
def test_the_family_the_public_and_the_gate_have_no_way_in(role):
    for table in [each for each in TABLES if role != "favn_family" or each not in READ_BY_FAMILIES]:
        with as_web(role, "tove", "dentist") as web, pytest.raises(InsufficientPrivilege):
            web.execute(SQL("SELECT count(*) FROM {}").format(Identifier(table)))


@pytest.mark.parametrize(
    ("login", "times", "missed"), [("sofie", 3, 1), ("jonas", 0, 0), ("kirsten", 0, 0), ("jens", 0, 0)]
)
def test_a_parent_finds_the_times_of_a_child_who_lives_there(acting_as, login, times, missed):
    """Jonas lives at a protected address, so a time would tell where the child is; the others have no custody."""
    with acting_as(login), connection.cursor() as cursor:
        for table, expected in (("checkups_dentalappointment", times), ("checkups_noshow", missed)):
            cursor.execute(SQL("SELECT count(*) FROM {} WHERE child_id = %s").format(Identifier(table)), [EMIL])
            assert cursor.fetchone() == (expected,)


@pytest.mark.django_db
@pytest.mark.parametrize(("login", "hat"), [("ida", "teacher"), ("lars", "caseworker"), ("hanne", "health_visitor")])
def test_nobody_else_writes_or_moves_a_step(login, hat):
    with as_web("favn_narrow", login, hat) as web:
        assert web.execute("UPDATE checkups_noshow SET due_on = NULL WHERE child_id = %s", [EMIL]).rowcount == 0
        assert web.execute("DELETE FROM checkups_dentalappointment WHERE child_id = %s", [EMIL]).rowcount == 0
    insert = (
        "INSERT INTO checkups_dentalappointment (id, child_id, unit_id, planned_at, code, attendance, booked_by_id,"
        " booked_at) SELECT gen_random_uuid(), %s, u.id, now(), '', '', %s, now() FROM organisation_unit u LIMIT 1"
    )
    with as_web("favn_narrow", login, hat) as web, pytest.raises(InsufficientPrivilege):
        web.execute(insert, [EMIL, key_of("employee", login)])


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "login", "hat"), [
    ("favn_narrow", "hanne", "health_visitor"), ("favn_narrow", "vibe", "administrator"),
    ("favn_wide", "mette", "dentist"),
])  # fmt: skip
def test_the_letters_and_the_days_are_the_leaders(role, login, hat):
    for statement in ("UPDATE checkups_noshowletter SET title = 'x'", "DELETE FROM checkups_noshowpace"):
        with as_web(role, login, hat) as web:
            assert web.execute(statement).rowcount == 0


@pytest.mark.django_db
def test_a_dentist_does_not_make_herself_leader():
    insert = (
        "INSERT INTO checkups_dentalpost (id, employee_id, unit_id, post, valid_from) SELECT gen_random_uuid(), %s,"
        " u.id, 'leader', current_date FROM organisation_unit u WHERE u.kind = 'dental' LIMIT 1"
    )
    with as_web("favn_wide", "tove", "dentist") as web, pytest.raises(InsufficientPrivilege):
        web.execute(insert, [key_of("employee", "tove")])


@pytest.mark.django_db
def test_the_coordinator_finds_the_meeting_and_no_child():
    with as_web("favn_narrow", "nina", "network_coordinator") as web:
        assert web.execute("SELECT count(*) FROM checkups_clinicmeeting").fetchone()[0] == 1
        assert web.execute("SELECT count(*) FROM checkups_spokenof").fetchone()[0] == 0
        assert web.execute("SELECT count(*) FROM checkups_dentaladvice WHERE child_id = %s", [JOHAN]).fetchone()[0] == 0
    for login, hat in (("ida", "teacher"), ("lars", "caseworker")):
        with as_web("favn_narrow", login, hat) as web:
            assert web.execute("SELECT count(*) FROM checkups_clinicmeeting").fetchone()[0] == 0


@pytest.mark.django_db
def test_a_coordinator_writes_no_meeting_and_a_daycare_no_agreement():
    for statement in ("DELETE FROM checkups_clinicmeeting", "UPDATE checkups_clinicmeeting SET learned = 'x'"):
        with as_web("favn_narrow", "nina", "network_coordinator") as web, pytest.raises(InsufficientPrivilege):
            web.execute(statement)
    with as_web("favn_narrow", "rikke", "daycare_leader") as web:
        assert web.execute("UPDATE checkups_clinicagreement SET may_be_said = 'alt'").rowcount == 0
