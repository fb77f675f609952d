"""Cases and their caseworkers, as far as the one who asks may see."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Employee, Position
from favn.foundation.people.models import Relation
from favn.journey.cases.models import Case, CaseworkerTerm
from favn.kit.clock import local


def case_of(child_id: UUID) -> Case | None:
    """The child's open case, if there is one the reader may see."""
    return Case.objects.filter(child_id=child_id, closed_at__isnull=True).first()


def case_by_key(case_id: UUID) -> Case | None:
    """A case by its key, open or closed."""
    return Case.objects.filter(pk=case_id).select_related("opened_by").first()


def cases_for(actor: Actor) -> QuerySet[Case]:
    """The open cases this employee has right now."""
    mine = CaseworkerTerm.objects.filter(case=OuterRef("pk"), caseworker_id=actor.id, until_at__isnull=True)
    return Case.objects.filter(Exists(mine), closed_at__isnull=True)


def cases_without_caseworker() -> QuerySet[Case]:
    """The team's list: open cases nobody has yet, the oldest first."""
    taken = CaseworkerTerm.objects.filter(case=OuterRef("pk"), until_at__isnull=True)
    return Case.objects.filter(~Exists(taken), closed_at__isnull=True).order_by("origin_on", "opened_at", "id")


def caseworker_of(child_id: UUID) -> CaseworkerTerm | None:
    """Who has the child's case now: the family's contact person. Families see it once it is released to them."""
    return CaseworkerTerm.objects.filter(child_id=child_id, until_at__isnull=True).select_related("caseworker").first()


def terms_of(case: Case) -> QuerySet[CaseworkerTerm]:
    """Everyone who has had the case, the newest first."""
    return CaseworkerTerm.objects.filter(case=case).select_related("caseworker").order_by("-from_at", "-id")


def caseworkers(at: datetime) -> QuerySet[Employee]:
    """Employees who work as caseworkers that day."""
    today = local(at).date()
    working = Position.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=today),
        employee=OuterRef("pk"), role=Role.CASEWORKER, valid_from__lte=today,
    )  # fmt: skip
    return Employee.objects.filter(Exists(working)).order_by("name", "id")


def custody_holders(child_id: UUID, at: datetime) -> QuerySet[Relation]:
    """Relations that carry custody that day, each with its adult."""
    today = local(at).date()
    current = Q(valid_until__isnull=True) | Q(valid_until__gt=today)
    return (
        Relation.objects.filter(current, child_id=child_id, holds_custody=True, valid_from__lte=today)
        .select_related("adult")
        .order_by("kind", "id")
    )
