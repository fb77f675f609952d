"""The log: nothing is lost when a request fails, and nothing can be touched without being found."""

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from favn.foundation.access import door
from favn.foundation.access.acting import acting
from favn.foundation.access.choices import Purpose
from favn.foundation.access.hats import hat_for
from favn.foundation.accounts.actors import system
from favn.foundation.accounts.models import User
from favn.foundation.audit import actions
from favn.foundation.audit.actions import LogUnavailable, record
from favn.foundation.audit.models import Entry
from favn.foundation.audit.seals import seal, verify
from favn.foundation.people.models import Child
from favn.kit.clock import now


class Mishap(Exception):
    """Something goes wrong in the middle."""


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def sealed(db, at, key_of):
    """A short log of three entries in two seals. A test is one transaction, so each entry is given its own number."""
    ida = hat_for(User.objects.get(username="ida"), "", at)[0]
    for number, verb in enumerate(("first", "second", "third"), start=1):
        record(verb=verb, by=ida, at=at, child_id=key_of("child", "emil"), step=number)
        run("UPDATE audit_entry SET xact = %s WHERE verb = %s", number, verb)
    run("DELETE FROM audit_entry WHERE verb NOT IN ('first', 'second', 'third')")
    seal(at=at)
    return at


def test_a_whole_log_is_whole(sealed):
    verdict = verify()
    assert verdict.is_whole
    assert (verdict.entries, verdict.seals) == (3, 1)
    assert seal(at=sealed) == 0


SMUGGLED = """
    INSERT INTO audit_entry (id, at, kind, verb, actor_kind, actor_name, role, unit_name, object_table, purpose,
                             basis, payload_hash, xact)
    SELECT gen_random_uuid(), at, kind, 'smuglet', actor_kind, actor_name, role, unit_name, object_table, purpose,
           basis, payload_hash, xact FROM audit_entry LIMIT 1
"""


@pytest.mark.parametrize("touch", [
    "UPDATE audit_entry SET actor_name = 'En anden' WHERE verb = 'second'",
    "UPDATE audit_entry SET at = at + interval '1 second' WHERE verb = 'second'",
    "DELETE FROM audit_entry WHERE verb = 'second'",
    "UPDATE audit_entry SET xact = 4 - xact WHERE verb IN ('first', 'third')",
    SMUGGLED,
])  # fmt: skip
def test_one_touched_entry_is_found(sealed, touch):
    run(touch)
    assert verify().broken_seals


def test_a_changed_payload_is_found_and_a_removed_one_is_not_a_crime(sealed):
    run("UPDATE audit_entry SET payload = '{\"step\": 99}' WHERE verb = 'second'")
    assert len(verify().broken_payloads) == 1
    run("UPDATE audit_entry SET payload = NULL WHERE verb = 'second'")
    assert verify().is_whole


def test_a_removed_seal_is_found(sealed, at):
    ida = hat_for(User.objects.get(username="ida"), "", at)[0]
    record(verb="fourth", by=ida, at=at)
    run("UPDATE audit_entry SET xact = 5 WHERE verb = 'fourth'")
    run("UPDATE audit_seal SET xact_until = 4")
    run("INSERT INTO audit_seal (xact_from, xact_until, entries, digest, previous, sealed_at) "
        "VALUES (4, 6, 0, '', '', now())")  # fmt: skip
    run("DELETE FROM audit_seal WHERE xact_from = 0")
    assert verify().broken_seals


def refused(sql):
    """Whether PostgreSQL refuses the acting one."""
    try:
        with transaction.atomic():
            run(sql)
    except ProgrammingError as error:
        return isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege)
    return False


@pytest.mark.parametrize("login", ["ida", "mette", "dan", "sofie"])
def test_nobody_but_the_owner_can_change_or_remove_an_entry(acting_as, login):
    with acting_as(login):
        assert refused("DELETE FROM audit_entry")
        assert refused("UPDATE audit_entry SET actor_name = ''")
        assert refused("TRUNCATE audit_entry")


def test_a_job_may_clear_a_payload_and_nothing_else(db, at):
    with acting(system("retention"), at=at):
        assert not refused("UPDATE audit_entry SET payload = NULL")
        assert refused("UPDATE audit_entry SET actor_name = ''")
        assert refused("DELETE FROM audit_entry")


def test_every_row_that_changes_is_in_the_log_also_by_raw_sql(acting_as, emil):
    with acting_as("mette"):
        run("UPDATE people_child SET needs_interpreter = true WHERE id = %s", emil.id)
    row = Entry.objects.get(kind="row", verb="update", object_table="people_child", object_id=emil.id)
    assert row.payload == {"needs_interpreter": [False, True]}
    assert row.child_id == emil.id
    assert row.role == "team_leader"


def test_a_log_that_cannot_be_written_stops_the_answer(client_for, monkeypatch):
    ida = client_for("ida")

    def full(reads):
        raise LogUnavailable

    monkeypatch.setattr("favn.foundation.access.acting.flush", full)
    assert ida.get("/hjem/").status_code == 503


def look_and_fail(ida, emil, at):
    with acting(ida, at=at):
        door.open_child(actor=ida, child_id=emil, purpose=Purpose.DAILY_WORK, at=at)
        Child.objects.filter(pk=emil).update(needs_interpreter=True)
        raise Mishap


def test_a_read_is_kept_though_the_request_is_rolled_back(own_copy, settings, key_of):
    """On two real connections: the request's own is rolled back, the log's is not."""
    settings.LOG_CONNECTION = "log"
    at, emil = now(), key_of("child", "emil")
    ida = hat_for(User.objects.get(username="ida"), "", at)[0]
    with pytest.raises(Mishap):
        look_and_fail(ida, emil, at)
    assert Entry.objects.filter(verb="open_child", actor_id=ida.id).count() == 1
    assert not Child.objects.get(pk=emil).needs_interpreter


def test_the_same_read_twice_in_a_request_is_one_line(acting_as, emil, at):
    with acting_as("ida") as ida:
        for _again in range(3):
            door.open_child(actor=ida, child_id=emil.id, purpose=Purpose.DAILY_WORK, at=at)
    assert Entry.objects.filter(verb="open_child", child_id=emil.id).count() == 1
    assert actions._reads.get() is None
