"""A number is shown to those whose work needs it, when they say what for, and the log says so."""

import pytest

from favn.foundation.access import actions as access
from favn.foundation.access.acting import acting
from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.accounts.actors import system
from favn.foundation.audit.choices import EntryKind
from favn.foundation.audit.models import Entry
from favn.foundation.people.identifiers import number_in
from favn.foundation.people.models import Identifier

VIS = "vis CPR-nummer"


@pytest.fixture
def emils_number(emil) -> str:
    """The number with its hyphen."""
    return number_in(Identifier.objects.get(child=emil)).shown


def path(child) -> str:
    return f"/barn/{child.id}/nummer/"


@pytest.mark.parametrize(("login", "purpose"), [("hanne", "health"), ("tove", "dental"), ("rikke", "registry")])
def test_those_who_need_it_say_why_and_see_it(client_for, emil, emils_number, login, purpose):
    client = client_for(login)
    asked = client.get(path(emil))
    assert emils_number not in asked.content.decode()
    shown = client.post(path(emil), {"purpose": purpose})
    assert emils_number in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    line = Entry.objects.get(kind=EntryKind.REVEAL, child_id=emil.id)
    assert (line.verb, line.purpose) == ("reveal_number", purpose)
    assert emils_number not in client.get(path(emil)).content.decode()


@pytest.mark.parametrize(
    "login", ["ida", "bo", "mette", "per", "otto", "lone", "lars", "sanne", "dan", "vibe", "sofie"]
)
def test_others_are_told_nothing(client_for, emil, login):
    client = client_for(login)
    assert client.get(path(emil)).status_code == 404
    assert client.post(path(emil), {"purpose": "casework"}).status_code == 404
    assert not Entry.objects.filter(kind=EntryKind.REVEAL).exists()


def test_a_case_gives_the_caseworker_the_number(client_for, emils_case, emil, emils_number):
    assert emils_number in client_for("lars").post(path(emil), {"purpose": "casework"}).content.decode()


@pytest.mark.parametrize("purpose", ["", "own", "nonsense"])
def test_without_a_purpose_nothing_is_shown(client_for, emil, emils_number, purpose):
    answer = client_for("hanne").post(path(emil), {"purpose": purpose})
    assert answer.status_code == 422
    assert emils_number not in answer.content.decode()
    assert not Entry.objects.filter(kind=EntryKind.REVEAL).exists()


def test_in_the_head_of_the_childs_page_it_is_a_piece(client_for, emil, emils_number):
    client = client_for("hanne")
    page = client.get(f"/barn/{emil.id}/").content.decode()
    assert VIS in page
    assert path(emil) in page
    assert emils_number not in page
    piece = client.post(path(emil), {"purpose": "health"}, headers={"HX-Request": "true"}).content.decode()
    assert emils_number in piece
    assert "<html" not in piece


def test_the_head_offers_it_to_nobody_else(client_for, emil):
    assert VIS not in client_for("ida").get(f"/barn/{emil.id}/").content.decode()


def test_a_child_without_a_number_has_none_to_show(client_for, emil):
    Identifier.objects.filter(child=emil).delete()
    assert client_for("hanne").get(path(emil)).status_code == 404


def test_a_number_is_given_with_the_room_and_not_with_the_name(client_for, actor_of, emil, at):
    pia = actor_of("pia")
    for room, status in ((Compartment.SCHOOL, 404), (Compartment.HEALTH, 200)):
        with acting(system("test"), at=at) as job:
            access.grant(child_id=emil.id, compartments=(room,), basis=Basis.ASKED, source=emil, by=job, at=at,
                         to=pia.id)  # fmt: skip
        assert client_for("pia").get(path(emil)).status_code == status
