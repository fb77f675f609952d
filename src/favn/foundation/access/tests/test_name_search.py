"""Looking a child up by name: typing errors, other spellings, names known in part; and only those one may know of."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.access.models import Block
from favn.foundation.accounts.actors import system
from favn.foundation.audit.models import Entry
from favn.foundation.people.actions import Facts, gather_name_words, register_child
from favn.foundation.people.models import Child

pytestmark = pytest.mark.django_db


def found(actor, words, at) -> list[str]:
    return [each.name for each in door.find_children(actor=actor, words=words, purpose=Purpose.CASEWORK, at=at)]


@pytest.fixture
def registered(acting_as, at):
    """`registered("Bjørk", "Qvistgaard")`: a child of that name, in the register since today."""

    def register(given: str, surname: str) -> Child:
        facts = Facts(given, surname, date(2019, 5, 4))
        with transaction.atomic():
            return register_child(facts=facts, cpr=None, by=system("import"), at=at)

    return register


@pytest.mark.parametrize("words", [
    "emil winter", "Emil Vinter", "EMIL ÅGÅRD", "emli aagard winther", "winther emil", "emil w", "emil winth",
    "Emil Holger Winther", "emil agaard vinther", "Winther, Emil Aagaard",
])  # fmt: skip
def test_emil_is_found_however_the_name_is_written(acting_as, at, words):
    with acting_as("mette") as mette:
        assert "Emil Aagaard Winther" in found(mette, words, at)[:3]


@pytest.mark.parametrize(("name", "words"), [
    (("Bjørk", "Qvistgaard"), "bjoerk kvistgård"), (("Christian Ægidius", "Thykjær"), "kristian tykær"),
    (("Zoë Ng", "Ó"), "zoe ng"), (("Søren", "Åkjær-Łukasz"), "soren aakjær"),
])  # fmt: skip
def test_a_name_is_found_on_the_first_day_and_when_its_words_are_gathered(registered, acting_as, at, name, words):
    registered(*name)
    for is_gathered in (False, True):
        if is_gathered:
            gather_name_words(by=system("name_words"), at=at)
        with acting_as("mette") as mette:
            assert " ".join(name) in found(mette, words, at)


def test_a_word_nobody_bears_is_forgotten(registered, at):
    child = registered("Bjørk", "Qvistgaard")
    assert "qvistgaard" in gathered(at)
    Child.objects.filter(pk=child.pk).delete()
    assert "qvistgaard" not in gathered(at)
    assert Entry.objects.filter(verb="gather_name_words", payload__words=len(gathered(at))).exists()


def gathered(at) -> set[str]:
    gather_name_words(by=system("name_words"), at=at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM people_nameword")
        return {row[0] for row in cursor.fetchall()}


def test_the_search_opens_nobody_the_reader_may_not_know_of(acting_as, actor_of, emil, at):
    mette = actor_of("mette")
    Block.objects.create(child=emil, actor_id=mette.id, reason="I familie", blocked_at=at)
    with acting_as("mette"):
        assert "Emil Aagaard Winther" not in found(mette, "emil winther", at)
    for login in ("otto", "lone"):
        with acting_as(login) as other:
            assert "Emil Aagaard Winther" not in found(other, "emil winther", at)


@pytest.mark.parametrize("login", ["mette", "ida", "sofie"])
def test_nobody_reads_or_gathers_the_words_themselves(acting_as, login):
    with acting_as(login), connection.cursor() as cursor:
        for asked in ("SELECT word FROM people_nameword", "SELECT favn.names_like('emil')",
                      "SELECT favn.gather_name_words()"):  # fmt: skip
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(asked)
