"""Writing, revising, drafting, attaching. Nothing typed is ever lost, and nothing written is ever changed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.documents import drafts
from favn.foundation.documents.blocks import Block, to_json
from favn.foundation.documents.choices import DocumentKind
from favn.foundation.documents.models import Document, Draft, File, Version
from favn.foundation.documents.policy import may_revise, may_write
from favn.foundation.documents.rules import content_type_of, safe_name
from favn.kit.crypto import encrypt, encrypt_bytes
from favn.kit.ids import new_id


class WritingRefused(Exception):
    """The actor may not write in this room. Its text can be shown."""


class ChangedMeanwhile(Exception):
    """Somebody saved the document while the actor was writing: show both, and let the actor decide."""

    def __init__(self, newest: Version) -> None:
        super().__init__(_("%(name)s gemte teksten, mens du skrev.") % {"name": newest.written_by_name})
        self.newest = newest


class AlreadySent(Exception):
    """The version was sent: it stands as it is. Its text can be shown."""


def _version(document: Document, number: int, title: str, body: Iterable[Block], by: Actor, at: datetime) -> Version:
    made = Version(
        document=document, number=number, title=title.strip(), body=to_json(body), written_by=by.id,
        written_by_name=by.name, written_at=at,
    )  # fmt: skip
    made.save(force_insert=True)
    return made


@transaction.atomic
def write(
    *, child_id: UUID, kind: DocumentKind, compartment: Compartment, title: str, body: Iterable[Block], by: Actor,
    at: datetime, draft: str = "",
) -> Version:  # fmt: skip
    """Write a document about a child in one room; its first version. The draft at `draft` is done with.

    Raises WritingRefused.
    """
    if not (by.role.startswith("system:") or may_write(by, child_id=child_id, compartment=compartment)):
        raise WritingRefused(_("Du har ikke adgang til at skrive her. Bed den, der har sagen, om at gøre det."))
    document = Document(
        child_id=child_id, kind=kind, compartment=compartment, author_id=by.id, author_name=by.name, created_at=at
    )
    document.save(force_insert=True)
    version = _version(document, 1, title, body, by, at)
    _drop(draft, by)
    record(verb="write_document", by=by, at=at, child_id=child_id, subject=document, document=kind)
    return version


@transaction.atomic
def revise(
    *, document: Document, title: str, body: Iterable[Block], revision: int, by: Actor, at: datetime, draft: str = ""
) -> Version:
    """Save a new version of a document that the actor read at `revision`; earlier versions stay.

    Raises ChangedMeanwhile when somebody saved in between (nothing is saved, the draft is kept), WritingRefused.
    """
    if not may_revise(by, document):
        raise WritingRefused(_("Du har ikke adgang til at rette her. Bed den, der har sagen, om at gøre det."))
    unchanged = Document.objects.filter(pk=document.pk, revision=revision)
    if not unchanged.update(revision=F("revision") + 1):
        raise ChangedMeanwhile(Version.objects.filter(document=document).latest("number"))
    version = _version(document, revision + 1, title, body, by, at)
    _drop(draft, by)
    record(verb="revise_document", by=by, at=at, child_id=document.child_id, subject=document, number=revision + 1)
    return version


@transaction.atomic
def mark_sent(*, version: Version, by: Actor, at: datetime) -> None:
    """Say that this version left the house: from now on the database refuses any change of it. Raises AlreadySent."""
    if not Version.objects.filter(pk=version.pk, sent_at__isnull=True).update(sent_at=at):
        raise AlreadySent(_("Udgaven er allerede sendt og kan ikke ændres. Skriv en ny udgave."))
    record(verb="send_version", by=by, at=at, child_id=version.document.child_id, subject=version)


@transaction.atomic
def save_draft(*, place: str, fields: Mapping[str, str], by: Actor, at: datetime) -> Draft:
    """Keep what the actor has typed at this place, encrypted, for the actor alone; replaces the earlier draft."""
    held = Draft.objects.filter(author_id=by.key, place=place).first() or Draft(
        id=new_id(), author_id=by.key, place=place
    )
    held.fields_encrypted = drafts.seal(drafts.typed(fields), held.id)
    held.saved_at = at
    Draft.objects.bulk_create(
        [held],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["fields_encrypted", "saved_at"],
    )
    return held


@transaction.atomic
def drop_draft(*, place: str, by: Actor, at: datetime) -> None:
    """Throw the actor's own draft at this place away; `at` is only for the log, and a draft stands in none."""
    _drop(place, by)


def _drop(place: str, by: Actor) -> None:
    if place and by.id:
        Draft.objects.filter(author_id=by.id, place=place).delete()


@transaction.atomic
def attach(*, document: Document, name: str, content: bytes, by: Actor, at: datetime) -> File:
    """Keep a file with a document, encrypted. Raises FileRefused for its size or kind, WritingRefused."""
    if not may_revise(by, document):
        raise WritingRefused(_("Du har ikke adgang til at lægge filer her. Bed den, der har sagen, om at gøre det."))
    content_type, key = content_type_of(content), new_id()
    made = File(
        id=key, document=document, content_type=content_type, size=len(content), added_by=by.id, added_by_name=by.name,
        added_at=at, name_encrypted=encrypt(safe_name(name), where="documents_file.name", row=key),
        content_encrypted=encrypt_bytes(content, where="documents_file.content", row=key),
    )  # fmt: skip
    made.save(force_insert=True)
    record(verb="attach_file", by=by, at=at, child_id=document.child_id, subject=made, size=len(content))
    return made
