"""The family writes. The words are kept as they are, and the contact person hears of it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.desks.family.models import FamilyMessage
from favn.desks.family.policy import may_write_to_us
from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.documents.actions import drop_draft
from favn.journey.cases.queries import caseworker_of
from favn.kit.catalogue import N_

ANSWER_WITHIN = timedelta(days=3)


class WritingRefused(Exception):
    """The message cannot be taken. Its text can be shown."""


@transaction.atomic
def write_to_us(*, child_id: UUID, words: str, draft: str = "", by: Actor, at: datetime) -> FamilyMessage:
    """Skriv til os: keep the family's own words, and let the contact person know, to answer within three days.

    Without a contact person the words wait in the family's room until a caseworker has the case. Raises WritingRefused.
    """
    if not may_write_to_us(by, child_id):
        raise WritingRefused(_("Du kan skrive om de børn, du har forældremyndighed over."))
    message = FamilyMessage(
        child_id=child_id, author_id=by.key, author_name=by.name, words=words.strip(), written_at=at
    )
    message.save(force_insert=True)
    record(verb="family_message.write", by=by, at=at, child_id=child_id, about_id=by.key, subject=message)
    term = caseworker_of(child_id)
    if term:
        raise_alert(
            kind="family_message", text=N_("Familien har skrevet til dig"),
            reason=N_("De venter på et svar fra deres kontaktperson."), due_by=at + ANSWER_WITHIN, source=message,
            url_name="family:words", url_id=child_id, to=term.caseworker_id, child_id=child_id,
            compartment=Compartment.FAMILY, by=by, at=at,
        )  # fmt: skip
    if draft:
        drop_draft(place=draft, by=by, at=at)
    return message
