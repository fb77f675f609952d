"""The second lock on absence, attacked in SQL; and that a figure of absence stays a figure of absence."""

import ast
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import favn
from favn.journey.checkups.models import AbsenceDuty, AbsenceFigure
from favn.kit.ids import new_id

pytestmark = pytest.mark.django_db
SOURCE = Path(favn.__file__).parent
OTHERS = ("dental", "wellbeing_", "concerns_", "notifications_", "cases_", "checkups_contact", "checkups_visit")


READ = {
    "figures": "SELECT id FROM checkups_absencefigure WHERE child_id = %s",
    "duties": "SELECT id FROM checkups_absenceduty WHERE child_id = %s",
}


def asked(sql: str, *values: object) -> list:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def is_refused(sql: str, *values: object) -> bool:
    """Whether PostgreSQL forbids it, or lets it through without touching a row."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.rowcount == 0
    except DatabaseError:
        return True


@pytest.mark.parametrize("table", ["figures", "duties"])
@pytest.mark.parametrize(
    "login", ["otto", "hanne", "tove", "lars", "mette", "per", "sanne", "lone", "vibe", "karen", "dan", "jens", "ali"]
)
def test_those_without_the_schools_room_read_no_row(acting_as, emil, login, table):
    with acting_as(login):
        try:
            with transaction.atomic():
                found = asked(READ[table], emil.id)
        except DatabaseError:
            found = []
    assert found == []


@pytest.mark.parametrize("login", ["sofie", "jonas"])
def test_a_parent_reads_figures_of_the_own_child_and_no_duty(acting_as, emil, johan, login):
    with acting_as(login):
        assert asked("SELECT id FROM checkups_absencefigure WHERE child_id = %s", emil.id)
        assert asked("SELECT id FROM checkups_absencefigure WHERE child_id = %s", johan.id) == []
        assert is_refused("SELECT id FROM checkups_absenceduty WHERE child_id = %s", emil.id)


def test_the_young_person_reads_the_own_figures_alone(acting_as, sara):
    with acting_as("sara"):
        assert {row[0] for row in asked("SELECT child_id FROM checkups_absencefigure")} == {sara.id}


@pytest.mark.parametrize("login", ["ida", "rikke", "sofie", "sara", "mette", "vibe"])
def test_nobody_on_the_web_writes_a_figure(acting_as, emil, school_key, login):
    with acting_as(login):
        assert is_refused("UPDATE checkups_absencefigure SET illegal_days = 0 WHERE child_id = %s", emil.id)
        assert is_refused("DELETE FROM checkups_absencefigure WHERE child_id = %s", emil.id)
        assert is_refused(
            "INSERT INTO checkups_absencefigure (id, child_id, unit_id, begins_on, school_days, sick_days, "
            "permitted_days, illegal_days, recorded_at) VALUES (%s, %s, %s, '2025-01-01', 40, 0, 0, 40, favn.at())",
            new_id(), emil.id, school_key,
        )  # fmt: skip


@pytest.fixture
def school_key(key_of):
    return key_of("unit", "Havneskolen")


@pytest.fixture
def warning(emil):
    return AbsenceDuty.objects.get(child=emil, duty="warn", done_at__isnull=True)


DONE = "UPDATE checkups_absenceduty SET done_at = favn.at(), done_by_id = %s, fulfilled = 'letter' WHERE id = %s"


@pytest.mark.parametrize("login", ["ida", "bo", "otto", "sofie", "mette"])
def test_only_the_leader_of_the_school_ends_a_duty(acting_as, warning, key_of, login):
    with acting_as(login):
        assert is_refused(DONE, key_of("employee", login), warning.id)
    warning.refresh_from_db()
    assert warning.done_at is None


def test_the_leader_ends_it_in_the_own_name_and_now(acting_as, warning, key_of):
    with acting_as("rikke"):
        assert is_refused(DONE, key_of("employee", "ida"), warning.id), "not in another's name"
        assert is_refused(DONE.replace("favn.at()", "favn.at() - interval '30 days'"), key_of("employee", "rikke"),
                          warning.id), "not dated back"  # fmt: skip
        assert is_refused("UPDATE checkups_absenceduty SET lapsed_at = favn.at() WHERE id = %s", warning.id)
        assert is_refused("UPDATE checkups_absenceduty SET due_by = '2030-01-01' WHERE id = %s", warning.id)
        assert not is_refused(DONE, key_of("employee", "rikke"), warning.id)
        assert is_refused(DONE, key_of("employee", "rikke"), warning.id), "and only once"


def test_a_block_shuts_the_figures_off(acting_as, emil, at, key_of):
    from favn.foundation.access.models import Block

    Block.objects.create(
        child=emil,
        actor_id=key_of("adult", "jonas"),
        reason="Prøve",
        blocked_by=key_of("employee", "vibe"),
        blocked_at=at,
    )
    with acting_as("jonas"):
        assert asked("SELECT id FROM checkups_absencefigure WHERE child_id = %s", emil.id) == []


@pytest.mark.parametrize(("login", "name", "about"), [
    ("rikke", "checkups:absence", False), ("ida", "checkups:absence", False), ("ida", "checkups:absence_of", True),
    ("rikke", "checkups:absence_of", True), ("sofie", "checkups:own_absence", False),
    ("rikke", "notifications:notify", True),
])  # fmt: skip
def test_no_statement_joins_absence_with_anything_else_of_the_child(client_for, emil, login, name, about):
    with CaptureQueriesContext(connection) as seen:
        assert client_for(login).get(reverse(name, args=[emil.id] if about else [])).status_code == 200
    ours = [each["sql"] for each in seen if "checkups_absence" in each["sql"]]
    assert ours
    assert [(table, sql) for sql in ours for table in OTHERS if table in sql] == []


def test_only_a_notification_and_the_file_know_of_absence():
    """Who imports it: the step itself, the file it comes in, the town, and those who attach and read an attachment."""
    known = {"journey/checkups", "bridges/school_data", "town", "journey/notifications", "desks/caseworker"}
    edges = {"config/commands", "config/schedule"}
    importing = set()
    for path in SOURCE.rglob("*.py"):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        names = {f"{node.module}.{name.name}" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
                 for name in node.names}  # fmt: skip
        if any("absence" in each.lower() and each.startswith("favn.journey.checkups") for each in names):
            importing.add("/".join(path.relative_to(SOURCE).parts[:2]) if path.parts[-2] != "town" else "town")
    assert {each.removesuffix(".py") for each in importing} - known <= edges


def test_no_code_orders_by_days_of_absence():
    """A list by figure would rank children: no order_by, no sort key and no ORDER BY names the days or a share."""
    days = ("school_days", "sick_days", "permitted_days", "illegal_days", "illegal_share", "absent_share", "absent")
    for path in [*SOURCE.rglob("*absence*.py"), *SOURCE.rglob("*absence*.sql"), *SOURCE.rglob("absences.py")]:
        if "tests" in path.parts:
            continue
        for line in path.read_text("utf-8").splitlines():
            if "order_by(" in line or "sorted(" in line or "ORDER BY" in line:
                assert not any(each in line for each in days), f"{path.name}: {line}"


def test_figures_have_no_column_of_a_score():
    columns = {field.name for field in AbsenceFigure._meta.get_fields()}
    assert not {name for name in columns if any(word in name for word in ("score", "rank", "risk", "level"))}
