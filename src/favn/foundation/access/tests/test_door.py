"""The door, tried by the cast: who comes in, who cannot tell that there is anybody inside."""

import psycopg
import pytest
from django.db import connection
from django.http import Http404
from psycopg.sql import SQL, Identifier

from favn.foundation.access import actions, door
from favn.foundation.access.choices import Basis, Compartment, Purpose
from favn.foundation.access.models import Scope
from favn.foundation.access.roles import scope_rows
from favn.foundation.audit.actions import NobodyCollects
from favn.foundation.audit.models import Entry
from favn.foundation.people.models import Address, Child


def open_emil(actor, emil, at, **more):
    return door.open_child(actor=actor, child_id=emil.id, purpose=Purpose.DAILY_WORK, at=at, **more)


def test_ida_opens_emil_and_it_is_written_down(acting_as, emil, at):
    with acting_as("ida") as ida:
        assert open_emil(ida, emil, at).name == "Emil Aagaard Winther"
    read = Entry.objects.get(child_id=emil.id, verb="open_child")
    assert (read.actor_name, read.role, read.purpose, read.basis) == ("Ida Holst", "teacher", "daily_work", "group")


@pytest.mark.parametrize("who", ["otto", "lone", "dan", "karen", "vibe", "lars", "pia", "gitte", "jens", "ali"])
def test_an_outsider_cannot_tell_that_emil_exists(acting_as, emil, at, who):
    with acting_as(who) as actor, pytest.raises(Http404):
        open_emil(actor, emil, at)
    assert not Entry.objects.filter(child_id=emil.id, kind="read").exists()


def test_a_block_wins_over_the_unit(acting_as, emil, johan, at):
    with acting_as("lone") as lone:
        assert door.open_child(actor=lone, child_id=johan.id, purpose=Purpose.REGISTRY, at=at)
        assert not Child.objects.filter(pk=emil.id).exists()


def test_a_teacher_has_no_key_to_the_authoritys_room(acting_as, emil, at):
    with acting_as("ida") as ida, pytest.raises(Http404):
        open_emil(ida, emil, at, compartment=Compartment.AUTHORITY)


def test_intake_finds_a_name_with_a_typing_error_and_the_search_is_logged(acting_as, emil, at):
    with acting_as("mette") as mette:
        found = door.find_children(actor=mette, words="emil agard vinter", purpose=Purpose.ASSESS_NOTIFICATION, at=at)
    assert emil.id in [child.id for child in found]
    search = Entry.objects.get(kind="search")
    assert search.criterion_encrypted
    assert b"emil" not in bytes(search.criterion_encrypted)


def test_a_narrow_search_stays_within_reach(acting_as, emil, at):
    with acting_as("ida") as ida:
        assert door.find_children(actor=ida, words="emil aagaard", purpose=Purpose.DAILY_WORK, at=at)
    with acting_as("otto") as otto:
        assert not door.find_children(actor=otto, words="emil aagaard", purpose=Purpose.DAILY_WORK, at=at)


def test_a_grant_opens_one_room_until_it_ends(acting_as, actor_of, emil, at):
    lars, mette = actor_of("lars"), actor_of("mette")
    with acting_as("mette"):
        actions.grant(child_id=emil.id, compartments=(Compartment.AUTHORITY,), basis=Basis.CASE, source=emil, by=mette,
                      at=at, to=lars.id)  # fmt: skip
    with acting_as("lars"):
        assert open_emil(lars, emil, at, compartment=Compartment.AUTHORITY)
        assert door.compartments_of(emil.id) == {"authority", "identity"}
        actions.end(source_id=emil.id, by=lars, at=at)
        assert door.compartments_of(emil.id) == frozenset()


def test_break_glass_opens_for_four_hours_but_never_ssp_or_a_protected_address(acting_as, emil, jonas, at):
    with acting_as("lars") as lars:
        actions.break_glass(child_id=emil.id, reason="Politiet ringer, barnet er alene hjemme", by=lars, at=at)
        assert "authority" in door.compartments_of(emil.id)
        assert "ssp" not in door.compartments_of(emil.id)
        assert not Address.objects.filter(adult_id=jonas.id).exists()
    with acting_as("lars", later=actions.GLASS_STAYS_BROKEN):
        assert not door.compartments_of(emil.id)


def test_break_glass_needs_a_reason_and_a_leader_who_is_another(acting_as, emil, at):
    with acting_as("mette") as mette:
        with pytest.raises(actions.AccessRefused):
            actions.break_glass(child_id=emil.id, reason="haster", by=mette, at=at)
        broken = actions.break_glass(child_id=emil.id, reason="Barnet er meldt savnet i nat", by=mette, at=at)
        with pytest.raises(actions.AccessRefused):
            actions.review_break_glass(broken=broken, is_justified=True, remark="", by=mette, at=at)


def test_neither_parent_reads_the_fathers_address_but_he_himself(acting_as, jonas):
    for login, sees in (("sofie", False), ("jonas", True)):
        with acting_as(login):
            assert Address.objects.filter(adult_id=jonas.id).exists() is sees


def test_a_child_read_outside_an_acting_block_is_loud(actor_of, emil, at):
    with pytest.raises(NobodyCollects):
        door.find_children(actor=actor_of("ida"), words="emil", purpose=Purpose.DAILY_WORK, at=at)


@pytest.mark.django_db
def test_the_role_table_is_the_role_list():
    assert set(Scope.objects.values_list("role", "reach", "compartment")) == set(scope_rows())


@pytest.mark.django_db
def test_the_web_login_reads_nothing_without_an_actor(emil):
    settings = connection.settings_dict
    with psycopg.connect(
        host=settings["HOST"], port=settings["PORT"] or None, dbname=settings["NAME"], user="favn_web"
    ) as web:
        for table in ("people_child", "audit_entry", "access_grant", "accounts_user"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                web.execute(SQL("SELECT 1 FROM {} LIMIT 1").format(Identifier(table)))
            web.rollback()
