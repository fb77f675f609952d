"""Asking, giving, refusing, withdrawing, undoing. What was said stays as a row; access follows it at once."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.audit.choices import EntryKind
from favn.foundation.consents.choices import Answer, Form, Ground
from favn.foundation.consents.models import Consent, Share
from favn.foundation.consents.policy import may_ask, may_end, may_record, may_withdraw
from favn.foundation.consents.rules import may_be_undone
from favn.foundation.organisation.models import Employee
from favn.foundation.people.models import Adult
from favn.kit.ids import new_id


class ConsentRefused(Exception):
    """The actor may not ask, record or withdraw this. Its text can be shown."""


class AlreadyWithdrawn(ConsentRefused):
    """The answer was taken back before. Its text can be shown."""


class NotAskedAnyMore(ConsentRefused):
    """The share has ended or run out. Its text can be shown."""


class CannotBeUndone(ConsentRefused):
    """Something was shared, or stopped, on the answer. Its text can be shown."""


@transaction.atomic
def ask(
    *, child_id: UUID, compartment: Compartment, recipient: Employee | Adult, role: str, covers: str, purpose: str,
    ground: Ground, until: datetime, by: Actor, at: datetime, passes_on: bool = False,
) -> Share:  # fmt: skip
    """Bed om at dele: put it to everyone with custody, or open it at once when the ground needs no consent.

    Access runs out by itself at `until` (that instant not included). With `passes_on` the one it is shared with may let
    others in too. Raises ConsentRefused.
    """
    if not may_ask(by, child_id=child_id, compartment=compartment, until=until):
        raise ConsentRefused(_("Der spørges om lov af den, der selv må give adgangen videre, og ikke længere."))
    made = Share(
        child_id=child_id, compartment=compartment, employee=recipient if isinstance(recipient, Employee) else None,
        adult=recipient if isinstance(recipient, Adult) else None, recipient_name=recipient.name,
        recipient_role=role.strip(), covers=covers.strip(), purpose=purpose.strip(), ground=ground, valid_until=until,
        asked_by_id=by.key, asked_at=at, passes_on=passes_on,
    )  # fmt: skip
    made.save(force_insert=True)
    record(verb="share_asked", by=by, at=at, child_id=child_id, subject=made, ground=str(ground))
    _settle(made, by, at)
    return made


@transaction.atomic
def give(
    *, share: Share, adult_id: UUID | None, by: Actor, at: datetime, form: Form = Form.SPOKEN, reason: str = ""
) -> Consent:
    """Write down a yes to a share; with the last yes that is needed, access opens.

    `adult_id` is None when the young person answers. Raises ConsentRefused, NotAskedAnyMore.
    """
    return _answer(Answer.GIVEN, share=share, adult_id=adult_id, form=form, reason=reason, by=by, at=at)


@transaction.atomic
def refuse(
    *, share: Share, adult_id: UUID | None, by: Actor, at: datetime, form: Form = Form.SPOKEN, reason: str = ""
) -> Consent:
    """Write down a no: it stops this share, at once, until that person says otherwise.

    Raises ConsentRefused, NotAskedAnyMore.
    """
    return _answer(Answer.REFUSED, share=share, adult_id=adult_id, form=form, reason=reason, by=by, at=at)


def _answer(
    answer: Answer, *, share: Share, adult_id: UUID | None, form: Form, reason: str, by: Actor, at: datetime
) -> Consent:
    if not may_record(by, share=share, adult_id=adult_id):
        raise ConsentRefused(_("Et samtykke skrives af den, der giver det, eller af den, der må give adgangen videre."))
    standing = _take(share)
    if not standing.is_running(at):
        raise NotAskedAnyMore(_("Der bliver ikke spurgt om det mere."))
    made = Consent(
        share=standing, child_id=standing.child_id, adult_id=adult_id, answer=answer, compartment=standing.compartment,
        form=form, reason=reason.strip(), recorded_by=by.id, recorded_by_name=by.name, recorded_at=at, valid_from=at,
        valid_until=standing.valid_until if answer == Answer.GIVEN else None,
    )  # fmt: skip
    made.save(force_insert=True)
    record(verb=f"consent_{answer}", by=by, at=at, child_id=share.child_id, about_id=adult_id, subject=made)
    _settle(standing, by, at)
    return made


@transaction.atomic
def withdraw(*, consent: Consent, reason: str, by: Actor, at: datetime) -> None:
    """Take an answer back. A yes taken back stops the share from now on; what was shared stays in the log.

    Raises ConsentRefused, AlreadyWithdrawn.
    """
    if not may_withdraw(by, consent):
        raise ConsentRefused(
            _("Et samtykke trækkes tilbage af den, der gav det, eller af en medarbejder for personen.")
        )
    share = _take(consent.share)
    open_answer = Consent.objects.filter(pk=consent.pk, withdrawn_at__isnull=True, undone_at__isnull=True)
    if not open_answer.update(withdrawn_at=at, withdrawn_by=by.id, withdrawal_reason=reason.strip()):
        raise AlreadyWithdrawn(_("Samtykket er allerede trukket tilbage."))
    record(
        verb="consent_withdrawn", by=by, at=at, child_id=consent.child_id, about_id=consent.adult_id, subject=consent
    )
    _settle(share, by, at)


@transaction.atomic
def undo(*, consent: Consent, by: Actor, at: datetime) -> None:
    """Fortryd et svar: as if it was never said. Only while nothing was shared, or stopped, on it.

    Raises ConsentRefused, CannotBeUndone.
    """
    if not may_withdraw(by, consent):
        raise ConsentRefused(_("Et svar fortrydes af den, der gav det, eller af en medarbejder for personen."))
    share = _take(consent.share)
    if not may_be_undone(consent.recorded_at, is_open=share.is_open, closed_at=share.closed_at):
        raise CannotBeUndone(_("Svaret har virket, så det kan ikke fortrydes. Giv et nyt svar i stedet."))
    standing = Consent.objects.filter(pk=consent.pk, withdrawn_at__isnull=True, undone_at__isnull=True)
    if not standing.update(undone_at=at):
        raise CannotBeUndone(_("Svaret er allerede taget tilbage."))
    record(verb="consent_undone", by=by, at=at, child_id=consent.child_id, about_id=consent.adult_id, subject=consent)
    _settle(share, by, at)


@transaction.atomic
def end_share(*, share: Share, by: Actor, at: datetime) -> None:
    """Afslut delingen: access ends now, and nobody is asked any more. Ending twice changes nothing.

    Raises ConsentRefused.
    """
    if not may_end(by, share):
        raise ConsentRefused(_("En deling afsluttes af den, der selv må give adgangen videre."))
    if Share.objects.filter(pk=share.pk, ended_at__isnull=True).update(ended_at=at):
        record(verb="share_ended", by=by, at=at, child_id=share.child_id, subject=share)
        _settle(share, by, at)


@transaction.atomic
def close_what_no_longer_stands(*, by: Actor, at: datetime) -> int:
    """Close the shares that rest on everyone's yes and no longer have it: somebody got custody and was never asked.

    Runs as a job every night. Returns how many were closed.
    """
    closed = 0
    resting = Share.objects.filter(ground=Ground.CONSENT, opened_at__isnull=False, closed_at__isnull=True)
    for share in resting.filter(valid_until__gt=at).order_by("pk"):
        _settle(_take(share), by, at)
        closed += Share.objects.filter(pk=share.pk, closed_at__isnull=False).count()
    record(verb="consents_reviewed", by=by, at=at, closed=closed)
    return closed


def _settle(share: Share, by: Actor, at: datetime) -> None:
    """Let access be what the answers say: opened with the last yes, closed with the first no. The database decides."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.settle_share(%s, %s)", [share.pk, new_id()])
        changed = cursor.fetchone()[0]
    if not changed:
        return
    share.opened_at, share.closed_at = (at, None) if changed == "opened" else (share.opened_at, at)
    verbs = ("grant", "end_grant") if share.employee_id else ("release", "withdraw_release")
    record(verb=verbs[changed == "closed"], by=by, at=at, kind=EntryKind.ACCESS, child_id=share.child_id, subject=share,
           about_id=share.adult_id, to=str(share.employee_id or share.adult_id))  # fmt: skip


def _take(share: Share) -> Share:
    """Hold the share until the transaction ends, so that two who answer at once see each other; as it stands now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(share.pk)])
    return Share.objects.get(pk=share.pk)
