"""The family writes, and answers what it is asked. Words are kept as they are, and the one who asked hears of it."""

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
from favn.foundation.consents import actions as consents
from favn.foundation.consents.choices import Answer, Form
from favn.foundation.consents.models import Consent, Share
from favn.foundation.documents.actions import drop_draft
from favn.journey.cases.queries import caseworker_of
from favn.journey.networks.queries import network_of_share
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


@transaction.atomic
def answer(*, share: Share, says: Answer, reason: str = "", by: Actor, at: datetime) -> Consent:
    """Svar på et spørgsmål: a yes or a no from the one who is asked, on the family's own page; the one who asked hears.

    Raises consents.ConsentRefused.
    """
    write = consents.give if says == Answer.GIVEN else consents.refuse
    made = write(share=share, adult_id=by.key, form=Form.ON_THE_PAGE, reason=reason, by=by, at=at)
    _tell_who_asked(share, by, at)
    return made


@transaction.atomic
def withdraw_answer(*, consent: Consent, reason: str = "", by: Actor, at: datetime) -> None:
    """Træk et svar tilbage: a yes no longer counts, and access ends at once; the one who asked hears.

    Raises consents.ConsentRefused.
    """
    consents.withdraw(consent=consent, reason=reason, by=by, at=at)
    _tell_who_asked(consent.share, by, at)


def _tell_who_asked(share: Share, by: Actor, at: datetime) -> None:
    network_id = network_of_share(share.pk)
    if network_id is None:
        return
    raise_alert(
        kind="share_answered", text=N_("En forælder har svaret om samtykke"),
        reason=N_("Netværkets side viser, hvem der er med nu, og hvem der har sagt nej."), due_by=at + ANSWER_WITHIN,
        source=share, url_name="networks:network", url_id=network_id, to=share.asked_by_id, child_id=share.child_id,
        compartment=Compartment.NETWORK, by=by, at=at,
    )  # fmt: skip
