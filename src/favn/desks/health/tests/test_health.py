"""Hanne knows the children of her district, also those on the way and those in no institution."""

from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from favn.desks.health.queries import district_of
from favn.foundation.accounts.actors import system
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.models import Unit
from favn.foundation.people import actions as people
from favn.foundation.people.identifiers import number_in
from favn.foundation.people.models import Adult, Child, Identifier, Relation
from favn.kit.clock import local

LIST, NEW = "/sundhedspleje/", "/sundhedspleje/ufoedt/"
MOTHER = {
    "given_names": "Amina", "surname": "Zweigfeldt", "number": "650392-4444", "phone": "26 10 11 55", "language": "so",
    "needs_interpreter": "on", "due_on": "03.03.2027",
}  # fmt: skip


@pytest.fixture
def area(key_of) -> str:
    """Hanne's district."""
    return str(key_of("area", "Havnekvarteret"))


@pytest.fixture
def unborn(client_for, area) -> Child:
    """The child Amina waits for, put in the register by Hanne."""
    assert client_for("hanne").post(NEW, MOTHER | {"area": area}).status_code == 302
    return Child.objects.get(born_on__isnull=True, surname="Zweigfeldt")


def birth_path(child) -> str:
    return f"/sundhedspleje/{child.id}/foedsel/"


def born_today(at) -> str:
    """A number of the day + 60 kind for a child born today."""
    today = local(at).date()
    return f"{today.day + 60:02}{today:%m%y}-4321"


def test_the_twins_in_private_care_are_on_the_list(client_for, nour, adam, emil):
    hanne = client_for("hanne")
    for page in (hanne.get(LIST), hanne.get(LIST, {"vis": "uden"})):
        words = page.content.decode()
        assert "Nour Saleh" in words
        assert "Adam Saleh" in words
        assert "i ingen institution" in words
        assert "Emil" not in words
    assert Entry.objects.filter(verb="health.district", child_id__in=[nour.id, adam.id]).count() >= 2


def test_a_child_with_a_place_is_not_among_those_without(client_for, acting_as, nour, at):
    daycare = Unit.objects.create(name="Krudtuglen", kind="daycare")
    people.enrol(child=nour, unit=daycare, group=None, since=local(at).date(), by=system("test"), at=at)
    hanne = client_for("hanne")
    assert "Krudtuglen" in hanne.get(LIST).content.decode()
    without = hanne.get(LIST, {"vis": "uden"}).content.decode()
    assert "Nour" not in without
    assert "Adam" in without


def test_the_list_says_the_language_of_the_home_and_the_need_of_an_interpreter(client_for, nour):
    Adult.objects.filter(relations__child=nour).update(language="ar", needs_interpreter=True)
    words = client_for("hanne").get(LIST).content.decode()
    assert "arabisk" in words
    assert "tolk" in words


def test_an_unborn_child_stands_on_its_mother(client_for, unborn, at):
    assert (unborn.name, unborn.due_on, unborn.mother.name) == (
        "Ufødt barn Zweigfeldt",
        date(2027, 3, 3),
        "Amina Zweigfeldt",
    )
    assert (unborn.mother.language, unborn.mother.needs_interpreter) == ("so", True)
    words = client_for("hanne").get(LIST).content.decode()
    assert "Ufødt barn Zweigfeldt" in words
    assert "somali" in words
    assert birth_path(unborn) in words
    assert not Identifier.objects.filter(child=unborn).exists()
    assert Entry.objects.filter(verb="register_child", child_id=unborn.id, actor_name="Hanne Juul").exists()


def test_twins_hang_on_one_mother(client_for, unborn, area):
    client_for("hanne").post(NEW, MOTHER | {"area": area})
    assert Child.objects.filter(mother=unborn.mother).count() == 2
    assert Adult.objects.filter(surname="Zweigfeldt").count() == 1


