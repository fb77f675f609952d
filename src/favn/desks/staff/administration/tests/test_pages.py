"""The administrator lets people in and shuts them off, and never meets a child."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import check_password
from django.db import connection

from favn.foundation.access.models import Block
from favn.foundation.access.roles import SCOPES
from favn.foundation.accounts.models import User
from favn.foundation.organisation.actions import OrganisationRefused, add_unit, end_position, open_user
from favn.foundation.organisation.choices import UnitKind
from favn.foundation.organisation.models import Employee, Group, Position, Unit
from favn.foundation.people.identifiers import number_in
from favn.foundation.people.models import Identifier
from favn.kit.clock import local

PAGES = ("/medarbejdere/", "/medarbejdere/ny/", "/enheder/", "/spaerringer/")


@pytest.fixture
def otto(db) -> Employee:
    """A teacher at another school."""
    return Employee.objects.get(name="Otto Vang")


@pytest.mark.parametrize("login", ["ida", "mette", "dan", "karen", "sofie", "otto"])
def test_nobody_else_administers(client_for, otto, login):
    client = client_for(login)
    assert [client.get(path).status_code for path in (*PAGES, f"/medarbejdere/{otto.id}/")] == [404] * 5
    assert client.post(f"/medarbejdere/{otto.id}/bruger/", {}).status_code == 404


def test_vibe_sees_no_child_on_any_page(client_for, otto, acting_as):
    vibe = client_for("vibe")
    text = "".join(vibe.get(path).content.decode() for path in (*PAGES, f"/medarbejdere/{otto.id}/"))
    assert "Aagaard Winther" not in text
    assert "Lone Aagaard" in text
    with acting_as("vibe"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_child")
        assert cursor.fetchone()[0] == 0
    assert "administrator" not in SCOPES


def test_vibe_lets_a_new_teacher_in(client_for, key_of):
    vibe = client_for("vibe")
    made = vibe.post("/medarbejdere/ny/", {"name": "Eva Dam", "phone": "", "available": ""})
    page = made["Location"]
    new = Employee.objects.get(name="Eva Dam")
    place = str(key_of("group", "3.B"))
    assert (
        vibe.post(f"{page}ansaettelse/", {"role": "teacher", "place": place, "from_on": "1.8.2026"}).status_code == 302
    )
    position = Position.objects.get(employee=new)
    assert (position.group_id, position.unit_id) == (key_of("group", "3.B"), key_of("unit", "Havneskolen"))
    answer = vibe.post(f"{page}bruger/", {"username": "eva"})
    shown = answer.content.decode().split("<code")[1].split(">")[1].split("<")[0]
    user = User.objects.get(username="eva")
    assert user.password.startswith("argon2")
    assert check_password(shown, user.password)
    assert shown not in vibe.get(page).content.decode()


def test_a_position_ends_and_with_it_what_it_opened(client_for, otto, at):
    held = Position.objects.get(employee=otto)
    page = f"/medarbejdere/{otto.id}/ansaettelse/{held.id}/"
    vibe, today = client_for("vibe"), local(at).date()
    assert vibe.post(page, {"until_on": "i morgen"}).status_code == 422
    assert vibe.post(page, {"until_on": str(held.valid_from - timedelta(days=1))}).status_code == 422
    assert vibe.post(page, {"until_on": str(today)}).status_code == 302
    held.refresh_from_db()
    assert held.valid_until == today
    assert client_for("otto").get("/skole/").status_code in (302, 404)


def test_a_closed_user_is_out_and_can_come_back(client_for, otto):
    vibe = client_for("vibe")
    page = f"/medarbejdere/{otto.id}/bruger/"
    assert vibe.post(page, {"shut": "1"}).status_code == 302
    assert not User.objects.get(username="otto").is_active
    assert vibe.post(page, {"open": "1"}).status_code == 302
    assert User.objects.get(username="otto").is_active
    own = Employee.objects.get(name="Vibe Kofoed")
    assert vibe.post(f"/medarbejdere/{own.id}/bruger/", {"shut": "1"}).status_code == 422


@pytest.mark.parametrize("posted", [{"role": "teacher", "place": "x", "from_on": "1.8.2026"}, {"role": "king"}, {}])
def test_a_position_that_makes_no_sense_is_refused(client_for, otto, posted):
    assert client_for("vibe").post(f"/medarbejdere/{otto.id}/ansaettelse/", posted).status_code == 422


def test_names_that_are_taken_are_refused(client_for, otto, key_of):
    vibe = client_for("vibe")
    assert vibe.post("/enheder/", {"name": "havneskolen", "kind": "school"}).status_code == 422
    assert vibe.post("/enheder/", {"name": "", "kind": "school"}).status_code == 422
    assert vibe.post(f"/enheder/{key_of('unit', 'Havneskolen')}/gruppe/", {"name": "3.b"}).status_code == 422
    assert vibe.post(f"/enheder/{uuid4()}/gruppe/", {"name": "3.b"}).status_code == 404
    new = vibe.post("/medarbejdere/ny/", {"name": "Eva Dam"})["Location"]
    assert vibe.post(f"{new}bruger/", {"username": "IDA"}).status_code == 422
    assert vibe.post(f"{new}bruger/", {"username": "eva dam"}).status_code == 422
    assert vibe.post("/medarbejdere/ny/", {"name": ""}).status_code == 422


def test_units_and_groups_are_made(client_for, key_of):
    vibe = client_for("vibe")
    assert vibe.post("/enheder/", {"name": "Skovskolen", "kind": "school"}).status_code == 302
    unit = Unit.objects.get(name="Skovskolen")
    assert vibe.post(f"/enheder/{unit.id}/gruppe/", {"name": "1.A", "grade": "1"}).status_code == 302
    assert Group.objects.filter(unit=unit, name="1.A", grade=1).exists()


def test_a_relative_is_shut_off_by_number_and_let_in_again(client_for, otto, emil):
    vibe = client_for("vibe")
    number = number_in(Identifier.objects.get(child=emil)).value
    page = f"/medarbejdere/{otto.id}/spaerring/"
    assert vibe.post(page, {"number": "010199-9999", "reason": "onkel"}).status_code == 422
    assert vibe.post(page, {"number": number, "reason": ""}).status_code == 422
    assert vibe.post(page, {"number": number, "reason": "Barnets onkel"}).status_code == 302
    assert vibe.post(page, {"number": number, "reason": "igen"}).status_code == 302
    made = Block.objects.get(actor_id=otto.id)
    listed = vibe.get("/spaerringer/").content.decode()
    assert "Barnets onkel" in listed
    assert "Emil" not in listed
    assert vibe.post(f"/spaerringer/{made.id}/").status_code == 302
    assert vibe.post(f"/spaerringer/{made.id}/").status_code == 404


def test_only_the_administrator_may(acting_as, otto, at):
    with acting_as("mette") as mette:
        for attempt in (
            lambda: add_unit(name="x", kind=UnitKind.SCHOOL, by=mette, at=at),
            lambda: open_user(employee=otto, username="x", by=mette, at=at),
            lambda: end_position(position=otto.positions.first(), until_on=local(at).date(), by=mette, at=at),
        ):
            with pytest.raises(OrganisationRefused):
                attempt()


def test_the_list_is_few_statements(acting_as, django_assert_max_num_queries):
    from favn.desks.staff.administration.queries import employees_page

    with acting_as("vibe"), django_assert_max_num_queries(3):
        assert [str(each.user) for each in employees_page("", {})]
