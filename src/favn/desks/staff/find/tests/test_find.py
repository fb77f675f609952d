"""The top bar finds what the reader works with, forgives spelling, and never tells what it does not show."""

import pytest

from favn.desks.staff.find.queries import found_by
from favn.foundation.audit.choices import EntryKind
from favn.foundation.audit.models import Entry
from favn.foundation.people.identifiers import number_in
from favn.foundation.people.models import Identifier

EMIL = "Emil Aagaard Winther"


@pytest.fixture
def emils_number(emil) -> str:
    """The whole number, as Emil's mother would say it."""
    return number_in(Identifier.objects.get(child=emil)).shown


def answer(client, words: str) -> str:
    response = client.post("/find/", {"q": words})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("words", ["Emil", "emil agaard", "emil vinter", "Winther, Emil", "aagaard winter"])
@pytest.mark.parametrize("login", ["ida", "mette"])
def test_a_name_is_found_however_it_is_spelt(client_for, emil, login, words):
    page = answer(client_for(login), words)
    assert EMIL in page
    assert f"/barn/{emil.id}/" in page
    assert "3.B, Havneskolen" in page


def test_the_best_likeness_stands_first(acting_as, emil, at):
    for login in ("ida", "mette"):
        with acting_as(login) as actor:
            assert found_by(actor=actor, words=EMIL, at=at).children[0].child.id == emil.id


def test_the_answer_is_the_same_for_the_hidden_and_for_nobody(client_for, emils_number):
    for login in ("otto", "gitte"):
        client = client_for(login)
        for words in ("Emil Aagaard", emils_number):
            page = answer(client, words)
            assert "/barn/" not in page
            assert "Intet fundet blandt det, du kan se" in page
            assert len(page) == len(answer(client, "Qqqq Xxxxxxx" if words[0] == "E" else "720417-4998"))


@pytest.mark.parametrize(
    ("login", "first_page", "finds"),
    [("dan", "/log/", False), ("karen", "/noegletal/", False), ("vibe", "/medarbejdere/", False),
     ("ida", "/skole/", True), ("tove", "/min-dag/", True), ("sanne", "/min-dag/", True)],
)  # fmt: skip
def test_the_search_box_stands_only_with_those_who_have_children_to_find(client_for, login, first_page, finds):
    client = client_for(login)
    assert ('action="/find/"' in client.get(first_page).content.decode()) == finds
    assert client.get("/find/").status_code == (200 if finds else 404)


def test_the_aunt_finds_her_other_pupils_and_not_the_one_she_is_shut_off_from(client_for, emils_number):
    lone = client_for("lone")
    assert "Alba Mørk Thomsen" in answer(lone, "alba")
    assert EMIL not in answer(lone, EMIL).replace(f'value="{EMIL}"', "")
    assert "Intet fundet blandt det, du kan se" in answer(lone, emils_number)


def test_a_whole_number_finds_exactly_one_and_is_kept_as_a_keyed_hash(client_for, emil, emils_number):
    page = answer(client_for("ida"), emils_number)
    assert EMIL in page
    assert page.count("/barn/") == 1
    assert emils_number not in page
    search = Entry.objects.filter(kind=EntryKind.SEARCH, verb="find_children").latest("at")
    digits = emils_number.replace("-", "").encode()
    assert search.criterion_hash
    assert digits not in bytes(search.criterion_encrypted)
    assert Entry.objects.filter(verb="found_child", child_id=emil.id, actor_name="Ida Holst").exists()


def test_a_number_in_the_address_is_not_looked_up(client_for, emils_number):
    answered = client_for("ida").get("/find/", {"q": emils_number}, follow=True)
    assert answered.redirect_chain == [("/find/", 302)]
    page = answered.content.decode()
    assert "Der er ikke søgt" in page
    assert EMIL not in page
    assert emils_number not in page


def test_the_search_is_written_down_with_its_words_encrypted(client_for):
    answer(client_for("otto"), "Emil Aagaard")
    search = Entry.objects.filter(kind=EntryKind.SEARCH).latest("at")
    assert (search.actor_name, search.verb) == ("Otto Vang", "find_children")
    assert b"emil" not in bytes(search.criterion_encrypted)


@pytest.mark.parametrize("words", ["3.B", "3b", "3 b", "havneskolen 3b"])
def test_a_group_is_found_and_leads_to_its_page(client_for, key_of, words):
    assert f"/grupper/{key_of('group', '3.B')}/" in answer(client_for("otto"), words)


def test_a_unit_is_found_with_its_telephone(client_for):
    page = answer(client_for("lars"), "familiehus")
    assert "Familiehuset" in page
    assert "87 59 00 00" in page


def test_the_groups_page_shows_the_children_of_those_who_work_there(client_for, key_of):
    path = f"/grupper/{key_of('group', '3.B')}/"
    ida, otto, lone = (client_for(login).get(path).content.decode() for login in ("ida", "otto", "lone"))
    assert EMIL in ida
    assert "Alba" not in otto
    assert "Ida Holst" in otto
    assert "Alba" in lone
    assert EMIL not in lone


def test_a_group_that_is_not_there_is_404(client_for, emil):
    assert client_for("ida").get(f"/grupper/{emil.id}/").status_code == 404


@pytest.mark.parametrize("login", ["sofie", "jonas", "kirsten", "sara"])
def test_families_have_no_search(client_for, key_of, login):
    client = client_for(login)
    paths = ("/find/", f"/grupper/{key_of('group', '3.B')}/")
    assert [client.get(path).status_code for path in paths] == [404, 404]
    assert client.post("/find/", {"q": "Emil"}).status_code == 404


def test_an_empty_search_teaches(client_for):
    for words in ("", "  ", "e"):
        assert EMIL not in answer(client_for("ida"), words)
    assert "Her kommer svaret" in client_for("ida").get("/find/").content.decode()


def test_emergency_access_is_hinted_to_those_who_may(client_for):
    assert "/noedadgang/" in answer(client_for("lars"), "Emil")
    assert "/noedadgang/" not in answer(client_for("ida"), "Emil")


@pytest.mark.parametrize("login", ["ida", "mette"])
def test_a_search_is_few_statements(acting_as, at, login, django_assert_max_num_queries):
    with acting_as(login) as actor, django_assert_max_num_queries(8):
        found = found_by(actor=actor, words="emil agaard", at=at)
        assert found.children
        assert [*found.groups, *found.units] == []
