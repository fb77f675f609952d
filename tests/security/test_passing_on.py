"""The second lock on access itself, attacked over the web's own login: nobody opens what is not theirs."""

from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Identifier

from favn.foundation.access import actions
from favn.foundation.access.choices import Compartment
from favn.foundation.access.door import compartments_of
from favn.foundation.access.models import Block, BreakGlass, Grant, Release
from favn.foundation.documents.actions import write
from favn.foundation.documents.blocks import Paragraph
from favn.foundation.documents.choices import DocumentKind
from favn.foundation.documents.models import Document
from favn.kit.ids import new_id
from favn.town.settle import key_of

WEB = ("favn_gate", "favn_narrow", "favn_wide", "favn_family", "favn_public")
TABLES = ("access_grant", "access_block", "access_breakglass", "access_release")
GIVE = "SELECT favn.give_access(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


@contextmanager
def as_web(role: str, login: str = "", hat: str = ""):
    """A connection of its own, logged in as the web is, acting in this role as this member of the cast."""
    settings = connection.settings_dict
    with psycopg.connect(
        host=settings["HOST"], port=settings["PORT"] or None, dbname=settings["NAME"], user="favn_web"
    ) as web:
        actor = str(key_of("employee", login)) if login else ""
        web.execute(
            "SELECT set_config('role', %s, true), set_config('favn.actor', %s, true),"
            " set_config('favn.role', %s, true), set_config('favn.at', now()::text, true)",
            [role, actor, hat],
        )
        yield web
        web.rollback()


def give(child, *, to, room="authority", why="case", until=None, passes_on=False, unit=None, role=""):
    """What an attacker in SQL asks for, under whoever acts."""
    source = new_id()
    with transaction.atomic(), connection.cursor() as cursor:
        values = [new_id(), child.id, to, unit, role, room, why, source, None, until, passes_on]
        cursor.execute(GIVE, values)
        return cursor.fetchone()[0]


def refused(child, **asked) -> bool:
    before = Grant.objects.count()
    with pytest.raises(DatabaseError, match="pass"):
        give(child, **asked)
    assert Grant.objects.count() == before
    return True


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", WEB)
def test_no_role_of_the_web_writes_the_tables_of_access(role, table):
    writes = [SQL("DELETE FROM {}"), SQL("UPDATE {} SET child_id = child_id")]
    if table == "access_release":
        writes.append(SQL("UPDATE {} SET reader_id = reader_id"))
    else:
        writes.append(SQL("INSERT INTO {} (id) VALUES (gen_random_uuid())"))
    for statement in writes:
        with as_web(role, "mette", "team_leader") as web, pytest.raises(InsufficientPrivilege):
            web.execute(statement.format(Identifier(table)))


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["favn_gate", "favn_family", "favn_public"])
@pytest.mark.parametrize(
    "asked",
    [
        "favn.give_access(%(emil)s, %(emil)s, %(me)s, NULL, '', 'school', 'case', %(emil)s, now(), NULL, true)",
        "favn.end_access(%(emil)s, NULL, NULL, now())",
        "favn.shut_off(gen_random_uuid(), %(emil)s, %(me)s, 'x', now())",
        "favn.lift_block(%(block)s, now())",
        "favn.break_glass(gen_random_uuid(), %(emil)s, 'Det kan ikke vente')",
        "favn.review_glass(%(emil)s, 'justified', '')",
    ],
)
def test_the_family_the_public_and_the_gate_may_not_even_ask(role, asked):
    values = {"emil": key_of("child", "emil"), "me": key_of("employee", "otto"), "block": key_of("block", "emil")}
    with as_web(role, "mette", "team_leader") as web, pytest.raises(InsufficientPrivilege):
        web.execute(f"SELECT {asked}", values)


@pytest.mark.django_db
@pytest.mark.parametrize("hat", ["system:anything", "team_leader"])
def test_calling_oneself_a_job_opens_nothing_to_a_stranger(hat):
    otto, emil = key_of("employee", "otto"), key_of("child", "emil")
    with as_web("favn_narrow", "otto", hat) as web, pytest.raises(InsufficientPrivilege):
        web.execute(GIVE, [new_id(), emil, otto, None, "", "school", "case", emil, None, None, False])


ALONE = [
    ("otto", "school"), ("ida", "authority"), ("ida", "school"), ("hanne", "health"), ("lone", "identity"),
    ("tove", "school"), ("mette", "authority"), ("vibe", "identity"), ("per", "ssp"), ("lars", "network"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "room"), ALONE)
@pytest.mark.parametrize("why", ["case", "asked", "network", "notification"])
def test_nobody_gives_themselves_a_room(acting_as, emil, who, room, why):
    with acting_as(who) as actor:
        assert refused(emil, to=actor.id, room=room, why=why)


