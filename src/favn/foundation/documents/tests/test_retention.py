"""What has been kept long enough goes, with all that follows it and the log's words of it; the rest is held back."""

from datetime import timedelta

import pytest
from django.db import connection

from favn.foundation.access import actions as access
from favn.foundation.access.acting import acting
from favn.foundation.access.choices import Compartment
from favn.foundation.access.models import Release
from favn.foundation.accounts.actors import system
from favn.foundation.audit.actions import record
from favn.foundation.audit.models import Entry
from favn.foundation.documents.actions import attach, mark_sent, save_draft, write
from favn.foundation.documents.blocks import Paragraph
from favn.foundation.documents.choices import DocumentKind
from favn.foundation.documents.jobs import delete_expired
from favn.foundation.documents.models import Document, Draft, File, Version
from favn.foundation.people.models import Child
from favn.kit import retention

FIVE_YEARS = timedelta(days=5 * 366)


@pytest.fixture
def run(at, monkeypatch):
    """`run(later)`: the nightly job, so much later, in a town where no case is open unless the test says so."""
    retention.rules()
    monkeypatch.setattr(retention, "_endings", [])

    def run_later(later):
        job = system("retention")
        with acting(job, at=at + later):
            return delete_expired(by=job, at=at + later)

    return run_later


@pytest.fixture
def note(acting_as, emil, sofie, at):
    """A sent and released note with a file."""
    with acting_as("ida") as ida:
        version = write(child_id=emil.id, kind=DocumentKind.NOTE, compartment=Compartment.SCHOOL, title="Samtale",
                        body=(Paragraph("Om morgenen"),), by=ida, at=at)  # fmt: skip
        attach(document=version.document, name="a.pdf", content=b"%PDF-1", by=ida, at=at)
        mark_sent(version=version, by=ida, at=at)
        access.release(child_id=emil.id, subject=version.document, reader_id=sofie.id, reason="Aftalt", by=ida, at=at)
    return version


def test_a_note_stays_its_five_years_and_then_goes_with_all_that_follows_it(note, run):
    run(timedelta(days=4 * 365))
    assert Document.objects.filter(pk=note.document_id).exists()
    done = run(FIVE_YEARS)
    assert done.rows["documents_version"] >= done.rows["documents_file"] >= 1
    assert not Document.objects.filter(pk=note.document_id).exists()
    assert not Version.objects.filter(pk=note.pk).exists()
    assert not File.objects.filter(document_id=note.document_id).exists()
    assert not Release.objects.filter(object_id=note.document_id).exists()


def test_the_log_forgets_the_words_and_keeps_the_line(note, run):
    run(FIVE_YEARS)
    lines = Entry.objects.filter(object_table="documents_version", object_id=note.id, kind="row")
    assert {line.verb for line in lines} == {"insert", "update", "delete"}
    assert all(line.payload is None and line.payload_hash for line in lines)
    assert "morgenen" not in str(list(Entry.objects.values_list("payload", flat=True)))
    assert Entry.objects.get(verb="delete_expired", payload__table="documents_document").payload["count"] >= 1


def test_while_the_child_has_a_case_nothing_about_the_child_goes(note, run, monkeypatch, emil):
    running = f"SELECT '{emil.id}'::uuid AS child_id, NULL::timestamptz AS ended_at"
    monkeypatch.setattr(retention, "_endings", [running])
    run(FIVE_YEARS)
    assert Document.objects.filter(pk=note.document_id).exists()
    monkeypatch.setattr(retention, "_endings", [running.replace("NULL::", "'2020-01-01'::")])
    run(FIVE_YEARS)
    assert not Document.objects.filter(pk=note.document_id).exists()


def test_a_draft_goes_after_ninety_days(acting_as, run, at):
    with acting_as("ida") as ida:
        save_draft(place="notat-1", fields={"text": "a"}, by=ida, at=at)
    assert run(timedelta(days=89)).rows["documents_draft"] == 0
    assert run(timedelta(days=91)).rows["documents_draft"] >= 1
    assert not Draft.objects.filter(place="notat-1").exists()


def test_a_child_who_moved_away_is_held_back_by_what_is_still_kept_and_goes_last(run, at):
    long_ago = at.date() - FIVE_YEARS
    kept, gone = (
        Child.objects.create(given_names=name, surname="Prøve", born_on=long_ago, left_on=long_ago)
        for name in ("A", "B")
    )
    Document.objects.create(child=kept, kind="note", compartment="school", author_name="x", created_at=at)
    assert run(timedelta(days=1)).held_back["people_child"] >= 1
    assert list(Child.objects.filter(surname="Prøve")) == [kept]
    run(FIVE_YEARS)
    run(FIVE_YEARS)
    assert not Child.objects.filter(pk__in=[kept.pk, gone.pk]).exists()


def test_the_log_itself_forgets_contents_after_five_years(acting_as, run, at):
    with acting_as("ida") as ida:
        record(verb="try", by=ida, at=at, word="noget")
    run(timedelta(days=4 * 365))
    assert Entry.objects.get(verb="try").payload == {"word": "noget"}
    assert run(FIVE_YEARS).log_contents > 0
    assert Entry.objects.get(verb="try").payload is None


def test_a_run_with_nothing_to_do_does_nothing(db, run):
    done = run(timedelta())
    assert not done.rows
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_child")
        assert cursor.fetchone()[0] > 0
