"""Who may write what into the log, tried straight at the database."""

import pytest
from django.db import DatabaseError, connection, transaction

from favn.foundation.access.acting import acting, at_the_gate
from favn.foundation.accounts.actors import PUBLIC, system
from favn.foundation.audit.actions import record
from favn.foundation.audit.choices import EntryKind
from favn.foundation.audit.models import Entry

LINE = """
    INSERT INTO audit_entry (id, at, kind, verb, actor_id, actor_kind, actor_name, role, unit_name, object_table,
                             purpose, basis, payload_hash)
    VALUES (gen_random_uuid(), now(), %s, 'tried', %s, %s, '', %s, '', '', '', '', '')
"""


def is_refused(*line: object) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(LINE, line)
    except DatabaseError as error:
        return "row-level security" in str(error)
    return False


@pytest.mark.django_db
def test_an_employee_writes_in_no_other_name_and_under_no_other_hat(actor_of, at, key_of):
    ida, bo = actor_of("ida"), actor_of("bo")
    with acting(ida, at=at):
        assert not is_refused("change", ida.id, "employee", ida.role)
        assert is_refused("change", bo.id, "employee", bo.role)
        assert is_refused("change", None, "system", "system:town")
        assert is_refused("change", ida.id, "employee", "team_leader")
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            record(verb="share", by=bo, at=at)
    assert not Entry.objects.filter(actor_id=bo.id, verb__in=["tried", "share"]).exists()


@pytest.mark.django_db
def test_a_member_of_the_family_writes_only_as_themselves(actor_of, at):
    sofie, jonas = actor_of("sofie"), actor_of("jonas")
    with acting(sofie, at=at):
        assert not is_refused("change", sofie.id, "family", sofie.role)
        assert is_refused("change", jonas.id, "family", jonas.role)


@pytest.mark.django_db
def test_the_public_the_gate_and_a_job_are_held_to_what_they_are(actor_of, at):
    ida = actor_of("ida")
    with acting(PUBLIC, at=at):
        assert not is_refused("change", None, "public", "public")
        assert is_refused("change", ida.id, "employee", ida.role)
    with at_the_gate():
        assert not is_refused(EntryKind.LOGIN, ida.id, "employee", ida.role)
        assert is_refused("change", ida.id, "employee", ida.role)
    with acting(system("town"), at=at):
        assert not is_refused("change", None, "system", "system:town")
        assert is_refused("change", ida.id, "employee", ida.role)


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["ida", "sofie", "mette"])
def test_nobody_writes_the_lines_that_the_tables_write_themselves(actor_of, at, login):
    actor = actor_of(login)
    with acting(actor, at=at):
        assert is_refused("row", actor.id, str(actor.kind), actor.role)