def test_a_key_by_position_is_not_passed_on(acting_as, emil):
    with acting_as("ida"):
        assert refused(emil, to=key_of("employee", "otto"), room="school", why="asked")


def test_the_team_leader_opens_a_case_to_the_own_team_and_to_caseworkers_alone(acting_as, emil):
    with acting_as("mette"):
        assert refused(emil, to=key_of("employee", "otto"))
        assert refused(emil, to=None, unit=key_of("unit", "Havneskolen"), role="school_leader")
        assert refused(emil, to=key_of("employee", "lars"), room="ssp")
        assert give(emil, to=key_of("employee", "lars"))


def test_whoever_notifies_opens_the_authoritys_room_to_those_who_receive_and_to_nobody_else(acting_as, emil, freja):
    authority, school = key_of("unit", "Børn og Familie"), key_of("unit", "Havneskolen")
    asked = {"to": None, "why": "notification"}
    with acting_as("ida"):
        assert give(emil, **asked, unit=authority, role="team_leader")
        assert give(freja, **asked, unit=authority, role="duty_officer")
        assert not compartments_of(freja.id)
        assert refused(emil, **asked, unit=authority, role="caseworker")
        assert refused(emil, **asked, unit=school, role="team_leader")
    with acting_as("otto"):
        assert refused(emil, **asked, unit=authority, role="team_leader")


def test_a_member_of_the_network_lets_nobody_in(acting_as, gathered, emil):
    with acting_as("ida") as ida:
        assert "network" in compartments_of(emil.id)
        for to in (ida.id, key_of("employee", "otto")):
            assert refused(emil, to=to, room="network", why="network")


def test_the_lead_lets_people_in_no_longer_and_no_further_than_the_network(
    acting_as, actor_of, emils_network, emil, at
):
    bo = key_of("employee", "bo")
    with acting_as("nina") as nina:
        soon = at + timedelta(days=10)
        assert refused(emil, to=bo, room="authority", why="network", until=soon)
        assert refused(emil, to=bo, room="network", why="network")
        assert refused(emil, to=nina.id, room="network", why="network", until=at + timedelta(days=400))
        assert refused(emil, to=bo, room="network", why="network", until=soon, passes_on=True)
        assert give(emil, to=bo, room="network", why="network", until=soon)


def test_a_room_is_never_opened_to_the_family(acting_as, emils_case, emil, sofie):
    with acting_as("lars"), pytest.raises(DatabaseError, match="employees"):
        give(emil, to=sofie.id, room="network", why="network")


@pytest.mark.parametrize("who", ["otto", "ida", "lone", "pia"])
def test_a_stranger_ends_nobodys_access(acting_as, emils_case, who, at):
    held = Grant.objects.filter(basis="case", valid_until__isnull=True)
    before = held.count()
    assert before
    with acting_as(who) as actor:
        for source in set(held.values_list("source_id", flat=True)):
            with pytest.raises(DatabaseError, match="ended by those who may give it"), transaction.atomic():
                actions.end(source_id=source, by=actor, at=at)
    assert held.count() == before


@pytest.mark.parametrize("who", ["lone", "ida", "otto", "lars", "hanne"])
def test_a_block_stands_for_all_but_those_who_set_blocks(acting_as, emil, who, at):
    block = Block.objects.get(pk=key_of("block", "emil"))
    with acting_as(who) as actor:
        if who != "lone":
            with pytest.raises(DatabaseError, match="lifted by another"), transaction.atomic():
                actions.end_block(block=block, by=actor, at=at)
        else:
            with pytest.raises(actions.AccessRefused):
                actions.end_block(block=block, by=actor, at=at)
        with pytest.raises(DatabaseError, match="shut off by"), transaction.atomic():
            actions.block(child_id=emil.id, actor_id=key_of("employee", "ida"), reason="hævn", by=actor, at=at)
    block.refresh_from_db()
    assert block.ended_at is None


def test_a_team_leader_does_not_lift_the_block_against_herself(acting_as, emil, at):
    with acting_as("vibe") as vibe:
        made = actions.block(child_id=emil.id, actor_id=key_of("employee", "mette"), reason="niece", by=vibe, at=at)
    with acting_as("mette"):
        with pytest.raises(DatabaseError, match="lifted by another"), transaction.atomic(), connection.cursor() as raw:
            raw.execute("SELECT favn.lift_block(%s, now())", [made.pk])
        assert not compartments_of(emil.id)


