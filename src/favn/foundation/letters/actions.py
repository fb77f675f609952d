"""Sending letters: one for each recipient, each its own way, and a person in between when the address is protected."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.documents.actions import mark_sent, write
from favn.foundation.documents.blocks import Block, from_json
from favn.foundation.documents.choices import DocumentKind
from favn.foundation.documents.models import Version
from favn.foundation.letters.models import Letter
from favn.foundation.letters.policy import may_post, may_send
from favn.foundation.letters.queries import sender_of
from favn.foundation.letters.recipients import Recipient
from favn.foundation.letters.rendering import LetterText, render_letter
from favn.foundation.letters.rules import Way, route
from favn.kit.catalogue import N_
from favn.kit.clock import local
from favn.kit.crypto import encrypt_bytes
from favn.kit.ids import new_id

POSTED_WITHIN = timedelta(days=2)
GREETING = {"da": "Venlig hilsen", "en": "Kind regards"}


class SendingRefused(Exception):
    """The actor may not send, or not post, this letter. Its text can be shown."""


class AlreadyPosted(Exception):
    """The letter has left the house. Its text can be shown."""


@transaction.atomic
def send_letters(
    *, child_id: UUID, compartment: Compartment, title: str, body: Iterable[Block], recipients: Sequence[Recipient],
    by: Actor, at: datetime, reference: str = "", language: str = "da",
) -> list[Letter]:  # fmt: skip
    """Write one document about a child and send it to each recipient, each on their own.

    Raises SendingRefused, NotToASmallChild.
    """
    if not may_send(by, child_id=child_id, compartment=compartment):
        raise SendingRefused(_("Du har ikke adgang til at sende breve herfra. Bed den, der har sagen, om at gøre det."))
    version = write(
        child_id=child_id, kind=DocumentKind.LETTER, compartment=compartment, title=title, body=body, by=by, at=at
    )
    return [
        send_letter(version=version, recipient=recipient, by=by, at=at, reference=reference, language=language)
        for recipient in recipients
    ]


@transaction.atomic
def send_letter(
    *, version: Version, recipient: Recipient, by: Actor, at: datetime, reference: str = "", language: str = "da"
) -> Letter:
    """Send one version of a document to one recipient; the version is sent and stands from now on.

    A protected, hidden or unknown address is never printed: the letter waits for a person, with the name alone.
    Raises SendingRefused, NotToASmallChild.
    """
    document = version.document
    if not may_send(by, child_id=document.child_id, compartment=Compartment(document.compartment)):
        raise SendingRefused(_("Du har ikke adgang til at sende breve herfra. Bed den, der har sagen, om at gøre det."))
    chosen, key = route(recipient.circumstances), new_id()
    lines = recipient.lines if chosen.way is Way.PRINT else ()
    page = render_letter(_text(version, recipient.name, lines, by, at, reference, language))
    letter = Letter(
        id=key, child_id=document.child_id, version=version, adult_id=recipient.adult_id,
        to_child_id=recipient.child_id, employee_id=recipient.employee_id, recipient_name=recipient.name,
        title=version.title, channel=chosen.way, reason=chosen.reason, written_by=by.id, written_by_name=by.name,
        written_at=at, sent_at=at if chosen.way in (Way.INSIDE, Way.DIGITAL) else None,
        pdf_encrypted=encrypt_bytes(page, where="letters_letter.pdf", row=key),
    )  # fmt: skip
    letter.save(force_insert=True)
    if version.sent_at is None:
        mark_sent(version=version, by=by, at=at)
        version.sent_at = at
    record(verb="send_letter", by=by, at=at, child_id=letter.child_id, about_id=recipient.adult_id, subject=letter,
           channel=str(chosen.way))  # fmt: skip
    _ask_a_person(letter, compartment=Compartment(document.compartment), by=by, at=at)
    return letter


@transaction.atomic
def mark_posted(*, letter: Letter, by: Actor, at: datetime) -> None:
    """Say that the letter was put in the post by a person. Raises SendingRefused, AlreadyPosted."""
    if not may_post(by, letter):
        raise SendingRefused(_("Brevet afsendes af den, der skrev det, eller af en kollega med adgang til sagen."))
    if not Letter.objects.filter(pk=letter.pk, sent_at__isnull=True).update(sent_at=at, sent_by=by.id):
        raise AlreadyPosted(_("Brevet er allerede sendt."))
    close_alerts(source_id=letter.id, by=by, at=at)
    record(verb="post_letter", by=by, at=at, child_id=letter.child_id, about_id=letter.adult_id, subject=letter)


def _ask_a_person(letter: Letter, *, compartment: Compartment, by: Actor, at: datetime) -> None:
    if letter.sent_at is not None or not by.is_employee:
        return
    raise_alert(
        kind="post_letter", text=N_("Send et brev, der venter på dig"), reason=letter.reason, due_by=at + POSTED_WITHIN,
        source=letter, url_name="letters:letter", url_id=letter.id, to=by.id, child_id=letter.child_id,
        compartment=compartment, by=by, at=at,
    )  # fmt: skip


def _text(
    version: Version, name: str, lines: tuple[str, ...], by: Actor, at: datetime, reference: str, language: str
) -> LetterText:
    return LetterText(
        sender=sender_of(by), recipient=(name, *lines), written_on=local(at).date(), subject=version.title,
        body=from_json(version.body), closing=(GREETING[language], "", by.name), reference=reference, language=language,
    )  # fmt: skip
