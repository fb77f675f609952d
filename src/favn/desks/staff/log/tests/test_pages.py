"""The data protection officer reads the log, and never meets a child there."""

from datetime import timedelta

import pytest

from favn.foundation.access.acting import acting
from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import open_child
from favn.foundation.accounts.actors import system
from favn.foundation.audit import seals
from favn.foundation.audit.models import Entry
from favn.foundation.audit.verification import verify_and_note
from favn.kit.clock import local
from favn.oversight.log.pseudonyms import reference_of
from favn.oversight.log.review import Wanted, found_entries, sample_of

PAGES = ("/log/", "/log/stikproeve/", "/log/kaede/")


@pytest.fixture
def looked(acting_as, emil, at):
    """Ida opened Emil's page."""
    with acting_as("ida") as ida:
        open_child(actor=ida, child_id=emil.id, purpose=Purpose.DAILY_WORK, at=at)


@pytest.mark.parametrize("login", ["ida", "otto", "mette", "sofie", "vibe", "karen"])
def test_nobody_else_reads_the_log(client_for, login):
    assert [client_for(login).get(path).status_code for path in PAGES] == [404, 404, 404]


def test_dan_reads_who_looked_and_not_at_whom(client_for, looked, emil):
    page = client_for("dan").get("/log/?employee=Ida").content.decode()
    assert "Ida Holst" in page
    assert "dagligt arbejde med barnet" in page
    assert reference_of(emil.id) in page
    assert str(emil.id) not in page
    assert "Aagaard" not in page
    assert "Emil" not in page


def test_dan_cannot_open_the_child_he_reads_about(client_for, looked, emil):
    dan = client_for("dan")
    assert dan.get(f"/barn/{emil.id}/hvem-har-set/").status_code == 404
    assert dan.get(f"/barn/{emil.id}/log/").status_code == 404


def test_the_search_is_by_employee_day_and_kind(client_for, looked, at):
    dan = client_for("dan")
    today, tomorrow = local(at).date(), local(at).date() + timedelta(days=1)
    assert "Ida Holst" in dan.get(f"/log/?employee=ida&first_on={today}&last_on={today}&kind=read").content.decode()
    assert "Ingen linjer" in dan.get(f"/log/?employee=ida&first_on={tomorrow}").content.decode()
    assert "Ingen linjer" in dan.get("/log/?employee=ida&kind=reveal").content.decode()
    assert "Ida Holst" not in dan.get("/log/?employee=Otto").content.decode()


def test_lines_about_the_same_child_are_found_from_one_of_them(client_for, looked, emil):
    line = Entry.objects.filter(child_id=emil.id, verb="open_child").latest("at")
    page = client_for("dan").get(f"/log/?same={line.id}").content.decode()
    assert reference_of(emil.id) in page
    assert page.count("B-") == page.count(reference_of(emil.id))


@pytest.mark.parametrize(
    "query", ["first_on=32.13.2026", "kind=gossip", "first_on=2.1.2026&last_on=1.1.2026", "same=x"]
)
def test_a_search_that_makes_no_sense_is_refused(client_for, query):
    assert client_for("dan").get(f"/log/?{query}").status_code == 422


def test_reading_the_log_stands_in_the_log(client_for, looked):
    client_for("dan").get("/log/?employee=Ida")
    searched = Entry.objects.get(verb="search_log")
    assert searched.role == "dpo"
    assert searched.criterion_encrypted
    assert searched.child_id is None


def test_the_same_word_draws_the_same_sample(acting_as, client_for, looked, at):
    today = local(at).date()
    with acting_as("dan") as dan:
        one, same, other = (
            [entry.id for entry in sample_of(actor=dan, month=today, seed=seed, at=at)] for seed in ("a", "a", "b")
        )
    assert one == same
    assert one
    assert set(other)
    assert client_for("dan").get(f"/log/stikproeve/?month_on={today}&seed=a").status_code == 200
    assert client_for("dan").get("/log/stikproeve/?month_on=x&seed=").status_code == 422


def test_the_chain_is_shown_with_its_newest_proof(client_for, looked, at):
    dan = client_for("dan")
    assert "ikke efterprøvet endnu" in dan.get("/log/kaede/").content.decode()
    job = system("verify")
    with acting(job, at=at):
        seals.seal(at=at)
        assert verify_and_note(by=job, at=at).is_whole
    assert "Loggen er hel" in dan.get("/log/kaede/").content.decode()


def test_a_page_of_the_log_is_few_statements(acting_as, looked, at, django_assert_max_num_queries):
    with acting_as("dan") as dan, django_assert_max_num_queries(4):
        page = found_entries(actor=dan, wanted=Wanted(employee="Ida"), asked={}, at=at)
        assert page.rows


def test_the_caseworker_sees_who_looked_at_her_child(client_for, emils_case, emil):
    page = client_for("lars").get(f"/barn/{emil.id}/hvem-har-set/").content.decode()
    assert "Teamleder, Børn og Familie" in page
    assert client_for("ida").get(f"/barn/{emil.id}/hvem-har-set/").status_code == 404
