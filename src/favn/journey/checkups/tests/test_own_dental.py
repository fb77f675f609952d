"""The family reads the times at the dentist: those with custody, the young from fifteen, and nobody where one hides."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from favn.foundation.audit.models import Entry
from favn.foundation.letters.actions import mark_posted
from favn.foundation.letters.models import Letter
from favn.foundation.people.models import Address, Child
from favn.journey.checkups.actions.no_shows import send_step_letter
from favn.journey.checkups.models import DentalAppointment, NoShow, NoShowLetter, NoShowStep
from favn.journey.checkups.queries.own_dental import own_dental
from favn.journey.checkups.rules.dental import reads_own_times
from favn.kit.clock import local
from favn.kit.wording import day

PAGE = "/familie/tandlaege/"


@pytest.fixture
def written(acting_as, emil, at) -> NoShow:
    """Tove has sent the letter about Emil's missed time."""
    found = NoShow.objects.select_related("unit").get(child=emil, stopped_at=None)
    with acting_as("tove") as tove:
        send_step_letter(no_show=found, child=emil, by=tove, at=at)
        for letter in Letter.objects.filter(child=emil, written_at=at):
            mark_posted(letter=letter, by=tove, at=at)
    NoShowStep.objects.filter(no_show=found).update(note="Moren virker presset")
    return found


def read_by(client_for, login: str) -> str:
    answer = client_for(login).get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_mother_reads_the_time_that_was_missed_and_her_own_letter(client_for, written, sofie, emil, at):
    DentalAppointment.objects.create(
        child=emil, unit=written.unit, planned_at=at + timedelta(days=9), booked_by_id=written.owner_id, booked_at=at
    )
    words = read_by(client_for, "sofie")
    for each in ("Næste tid", "udeblev", day(written.missed_on), "Vi skrev til dig", written.unit.name):
        assert each in words
    assert str(Letter.objects.get(child=emil, adult=sofie, written_at=at).id) in words
    assert "Moren virker presset" not in words, "the clinic's notes are the clinic's"
    assert Entry.objects.filter(verb="checkups.own_dental", child_id=emil.id).exists()


def test_where_somebody_hides_only_the_one_the_child_lives_with_reads_where_it_will_be(
    client_for, written, jonas, sofie, at
):
    assert day(written.missed_on) not in read_by(client_for, "jonas")
    Address.objects.filter(adult=jonas).update(protected_from=None)
    words = read_by(client_for, "jonas")
    assert day(written.missed_on) in words
    own, hers = (Letter.objects.get(child=written.child_id, adult=key, written_at=at) for key in (jonas, sofie))
    assert str(own.id) in words
    assert str(hers.id) not in words


@pytest.mark.parametrize("login", ["jens", "kirsten", "ali"])
def test_without_custody_there_is_nothing_to_read(client_for, written, login):
    assert day(written.missed_on) not in read_by(client_for, login)


@pytest.mark.parametrize("login", ["ida", "tove", "mette", "vibe"])
def test_it_is_a_page_of_families(client_for, login):
    assert client_for(login).get(PAGE).status_code == 404


def test_from_fifteen_the_young_person_reads_their_own(client_for, sara, at):
    missed = DentalAppointment.objects.filter(child=sara).latest("planned_at")
    on = day(local(missed.planned_at).date())
    assert on not in read_by(client_for, "sara"), "thirteen is too young"
    Child.objects.filter(pk=sara.id).update(born_on=local(at).date() - timedelta(days=15 * 366))
    assert on in read_by(client_for, "sara")


def test_from_fifteen_the_young_person_gets_a_letter_of_their_own(acting_as, client_for, emil, at):
    Child.objects.filter(pk=emil.id).update(born_on=local(at).date() - timedelta(days=16 * 366))
    emil.refresh_from_db()
    found = NoShow.objects.select_related("unit").get(child=emil, stopped_at=None)
    shown = client_for("tove").get(f"/udeblivelser/{found.id}/").content.decode()
    assert "Vi savnede dig hos tandlægen" in shown, "the clinic reads it before it is sent"
    with acting_as("tove") as tove:
        assert send_step_letter(no_show=found, child=emil, by=tove, at=at) == 3
    own = Letter.objects.get(child=emil, to_child=emil, written_at=at)
    assert own.title == "Vi savnede dig hos tandlægen"
    assert Letter.objects.filter(child=emil, written_at=at, adult__isnull=False, title__contains="Emil").count() == 2


def test_the_leader_edits_the_letter_to_the_young(client_for, at):
    letter = NoShowLetter.objects.get(step="letter", for_young=True, valid_until__isnull=True)
    tove = client_for("tove")
    assert "til den unge selv, fra 15 år" in tove.get("/tandpleje/breve/").content.decode()
    typed = {"title": "Vi savnede dig", "text": "Kom igen.", "title_en": "", "text_en": ""}
    refused = tove.post(f"/tandpleje/breve/{letter.id}/", typed)
    assert refused.status_code == 422
    assert "Skriv {telefon} et sted i teksten, så den unge kan ringe." in refused.content.decode()
    tove.post(f"/tandpleje/breve/{letter.id}/", typed | {"text": "Ring på {telefon}."})
    assert NoShowLetter.objects.get(step="letter", for_young=True, valid_until__isnull=True).edition == 2
    assert NoShowLetter.objects.get(step="letter", for_young=False, valid_until__isnull=True).edition == 1


def test_the_database_gives_no_note_and_no_decision(acting_as, written):
    with acting_as("sofie"):
        for column, table in (("note", "noshowstep"), ("stopped_note", "noshow"), ("next_step", "noshow")):
            with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"SELECT {column} FROM checkups_{table}")  # noqa: S608  # our own names
        with pytest.raises(ProgrammingError), transaction.atomic():
            DentalAppointment.objects.update(attendance="attended")


def test_the_page_asks_few_things_of_the_database(acting_as, written, at):
    with (
        acting_as("sofie") as sofie,
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        found = own_dental(sofie, at)
    assert len(found) == 2
    assert len(asked) <= 8


def test_fifteen_counts_from_the_birthday():
    today = date(2026, 11, 10)
    assert reads_own_times(date(2011, 11, 10), today)
    assert not reads_own_times(date(2011, 11, 11), today)
    assert not reads_own_times(None, today)
