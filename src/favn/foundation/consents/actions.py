"""Giving, refusing and withdrawing. What was said stays as a row."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.consents.choices import Answer, Form
from favn.foundation.consents.models import Consent
from favn.foundation.consents.policy import may_record, may_withdraw


class ConsentRefused(Exception):
    """The actor may not record or withdraw this answer. Its text can be shown."""


class AlreadyWithdrawn(Exception):
    """The answer was taken back before. Its text can be shown."""


def _write(
    answer: Answer, *, child_id: UUID, adult_id: UUID | None, by: Actor, at: datetime, **facts: object
) -> Consent:
    if not may_record(by, child_id=child_id, adult_id=adult_id):
        raise ConsentRefused(_("Et samtykke skrives af den, der giver det, eller af en medarbejder omkring barnet."))
    made = Consent(
        child_id=child_id, adult_id=adult_id, answer=answer, recorded_by=by.id, recorded_by_name=by.name,
        recorded_at=at, valid_from=at, **facts,
    )  # fmt: skip
    made.save(force_insert=True)
    record(verb=f"consent_{answer}", by=by, at=at, child_id=child_id, about_id=adult_id, subject=made)
    return made


@transaction.atomic
def give(
    *, child_id: UUID, adult_id: UUID | None, compartment: Compartment, recipient_id: UUID, recipient_name: str,
    purpose: str, by: Actor, at: datetime, until: datetime | None = None, form: Form = Form.SPOKEN,
) -> Consent:  # fmt: skip
    """Write down a yes: this person lets this room be shared with this recipient, for this purpose, until then.

    `adult_id` is None when the young person answers. Raises ConsentRefused.
    """
    return _write(
        Answer.GIVEN, child_id=child_id, adult_id=adult_id, compartment=compartment, recipient_id=recipient_id,
        recipient_name=recipient_name, purpose=purpose, valid_until=until, form=form, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def refuse(
    *, child_id: UUID, adult_id: UUID | None, compartment: Compartment, recipient_id: UUID, recipient_name: str,
    purpose: str, by: Actor, at: datetime, form: Form = Form.SPOKEN,
) -> Consent:  # fmt: skip
    """Write down a no: it stops this share until it is withdrawn or answered anew. Raises ConsentRefused."""
    return _write(
        Answer.REFUSED, child_id=child_id, adult_id=adult_id, compartment=compartment, recipient_id=recipient_id,
        recipient_name=recipient_name, purpose=purpose, form=form, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def withdraw(*, consent: Consent, reason: str, by: Actor, at: datetime) -> None:
    """Take an answer back. A yes taken back stops the share from now on; what was shared stays in the log.

    Raises ConsentRefused, AlreadyWithdrawn.
    """
    if not may_withdraw(by, consent):
        raise ConsentRefused(
            _("Et samtykke trækkes tilbage af den, der gav det, eller af en medarbejder for personen.")
        )
    open_answer = Consent.objects.filter(pk=consent.pk, withdrawn_at__isnull=True)
    if not open_answer.update(withdrawn_at=at, withdrawn_by=by.id, withdrawal_reason=reason.strip()):
        raise AlreadyWithdrawn(_("Samtykket er allerede trukket tilbage."))
    record(
        verb="consent_withdrawn", by=by, at=at, child_id=consent.child_id, about_id=consent.adult_id, subject=consent
    )