def test_a_mother_hanne_does_not_know_of_is_found_by_her_number(client_for, acting_as, area, jonas, at):
    """Jonas stands in for any adult who is in the register already: nothing is registered twice."""
    number = number_in(Identifier.objects.get(adult=jonas)).shown
    client_for("hanne").post(NEW, MOTHER | {"area": area, "number": number})
    assert Child.objects.get(surname="Zweigfeldt").mother_id == jonas.id


def test_when_it_is_born_the_same_record_gets_name_and_number(client_for, unborn, at):
    hanne, number = client_for("hanne"), born_today(at)
    said = {"given_names": "Ayaan", "surname": "Zweigfeldt", "sex": "f", "number": number}
    answer = hanne.post(birth_path(unborn), said, follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    child = Child.objects.get(pk=unborn.id)
    assert (child.name, child.born_on, child.due_on) == ("Ayaan Zweigfeldt", local(at).date(), date(2027, 3, 3))
    assert Identifier.objects.get(child=child).valid_from == child.born_on
    assert Relation.objects.filter(child=child, holds_custody=True, valid_until__isnull=True).count() == 1
    assert hanne.get(birth_path(child)).status_code == 404
    assert number not in answer.content.decode()


def test_a_number_the_register_has_already_is_refused_with_what_to_do(client_for, unborn, emil):
    taken = number_in(Identifier.objects.get(child=emil)).shown
    said = {"given_names": "Ayaan", "surname": "Zweigfeldt", "sex": "f", "number": taken}
    answer = client_for("hanne").post(birth_path(unborn), said)
    assert answer.status_code == 422
    assert "Bed en teamleder om at samle de to poster" in answer.content.decode()
    assert "Ayaan" in answer.content.decode()
    assert Child.objects.get(pk=unborn.id).born_on is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"number": "123"}, "Et CPR-nummer har 10 tegn"),
        ({"number": ""}, "CPR-nummer"),
        ({"due_on": "32.13.2027"}, "Skriv datoen"),
        ({"given_names": ""}, "Udfyld »Morens fornavne«"),
        ({"area": "elsewhere"}, "Ret en ting"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client_for, area, wrong, words):
    answer = client_for("hanne").post(NEW, MOTHER | {"area": area} | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Zweigfeldt" in answer.content.decode()
    assert not Child.objects.filter(surname="Zweigfeldt").exists()


@pytest.mark.parametrize("login", ["ida", "otto", "lars", "mette", "tove", "vibe", "lone", "sofie"])
def test_the_desk_is_the_health_visitors(client_for, unborn, login):
    client = client_for(login)
    assert [client.get(path).status_code for path in (LIST, NEW, birth_path(unborn))] == [404, 404, 404]
    assert client.post(NEW, MOTHER).status_code == 404
    assert client.post(birth_path(unborn), {}).status_code == 404


def test_a_born_child_has_no_birth_page(client_for, nour):
    assert client_for("hanne").get(birth_path(nour)).status_code == 404


def test_the_database_itself_lets_nobody_else_add_a_child(acting_as, sofie, emil, at):
    facts = people.Facts("Ufødt barn", "Aagaard", None)
    for login in ("ida", "lars", "rikke"):
        with acting_as(login) as actor, pytest.raises(ProgrammingError), transaction.atomic():
            people.register_child(facts=facts, cpr=None, area=emil.area, mother=sofie, by=actor, at=at)
    with acting_as("hanne") as hanne, pytest.raises(ProgrammingError), transaction.atomic():
        people.register_child(facts=facts, cpr=None, area=None, mother=sofie, by=hanne, at=at)


def test_the_list_is_few_statements(acting_as, unborn, at, django_assert_max_num_queries):
    with acting_as("hanne") as hanne, django_assert_max_num_queries(8):
        found = district_of(actor=hanne, only_nowhere=False, asked={}, at=at)
    assert unborn.id in {each.child.id for each in found.unborn}
