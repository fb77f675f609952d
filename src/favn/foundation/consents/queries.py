"""Whether something may be shared. Answered from every answer there is, also those the asker may not read."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from favn.foundation.access.choices import Compartment
from favn.foundation.consents.models import Consent
from favn.foundation.consents.rules import Said, Verdict, missing, verdict
from favn.foundation.people.models import Relation
from favn.kit.clock import local


def consents_of(child_id: UUID) -> QuerySet[Consent]:
    """The answers about a child that the acting one may read, newest first."""
    return Consent.objects.filter(child_id=child_id).select_related("adult").order_by("-recorded_at", "-id")


def consents_about(child_ids: Iterable[UUID]) -> QuerySet[Consent]:
    """The answers about these children that the acting one may read, newest first; a family member's own."""
    return Consent.objects.filter(child_id__in=list(child_ids)).order_by("-recorded_at", "-id")


def consent_by_key(consent_id: UUID) -> Consent | None:
    """One answer, if the acting one may read it."""
    return Consent.objects.filter(pk=consent_id).first()


def custody_holders(child_id: UUID, at: datetime) -> list[UUID]:
    """The adults who hold custody of the child on that day."""
    today = local(at).date()
    current = Q(valid_from__lte=today) & (Q(valid_until__isnull=True) | Q(valid_until__gt=today))
    held = Relation.objects.filter(current, child_id=child_id, holds_custody=True).order_by("adult_id")
    return list(held.values_list("adult_id", flat=True).distinct())


def share_verdict(*, child_id: UUID, compartment: Compartment, recipient_id: UUID, at: datetime) -> Verdict:
    """What the answers add up to: ALLOWED when every custody holder said yes, REFUSED at one no, else MISSING."""
    return verdict(_answers(child_id, compartment, recipient_id), custody_holders(child_id, at), at)


def may_share(*, child_id: UUID, compartment: Compartment, recipient_id: UUID, at: datetime) -> bool:
    """Whether this room about the child may be shared with this recipient by consent, at this instant."""
    found = share_verdict(child_id=child_id, compartment=compartment, recipient_id=recipient_id, at=at)
    return found is Verdict.ALLOWED


def unanswered(*, child_id: UUID, compartment: Compartment, recipient_id: UUID, at: datetime) -> set[UUID]:
    """The custody holders who have not answered yet: whom to ask next."""
    return missing(_answers(child_id, compartment, recipient_id), custody_holders(child_id, at), at)


def _answers(child_id: UUID, compartment: Compartment, recipient_id: UUID) -> list[Said]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM favn.consent_answers(%s, %s, %s)", [child_id, compartment, recipient_id])
        return [Said(*row) for row in cursor.fetchall()]
