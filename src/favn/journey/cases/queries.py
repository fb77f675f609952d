"""Cases and their caseworkers, as far as the one who asks may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from favn.foundation.access.models import Grant
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role, UnitKind
from favn.foundation.organisation.models import Employee, Position
from favn.foundation.people.models import Child, Enrolment, Relation
from favn.foundation.people.queries import holders_of
from favn.journey.cases.models import Case, CaseworkerTerm
from favn.journey.notifications.choices import NextStep
from favn.journey.notifications.models import NotifiedChild
from favn.kit.clock import local
from favn.kit.periods import valid_on

LEADS_TO_A_CASE = (NextStep.ACT_TODAY, NextStep.SCREEN, NextStep.SCREEN_SIBLINGS)
NOT_TOLD = (UnitKind.SSP, UnitKind.DENTAL)


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


def caseworkers_of(child_ids: Iterable[UUID]) -> QuerySet[CaseworkerTerm]:
    """Who has these children's cases now, as far as the reader may see."""
    held = CaseworkerTerm.objects.filter(child_id__in=list(child_ids), until_at__isnull=True)
    return held.select_related("caseworker").order_by("from_at", "id")


def terms_of(case: Case) -> QuerySet[CaseworkerTerm]:
    """Everyone who has had the case, the newest first."""
    return CaseworkerTerm.objects.filter(case=case).select_related("caseworker").order_by("-from_at", "-id")


def caseworkers(at: datetime) -> QuerySet[Employee]:
    """Employees who work as caseworkers that day."""
    today = local(at).date()
    working = Position.objects.filter(valid_on(today), employee=OuterRef("pk"), role=Role.CASEWORKER)
    return Employee.objects.filter(Exists(working)).order_by("name", "id")


def custody_holders(child_id: UUID, at: datetime) -> QuerySet[Relation]:
    """Relations that carry custody that day, each with its adult."""
    return holders_of(child_id, on=local(at).date()).order_by("kind", "id")


def children_awaiting_a_case() -> QuerySet[NotifiedChild]:
    """Children whose notification was assessed as leading to a case, and who have got none since; the oldest first.

    The database finds their keys among all there ever were; row-level security decides which of them the reader sees.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.awaiting_a_case(%s)", [[step.value for step in LEADS_TO_A_CASE]])
        keys = [row[0] for row in cursor.fetchall()]
    waiting = NotifiedChild.objects.filter(pk__in=keys, notification__assessment__isnull=False)
    return waiting.select_related("notification__assessment").order_by("notification__received_at", "id")


def children_beside(case: Case) -> list[UUID]:
    """The other children in the notification the case was opened on, as far as the reader may see them."""
    if case.origin_id is None:
        return []
    beside = NotifiedChild.objects.filter(notification_id=case.origin_id).exclude(child_id=case.child_id)
    return list(beside.order_by("named_at", "id").values_list("child_id", flat=True))


@dataclass(frozen=True, slots=True)
class Knows:
    """A place where somebody knows the child, and who they are. Nothing of what they know."""

    place: str
    people: tuple[str, ...]


def who_knows(child: Child, at: datetime) -> list[Knows]:
    """Who knows this family: the child's unit and group, the health visitor, and those with a case or a network.

    Says who, never what. Leaves out SSP and the dental service.
    """
    today = local(at).date()
    places = Enrolment.objects.filter(valid_on(today), child=child)
    groups = [each for each in places.values_list("group_id", flat=True) if each]
    granted = Grant.objects.filter(valid_on(at), child=child, actor_id__isnull=False).values_list("actor_id", flat=True)
    near = Q(group_id__in=groups) | Q(employee_id__in=list(granted))
    if child.area_id:
        near |= Q(role=Role.HEALTH_VISITOR, area_id=child.area_id)
    held = Position.objects.filter(valid_on(today), near).exclude(unit__kind__in=NOT_TOLD)
    rows = held.annotate(place=F("unit__name"), who=F("employee__name")).order_by("place", "who", "id")
    found: dict[str, dict[str, None]] = {
        name: {} for name in places.order_by("unit__name").values_list("unit__name", flat=True)
    }
    for row in rows.values("place", "who"):
        found.setdefault(row["place"], {})[row["who"]] = None
    return [Knows(place, tuple(people)) for place, people in found.items()]
