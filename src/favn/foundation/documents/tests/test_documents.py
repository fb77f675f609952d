"""A note is written in one room, revised in versions, and never changed behind anyone's back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404

from favn.foundation.access import actions as access
from favn.foundation.access.acting import acting
from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import system
from favn.foundation.audit.models import Entry
from favn.foundation.documents.actions import (
    AlreadySent,
    ChangedMeanwhile,
    WritingRefused,
    attach,
    drop_draft,
    mark_sent,
    revise,
    save_draft,
    write,
)
from favn.foundation.documents.blocks import Paragraph, paragraphs
from favn.foundation.documents.choices import DocumentKind
from favn.foundation.documents.drafts import typed
from favn.foundation.documents.models import Document, Draft, File, Version
from favn.foundation.documents.queries import documents_of, draft_for, open_file, open_note
from favn.foundation.documents.rules import FileRefused

PDF = b"%PDF-1.7 en tegning"


@pytest.fixture
def note(acting_as, emil, at):
    """Ida's note about Emil in the school's room."""
    with acting_as("ida") as ida:
        return write(
            child_id=emil.id, kind=DocumentKind.NOTE, compartment=Compartment.SCHOOL, title="Samtale med mor",
            body=paragraphs("Mor fortæller.\n\nVi aftaler at ses."), by=ida, at=at,
        )  # fmt: skip


def opened(actor, note, at):
    return open_note(actor=actor, child_id=note.document.child_id, document_id=note.document_id, at=at)


def test_a_note_is_read_by_those_with_the_rooms_key_and_the_reading_is_logged(acting_as, note, emil, at):
    with acting_as("bo") as bo:
        found = opened(bo, note, at)
        assert found.version.title == "Samtale med mor"
        assert found.text == "Mor fortæller.\n\nVi aftaler at ses."
        assert note.document in documents_of(emil.id)
    read = Entry.objects.get(verb="read_document", object_id=note.document_id)
    assert (read.actor_name, read.child_id, read.object_id) == ("Bo Lind", emil.id, note.document_id)


@pytest.mark.parametrize("outsider", ["otto", "lone", "lars", "mette", "hanne", "tove", "dan", "sofie", "jens"])
def test_others_cannot_tell_that_it_is_there(acting_as, note, emil, at, outsider):
    with acting_as(outsider) as actor:
        with pytest.raises(Http404):
            opened(actor, note, at)
        assert not Version.objects.filter(pk=note.pk).exists()
        assert note.document not in documents_of(emil.id)


@pytest.mark.parametrize(
    ("who", "room"),
    [
        ("otto", "school"),
        ("ida", "authority"),
        ("ida", "identity"),
        ("lone", "school"),
        ("sofie", "school"),
        ("mette", "authority"),
    ],
)
def test_nobody_writes_where_they_hold_no_key(acting_as, emil, at, who, room):
    with acting_as(who) as actor, pytest.raises(WritingRefused):
        write(
            child_id=emil.id, kind=DocumentKind.NOTE, compartment=Compartment(room), title="x", body=(), by=actor, at=at
        )


def test_a_new_version_leaves_the_old_one_as_it_was(acting_as, note, at):
    with acting_as("bo") as bo:
        revise(document=note.document, title="Samtale", body=(Paragraph("Nyt"),), revision=1, by=bo, at=at)
        found = opened(bo, note, at)
    assert (found.version.number, found.text, found.document.revision) == (2, "Nyt", 2)
    assert [(old.version.title, old.text) for old in found.earlier] == [
        ("Samtale med mor", "Mor fortæller.\n\nVi aftaler at ses.")
    ]


def test_two_editors_do_not_overwrite_each_other(acting_as, note, at):
    with acting_as("bo") as bo:
        revise(document=note.document, title="Bos", body=(Paragraph("Bos"),), revision=1, by=bo, at=at)
    with acting_as("ida") as ida:
        with pytest.raises(ChangedMeanwhile, match="Bo Lind gemte") as clash:
            revise(document=note.document, title="Idas", body=(Paragraph("Idas"),), revision=1, by=ida, at=at)
        assert clash.value.newest.title == "Bos"
        assert opened(ida, note, at).version.number == 2
        revise(document=note.document, title="Begges", body=(), revision=2, by=ida, at=at)


@pytest.mark.parametrize("change", [{"title": "andet"}, {"body": []}, {"number": 9}, {"written_by_name": "Bo"}])
def test_the_database_refuses_to_change_what_was_written(acting_as, note, change):
    with acting_as("ida"), pytest.raises(IntegrityError, match="stands as it was written"), transaction.atomic():
        Version.objects.filter(pk=note.pk).update(**change)


def test_a_sent_version_cannot_be_sent_anew_or_removed(acting_as, note, at):
    with acting_as("ida") as ida:
        mark_sent(version=note, by=ida, at=at)
        with pytest.raises(AlreadySent):
            mark_sent(version=note, by=ida, at=at)
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.filter(pk=note.pk).update(sent_at=None)
        with pytest.raises(IntegrityError, match="retention"), transaction.atomic():
            Version.objects.filter(pk=note.pk).delete()


def test_a_mother_reads_what_was_sent_and_released_and_no_later_version(acting_as, note, sofie, emil, at):
    with acting_as("ida") as ida:
        mark_sent(version=note, by=ida, at=at)
        revise(document=note.document, title="Ikke sendt", body=(), revision=1, by=ida, at=at)
        access.release(child_id=emil.id, subject=note.document, reader_id=sofie.id, reason="Aftalt", by=ida, at=at)
    with acting_as("sofie", later=timedelta(seconds=1)):
        assert [version.title for version in Version.objects.filter(document=note.document_id)] == ["Samtale med mor"]
    with acting_as("jonas", later=timedelta(seconds=1)):
        assert not Version.objects.filter(pk=note.pk).exists()
        assert not Document.objects.filter(pk=note.document_id).exists()


def test_a_draft_is_kept_encrypted_for_its_author_alone(acting_as, at):
    with acting_as("ida") as ida:
        save_draft(place="notat-1", fields={"text": "Emil er", "csrfmiddlewaretoken": "x"}, by=ida, at=at)
        save_draft(place="notat-1", fields={"text": "Emil er ked af det"}, by=ida, at=at)
        assert draft_for(ida, "notat-1") == {"text": "Emil er ked af det"}
        assert draft_for(ida, "notat-2") == {}
    with acting_as("bo") as bo:
        assert not Draft.objects.filter(place="notat-1").exists()
        save_draft(place="notat-1", fields={"text": "Bos"}, by=bo, at=at)
        assert draft_for(bo, "notat-1") == {"text": "Bos"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(encode(fields_encrypted, 'escape'), '') FROM documents_draft")
        assert "Emil" not in cursor.fetchone()[0]
    assert not Entry.objects.filter(object_table="documents_draft").exists()


def test_a_parents_draft_is_kept_too_and_can_be_thrown_away(acting_as, at):
    with acting_as("sofie") as sofie:
        save_draft(place="svar-1", fields={"text": "Vi tænker"}, by=sofie, at=at)
        assert draft_for(sofie, "svar-1") == {"text": "Vi tænker"}
        drop_draft(place="svar-1", by=sofie, at=at)
        assert draft_for(sofie, "svar-1") == {}


def test_saving_the_note_is_the_end_of_its_draft(acting_as, emil, at):
    with acting_as("ida") as ida:
        save_draft(place="notat-1", fields={"text": "Emil"}, by=ida, at=at)
        write(child_id=emil.id, kind=DocumentKind.NOTE, compartment=Compartment.SCHOOL, title="x", body=(), by=ida,
              at=at, draft="notat-1")  # fmt: skip
        assert draft_for(ida, "notat-1") == {}


def test_a_draft_has_an_end():
    kept = typed({"text": "a" * 300_000, "more": "b"})
    assert len(kept["text"]) == 200_000
    assert kept["more"] == ""


def test_a_file_is_kept_encrypted_and_its_leaving_is_logged(acting_as, note, emil, at):
    with acting_as("ida") as ida:
        file = attach(document=note.document, name="../Tegning.pdf", content=PDF, by=ida, at=at)
        attached, content = open_file(actor=ida, child_id=emil.id, file_id=file.id, at=at)
        assert (attached.name, content, file.content_type) == ("Tegning.pdf", PDF, "application/pdf")
        assert opened(ida, note, at).files[0].name == "Tegning.pdf"
    stored = File.objects.get(pk=file.pk)
    assert b"tegning" not in bytes(stored.content_encrypted)
    assert b"Tegning" not in bytes(stored.name_encrypted)
    assert Entry.objects.get(verb="open_file", object_id=file.pk).kind == "export"


def test_a_file_of_another_kind_is_refused(acting_as, note, at):
    with acting_as("ida") as ida, pytest.raises(FileRefused):
        attach(document=note.document, name="virus.exe", content=b"MZ", by=ida, at=at)


def test_an_outsider_fetches_no_file(acting_as, note, emil, at):
    with acting_as("ida") as ida:
        file = attach(document=note.document, name="a.pdf", content=PDF, by=ida, at=at)
    with acting_as("otto") as otto:
        with pytest.raises(Http404):
            open_file(actor=otto, child_id=emil.id, file_id=file.id, at=at)
        with pytest.raises(WritingRefused):
            attach(document=note.document, name="a.pdf", content=PDF, by=otto, at=at)


def test_a_job_may_write_what_a_step_asked_it_to(emil, at):
    job = system("letters")
    with acting(job, at=at):
        assert write(child_id=emil.id, kind=DocumentKind.LETTER, compartment=Compartment.AUTHORITY, title="Brev",
                     body=(), by=job, at=at).number == 1  # fmt: skip
