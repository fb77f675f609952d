"""Agreeing on a visit, and writing it: never over what somebody else wrote."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.journey.checkups.actions.contacts import record_outcome
from favn.journey.checkups.choices.contacts import Outcome
from favn.journey.checkups.errors import ChangedMeanwhile, ContactRefused
from favn.journey.checkups.models import ContactKind, ParentAtVisit, Visit
from favn.journey.checkups.policy.contacts import may_visit
from favn.kit.clock import local


@dataclass(frozen=True, slots=True)
class ParentFacts:
    """What one parent says, and a total on a scale when one was used."""

    adult_id: UUID
    words: str = ""
    scale_id: UUID | None = None
    mood: int | None = None


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """What is written after a visit. Findings are empty when not looked at; weight in grams, length in millimetres."""

    held_on: date
    interaction: str = ""
    signals: str = ""
    regulation: str = ""
    seen: str = ""
    weight_grams: int | None = None
    length_mm: int | None = None
    agreed: str = ""
    next_on: date | None = None
    parents: tuple[ParentFacts, ...] = field(default=())


OWN = ("held_on", "interaction", "signals", "regulation", "seen", "weight_grams", "length_mm", "agreed", "next_on")


@transaction.atomic
def agree_visit(*, child_id: UUID, code: str, planned_at: datetime, by: Actor, at: datetime) -> Visit:
    """Aftal et besøg. A contact has one visit: agreeing again moves it. Raises ContactRefused."""
    if not may_visit(by):
        raise ContactRefused(_("Besøg aftales af sundhedsplejersken."))
    standing = Visit.objects.select_for_update().filter(child_id=child_id, code=code, cancelled_at__isnull=True).first()
    if standing and code and standing.held_on:
        raise ContactRefused(_("Besøget er allerede holdt. Åbn det for at læse det."))
    if standing and code:
        standing.planned_at, standing.visitor_id = planned_at, by.key
        standing.save(update_fields=["planned_at", "visitor_id"])
        agreed = standing
    else:
        agreed = Visit(child_id=child_id, code=code, visitor_id=by.key, planned_at=planned_at)
        agreed.save(force_insert=True)
    record(verb="checkups.agree_visit", by=by, at=at, child_id=child_id, subject=agreed, contact=code)
    return agreed


@transaction.atomic
def cancel_visit(*, visit: Visit, by: Actor, at: datetime) -> None:
    """Aflys besøget; the contact is open again. Cancelling twice changes nothing. Raises ContactRefused."""
    if not may_visit(by):
        raise ContactRefused(_("Besøg aflyses af sundhedsplejersken."))
    if Visit.objects.filter(pk=visit.pk, held_on__isnull=True, cancelled_at__isnull=True).update(cancelled_at=at):
        record(verb="checkups.cancel_visit", by=by, at=at, child_id=visit.child_id, subject=visit)


@transaction.atomic
def write_visit(
    *, visit: Visit, revision: int, facts: VisitFacts, kind: ContactKind | None, by: Actor, at: datetime
) -> Visit:
    """Skriv besøget, or correct it. `revision` is the one the writer saw; `kind` the contact it was, if any.

    Raises ChangedMeanwhile when somebody wrote after that revision: nothing is overwritten unseen. ContactRefused.
    """
    if not may_visit(by):
        raise ContactRefused(_("Besøg skrives af sundhedsplejersken."))
    if facts.held_on > local(at).date():
        raise ContactRefused(_("Et besøg skrives, når det er holdt: vælg i dag eller en tidligere dag."))
    standing = Visit.objects.select_for_update(of=("self",)).filter(pk=visit.pk, cancelled_at__isnull=True).first()
    if standing is None:
        raise ContactRefused(_("Besøget er aflyst. Aftal et nyt, før du skriver."))
    if standing.revision != revision:
        raise ChangedMeanwhile(standing)
    for name in OWN:
        setattr(standing, name, getattr(facts, name))
    standing.revision, standing.written_at, standing.visitor_id = revision + 1, at, by.key
    standing.save()
    _write_parents(standing, facts)
    if kind:
        record_outcome(child_id=standing.child_id, kind=kind, outcome=Outcome.DONE, on=facts.held_on, by=by, at=at)
    record(verb="checkups.write_visit", by=by, at=at, child_id=standing.child_id, subject=standing,
           revision=standing.revision)  # fmt: skip
    return standing


def _write_parents(visit: Visit, facts: VisitFacts) -> None:
    ParentAtVisit.objects.filter(visit=visit).delete()
    ParentAtVisit.objects.bulk_create(
        ParentAtVisit(
            visit=visit, child_id=visit.child_id, adult_id=said.adult_id, words=said.words.strip(),
            scale_id=said.scale_id if said.mood is not None else None, mood=said.mood,
        )
        for said in facts.parents if said.words.strip() or said.mood is not None
    )  # fmt: skip
