"""What became of a contact, and what gives a child more of them."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.journey.checkups.choices.contacts import NOTED, ROOM_OF, Outcome
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.models import Circumstance, Contact, ContactKind
from favn.journey.checkups.policy.contacts import may_decide, may_visit
from favn.kit.clock import local


@transaction.atomic
def record_outcome(
    *, child_id: UUID, kind: ContactKind, outcome: Outcome, on: date, by: Actor, at: datetime, reason: str = "",
    moved_on: date | None = None, due_on: date | None = None,
) -> Contact:  # fmt: skip
    """Skriv, hvad der blev af kontakten. What was written before is replaced; the log keeps both.

    Raises ContactRefused for a wrong role, a missing reason, a day that has passed, or a contact that was held.
    """
    if not by.has_role(kind.role):
        raise ContactRefused(_("Kontakten skrives af den, der har opgaven."))
    if outcome != Outcome.DONE and not reason.strip():
        raise ContactRefused(_("Skriv hvorfor. Begrundelsen kan læses af familien."))
    if outcome == Outcome.MOVED and (moved_on is None or moved_on <= local(at).date()):
        raise ContactRefused(_("Vælg en dag efter i dag at flytte til."))
    standing = Contact.objects.select_for_update().filter(child_id=child_id, code=kind.code).first()
    if standing and standing.outcome == Outcome.DONE and outcome != Outcome.DONE:
        raise ContactRefused(_("Kontakten er allerede holdt. Åbn barnets side for at se hvornår."))
    written = Contact(
        child_id=child_id, code=kind.code, compartment=ROOM_OF[kind.track], outcome=outcome, happened_on=on,
        due_on=due_on, moved_on=moved_on if outcome == Outcome.MOVED else None, reason=reason.strip(),
        recorded_by_id=by.key, recorded_at=at,
    )  # fmt: skip
    if standing:
        written.pk = standing.pk
        written.save(force_update=True)
    else:
        written.save(force_insert=True)
    record(verb="checkups.outcome", by=by, at=at, child_id=child_id, subject=written, contact=kind.code,
           outcome=str(outcome))  # fmt: skip
    return written


@transaction.atomic
def note_circumstance(*, child_id: UUID, kind: str, why: str, by: Actor, at: datetime) -> Circumstance:
    """Notér omstændigheden: the child is offered the contacts that belong to it from today. Raises ContactRefused."""
    if not may_visit(by) or kind not in NOTED:
        raise ContactRefused(_("Det noteres af sundhedsplejersken sammen med familien."))
    if not why.strip():
        raise ContactRefused(_("Skriv hvorfor. Begrundelsen kan læses af familien."))
    standing = Circumstance.objects.filter(child_id=child_id, kind=kind, valid_until__isnull=True).first()
    if standing:
        return standing
    noted = Circumstance(
        child_id=child_id, kind=kind, why=why.strip(), valid_from=local(at).date(), noted_by_id=by.key, noted_at=at
    )
    noted.save(force_insert=True)
    record(verb="checkups.note_circumstance", by=by, at=at, child_id=child_id, subject=noted, circumstance=kind)
    return noted


@transaction.atomic
def end_circumstance(*, circumstance: Circumstance, by: Actor, at: datetime) -> None:
    """Omstændigheden er ophørt from today. Ending it twice changes nothing. Raises ContactRefused."""
    if not may_visit(by):
        raise ContactRefused(_("Det noteres af sundhedsplejersken sammen med familien."))
    ended = max(local(at).date(), circumstance.valid_from)
    if Circumstance.objects.filter(pk=circumstance.pk, valid_until__isnull=True).update(valid_until=ended):
        record(verb="checkups.end_circumstance", by=by, at=at, child_id=circumstance.child_id, subject=circumstance,
               circumstance=circumstance.kind)  # fmt: skip


@transaction.atomic
def revise_kind(*, kind: ContactKind, by: Actor, at: datetime, **changed: object) -> ContactKind:
    """Ret kontakttypen from today on: the old version stands with its last day. Raises ContactRefused.

    A window that opened before today keeps the version of that day. A second edit on the same day corrects the first.
    """
    if not may_decide(by):
        raise ContactRefused(_("Kontakttyper rettes af en administrator."))
    today = local(at).date()
    fields = {field.name: getattr(kind, field.name) for field in ContactKind._meta.fields if field.name != "id"}
    made = ContactKind(**{**fields, **changed, "valid_from": today, "valid_until": None})
    ended = ContactKind.objects.filter(pk=kind.pk, valid_until__isnull=True).update(
        valid_until=max(today, kind.valid_from)
    )
    if not ended:
        raise ContactRefused(_("En anden har rettet kontakttypen imens. Åbn den igen."))
    made.save(force_insert=True)
    record(verb="checkups.revise_kind", by=by, at=at, subject=made, contact=kind.code, fields=sorted(changed))
    return made