def test_emergency_access_is_for_four_hours_for_oneself_and_for_those_with_the_duty(acting_as, emil, at):
    broken = new_id()
    with acting_as("lars") as lars, connection.cursor() as raw:
        raw.execute("SELECT favn.break_glass(%s, %s, %s)", [broken, emil.id, "Politiet ringer, barnet er alene"])
        assert raw.fetchone()[0]
        assert "authority" in compartments_of(emil.id)
    opened = BreakGlass.objects.get(pk=broken)
    assert (opened.employee_id, opened.expires_at) == (lars.id, at + actions.GLASS_STAYS_BROKEN)
    for who in ("ida", "otto", "lone", "tove"):
        with acting_as(who), connection.cursor() as raw:
            raw.execute("SELECT favn.break_glass(%s, %s, %s)", [new_id(), emil.id, "Politiet ringer, barnet er alene"])
            assert not raw.fetchone()[0]


def test_nobody_reviews_their_own_emergency(acting_as, emil, at):
    with acting_as("mette") as mette:
        broken = actions.break_glass(child_id=emil.id, reason="Barnet er meldt savnet i nat", by=mette, at=at)
        with pytest.raises(DatabaseError, match="who did not use it"), transaction.atomic(), connection.cursor() as raw:
            raw.execute("SELECT favn.review_glass(%s, 'justified', '')", [broken.pk])


def release(subject, table, reader, by, at, child):
    with transaction.atomic():
        Release(child=child, object_id=subject, object_table=table, reader_id=reader, reason="fordi", released_by=by,
                released_at=at).save(force_insert=True)  # fmt: skip


def test_nobody_releases_what_they_cannot_read(acting_as, emils_network, emil, sofie, at):
    with acting_as("nina") as nina:
        with pytest.raises(DatabaseError, match="row-level security"):
            release(key_of("block", "emil"), "access_block", sofie.id, nina.id, at, emil)
        with pytest.raises(DatabaseError, match="row-level security"):
            release(key_of("user", "ida"), "accounts_user", sofie.id, nina.id, at, emil)
    assert not Release.objects.filter(object_id=key_of("block", "emil")).exists()


def test_reading_is_not_enough_to_release_and_the_reader_is_of_the_family(acting_as, gathered, kirsten, emil, at):
    network = gathered.pk
    with acting_as("ida") as ida, pytest.raises(DatabaseError, match="row-level security"):
        release(network, "networks_network", kirsten.id, ida.id, at, emil)
    with acting_as("nina") as nina:
        for reader, by in ((key_of("employee", "otto"), nina.id), (kirsten.id, key_of("employee", "lars"))):
            with pytest.raises(DatabaseError, match="row-level security"):
                release(network, "networks_network", reader, by, at, emil)
        release(network, "networks_network", kirsten.id, nina.id, at, emil)


def test_those_who_work_in_a_room_release_its_notes_to_the_parents_with_custody(acting_as, emil, sofie, kirsten, at):
    with acting_as("ida") as ida:
        note = write(child_id=emil.id, kind=DocumentKind.NOTE, compartment=Compartment.SCHOOL, title="Samtale",
                     body=(Paragraph("Om morgenen"),), by=ida, at=at).document  # fmt: skip
        with pytest.raises(DatabaseError, match="row-level security"):
            release(note.pk, "documents_document", kirsten.id, ida.id, at, emil)
        release(note.pk, "documents_document", sofie.id, ida.id, at, emil)
    with acting_as("otto") as otto, pytest.raises(DatabaseError, match="row-level security"):
        release(note.pk, "documents_document", sofie.id, otto.id, at, emil)
    with acting_as("mette") as mette:
        actions.break_glass(child_id=emil.id, reason="Barnet er meldt savnet i nat", by=mette, at=at)
        assert Document.objects.filter(pk=note.pk).exists()
        with pytest.raises(DatabaseError, match="row-level security"):
            release(note.pk, "documents_document", key_of("adult", "jonas"), mette.id, at, emil)


def test_a_release_is_taken_back_and_never_put_back(acting_as, emils_network, at):
    standing = Release.objects.filter(object_id=emils_network.pk).first()
    with acting_as("otto"):
        assert Release.objects.filter(pk=standing.pk).update(withdrawn_at=at) == 0
    with acting_as("nina") as nina:
        actions.withdraw(release=standing, by=nina, at=at)
        assert Release.objects.filter(pk=standing.pk).update(withdrawn_at=None) == 0


@pytest.mark.django_db
def test_every_function_with_the_owners_rights_is_pinned_and_closed():
    """A pinned search_path: nobody slips a table of their own in front. Not PUBLIC: each is given to named roles."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.proname, p.proconfig::text, EXISTS (SELECT 1 FROM aclexplode(coalesce(p.proacl,"
            " acldefault('f', p.proowner))) a WHERE a.grantee = 0) FROM pg_proc p"
            " JOIN pg_namespace n ON n.oid = p.pronamespace"
            " WHERE p.prosecdef AND n.nspname = 'favn' AND p.prorettype <> 'trigger'::regtype"
        )
        found = cursor.fetchall()
    assert len(found) > 15
    assert [name for name, config, is_public in found if is_public or "search_path" not in (config or "")] == []
