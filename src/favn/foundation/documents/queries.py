"""Documents, drafts and files, each read through the child's door and written in the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import open_child
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import note_read
from favn.foundation.audit.choices import EntryKind
from favn.foundation.documents import drafts
from favn.foundation.documents.blocks import Block, from_json, plain_text
from favn.foundation.documents.choices import DocumentKind
from favn.foundation.documents.models import Document, Draft, File, Version
from favn.foundation.documents.policy import rooms_to_write_in
from favn.foundation.people.models import Child
from favn.kit.crypto import decrypt, decrypt_bytes
from favn.kit.tables import Page, page_of


@dataclass(frozen=True)
class Note:
    """One document as a page shows it: the child, the newest version, its blocks, the earlier versions, the files."""

    child: Child
    document: Document
    version: Version
    body: tuple[Block, ...]
    earlier: list["Earlier"]
    files: list["Attached"]

    @property
    def text(self) -> str:
        """The newest words as plain text."""
        return plain_text(self.body)


@dataclass(frozen=True)
class Earlier:
    """A version that was replaced, and its words."""

    version: Version
    text: str


@dataclass(frozen=True)
class Attached:
    """A file's row with its name opened."""

    file: File
    name: str


def place_of(*parts: object) -> str:
    """The name of a place where something is typed: `place_of("notat", child_id)`."""
    return "-".join(str(part) for part in parts)


def draft_for(actor: Actor, place: str) -> dict[str, str]:
    """What the actor had typed at this place and not saved; empty when there is none."""
    held = Draft.objects.filter(author_id=actor.id, place=place).first() if actor.id else None
    return drafts.opened(held.fields_encrypted, held.id) if held else {}


def documents_of(child_id: UUID) -> QuerySet[Document]:
    """The documents about a child in the rooms the acting one has keys to, newest first."""
    return Document.objects.filter(child_id=child_id).order_by("-created_at", "-id")


def titled(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The documents with the newest version's `title` and how many `kept_files` each has."""
    newest = Version.objects.filter(document=OuterRef("pk"), number=OuterRef("revision"))
    files = File.objects.filter(document=OuterRef("pk")).order_by().values("document").annotate(n=Count("pk"))
    return documents.annotate(
        title=Subquery(newest.values("title")[:1]), kept_files=Coalesce(Subquery(files.values("n")), 0)
    )


@dataclass(frozen=True)
class Notes:
    """A page of the documents about one child that the reader has keys to, and whether the reader may write more."""

    child: Child
    page: Page[Document]
    may_write: bool


def open_notes(*, actor: Actor, child_id: UUID, at: datetime, asked: Mapping[str, str]) -> Notes:
    """What is written about a child in the rooms the actor has keys to, the newest first. Raises Http404."""
    child = open_child(actor=actor, child_id=child_id, purpose=Purpose.DAILY_WORK, at=at)
    orders = {"tid": ("-created_at", "-id")}
    return Notes(child, page_of(titled(documents_of(child.id)), orders=orders, asked=asked, size=30),
                 bool(rooms_to_write_in(actor, child.id)))  # fmt: skip


def notes_by(author_id: UUID) -> QuerySet[Document]:
    """The notes somebody wrote, the newest first, as far as the reader may see."""
    return Document.objects.filter(author_id=author_id, kind=DocumentKind.NOTE).order_by("-created_at", "-id")


def child_to_write_about(*, actor: Actor, child_id: UUID, at: datetime) -> tuple[Child, list[Compartment]]:
    """The child, opened through the door, and the rooms the actor may write in. Raises Http404 when there is none."""
    child = open_child(actor=actor, child_id=child_id, purpose=Purpose.DAILY_WORK, at=at)
    rooms = rooms_to_write_in(actor, child.id)
    if not rooms:
        raise Http404
    return child, rooms


def open_note(*, actor: Actor, child_id: UUID, document_id: UUID, at: datetime) -> Note:
    """A document about a child, with its versions and files; the reading is logged. Raises Http404."""
    document = Document.objects.filter(pk=document_id, child_id=child_id).first()
    if document is None:
        raise Http404
    child = open_child(
        actor=actor, child_id=child_id, purpose=Purpose.DAILY_WORK, at=at, compartment=Compartment(document.compartment)
    )
    note_read(verb="read_document", by=actor, at=at, child_id=child.id, subject=document, purpose=Purpose.DAILY_WORK)
    versions = list(Version.objects.filter(document=document).order_by("-number"))
    earlier = [Earlier(old, plain_text(from_json(old.body))) for old in versions[1:]]
    return Note(child, document, versions[0], from_json(versions[0].body), earlier, _files(document))


def open_file(*, actor: Actor, child_id: UUID, file_id: UUID, at: datetime) -> tuple[Attached, bytes]:
    """A file with its content, which leaves the house and is logged as such. Raises Http404."""
    file = File.objects.filter(pk=file_id, document__child_id=child_id).select_related("document").first()
    if file is None:
        raise Http404
    room = Compartment(file.document.compartment)
    open_child(actor=actor, child_id=child_id, purpose=Purpose.DAILY_WORK, at=at, compartment=room)
    note_read(verb="open_file", by=actor, at=at, kind=EntryKind.EXPORT, child_id=child_id, subject=file)
    return _attached(file), decrypt_bytes(file.content_encrypted, where="documents_file.content", row=file.id)


def _files(document: Document) -> list[Attached]:
    kept = File.objects.filter(document=document).defer("content_encrypted").order_by("added_at", "id")
    return [_attached(file) for file in kept]


def _attached(file: File) -> Attached:
    return Attached(file, decrypt(file.name_encrypted, where="documents_file.name", row=file.id))
