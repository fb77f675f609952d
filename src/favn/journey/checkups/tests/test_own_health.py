"""A parent reads what was agreed at visits and their own words; not the other's, and not where somebody hides."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from favn.foundation.access.acting import acting
from favn.foundation.audit.models import Entry
from favn.foundation.people.models import Address, Adult, Relation
from favn.journey.checkups.actions import contacts, visits
from favn.journey.checkups.actions.visits import ParentFacts, VisitFacts
from favn.journey.checkups.choices.contacts import Outcome
from favn.journey.checkups.models import Visit
from favn.journey.checkups.queries.own_health import own_health
from favn.journey.checkups.queries.schedule import kind_named
from favn.kit.clock import local

PAGE = "/familie/sundhedspleje/"


@pytest.fixture
def visited(acting_as, emil, sofie, jonas, at) -> Visit:
    """Hanne has visited Emil, written both parents' words, noted a circumstance, and a no to a contact."""
    with acting_as("hanne") as hanne:
        made = visits.agree_visit(child_id=emil.id, code="grade_3", planned_at=at, by=hanne, at=at)
        facts = VisitFacts(
            held_on=local(at).date(), seen="Sofie virker træt", interaction="attention", agreed="Vi ringes ved i marts",
            weight_grams=31200, length_mm=1365, next_on=local(at).date() + timedelta(days=30),
            parents=(ParentFacts(sofie.id, "Jeg er lettet"), ParentFacts(jonas.id, "Jeg hører intet")),
        )  # fmt: skip
        visits.write_visit(visit=made, revision=0, facts=facts, kind=kind_named("grade_3"), by=hanne, at=at)
        contacts.note_circumstance(child_id=emil.id, kind="vulnerable", why="Aftalt med Sofie", by=hanne, at=at)
        contacts.record_outcome(child_id=emil.id, kind=kind_named("grade_5"), outcome=Outcome.NOT_RELEVANT,
                                on=local(at).date(), reason="Han er i 3. klasse", by=hanne, at=at)  # fmt: skip
    return made


@pytest.fixture
def no_secret(jonas) -> None:
    """Jonas no longer lives at a protected address."""
    Address.objects.filter(adult=jonas).update(protected_from=None)


def read_by(client_for, login: str) -> str:
    answer = client_for(login).get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def test_both_with_custody_read_what_was_agreed_and_each_their_own_words(client_for, visited, no_secret, emil):
    for login, mine, theirs in (
        ("sofie", "Jeg er lettet", "Jeg hører intet"), ("jonas", "Jeg hører intet", "Jeg er lettet"),
    ):  # fmt: skip
        words = read_by(client_for, login)
        for each in ("Vi ringes ved i marts", "31200 gram", "136,5 cm", "Aftalt med Sofie", "Han er i 3. klasse",
                     "Samtale i 3. klasse", mine):  # fmt: skip
            assert each in words
        assert theirs not in words
        assert "Sofie virker træt" not in words, "what the health visitor saw is her own record"
        assert Entry.objects.filter(verb="checkups.own_health", child_id=emil.id, actor_id=visited_by(login)).exists()


def visited_by(login: str):
    return Adult.objects.get(user__username=login).pk


def test_behind_a_protected_address_only_those_the_child_lives_with_read_of_the_visits(client_for, visited):
    """Jonas hides; the visit was in Sofie's home. And the other way round: where she hid, he would read nothing."""
    assert "Vi ringes ved i marts" in read_by(client_for, "sofie")
    words = read_by(client_for, "jonas")
    for each in ("Vi ringes ved i marts", "Aftalt med Sofie", "Han er i 3. klasse", "Jeg er lettet"):
        assert each not in words


@pytest.mark.parametrize("login", ["kirsten", "ali", "jens", "sara"])
def test_nobody_without_custody_reads_anything(client_for, visited, no_secret, login):
    words = read_by(client_for, login)
    assert "Vi ringes ved i marts" not in words
    assert "Aftalt med Sofie" not in words


@pytest.mark.parametrize("login", ["hanne", "ida", "lars", "mette"])
def test_the_page_is_the_familys(client_for, login):
    assert client_for(login).get(PAGE).status_code == 404


def test_the_database_gives_the_family_neither_findings_nor_a_visit_that_is_only_planned(
    actor_of, acting_as, visited, no_secret, emil, at
):
    with acting_as("hanne") as hanne:
        planned = visits.agree_visit(child_id=emil.id, code="", planned_at=at, by=hanne, at=at)
    with acting(actor_of("sofie"), at=at):
        assert set(Visit.objects.values_list("id", flat=True)) == {visited.pk}
        assert planned.pk != visited.pk
        for column in ("seen", "interaction", "signals", "regulation"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                list(Visit.objects.values_list(column))


def test_a_parent_who_lost_custody_reads_no_more(client_for, visited, no_secret, emil, at):
    assert "Vi ringes ved i marts" in read_by(client_for, "jonas")
    Relation.objects.filter(child=emil, adult__user__username="jonas").update(valid_until=local(at).date())
    assert "Vi ringes ved i marts" not in read_by(client_for, "jonas")


def test_the_page_asks_few_statements(actor_of, visited, at, django_assert_max_num_queries):
    with acting(actor_of("sofie"), at=at) as sofie, django_assert_max_num_queries(12):
        assert own_health(sofie, at)
