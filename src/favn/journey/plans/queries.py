"""Plans, as far as the one who asks may see. The child's door has been passed, or is passed here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import open_child
from favn.foundation.access.standing import reading
from favn.foundation.accounts.actors import Actor
from favn.foundation.deadlines.moments import danish_day
from favn.foundation.deadlines.rules import Deadline, decide_plan
from favn.foundation.people.models import Child, Relation
from favn.journey.assessments.choices import Outcome
from favn.journey.assessments.models import Screening
from favn.journey.networks.choices import LineKind, Voice
from favn.journey.networks.models import Meeting, MeetingLine
from favn.journey.networks.queries import adults_around, lines_of
from favn.journey.plans.choices import TONES, Status
from favn.journey.plans.models import Agreement, Goal, Plan
from favn.journey.plans.policy import may_write_plan
from favn.kit.clock import local


def plan_of(child_id: UUID) -> Plan | None:
    """The child's plan, with its goals and agreements in order. Three statements."""
    return _whole().filter(child_id=child_id, ended_at__isnull=True).first()


def plan_by_key(plan_id: UUID) -> Plan | None:
    """A plan by its key, with its goals and agreements."""
    return _whole().filter(pk=plan_id).first()


def plans_about(child_ids: Iterable[UUID]) -> QuerySet[Plan]:
    """These children's plans, as far as the reader may see, with goals and agreements in order. Three statements."""
    return _whole().filter(child_id__in=list(child_ids), ended_at__isnull=True).order_by("decided_at", "id")


def _whole() -> QuerySet[Plan]:
    return Plan.objects.prefetch_related(
        Prefetch("goals", queryset=Goal.objects.filter(taken_out_at__isnull=True).order_by("place", "id")),
        Prefetch("agreements", queryset=Agreement.objects.filter(taken_out_at__isnull=True).order_by("place", "id")),
    )


def open_plan(*, actor: Actor, plan_id: UUID, at: datetime) -> tuple[Plan, Child]:
    """A plan and its child, through the child's door. Raises Http404 for hidden and missing alike."""
    plan = plan_by_key(plan_id)
    if plan is None:
        raise Http404
    child = open_child(
        actor=actor, child_id=plan.child_id, purpose=Purpose.PLAN, at=at, compartment=Compartment.NETWORK
    )
    return plan, child


def unplanned_lines(meeting: Meeting) -> QuerySet[MeetingLine]:
    """The meeting's wishes and what must happen that stand in no plan yet."""
    kinds = (LineKind.WISH, LineKind.MUST_HAPPEN)
    return lines_of(meeting).filter(kind__in=kinds, goal__isnull=True, agreement__isnull=True)


def plan_due(child_id: UUID) -> Deadline | None:
    """When the child must have a plan, barnets lov § 91, or None when it has one or needs none.

    Counted from the screening that led on: earlier than any decision of support, so never later than the law allows.
    """
    if Plan.objects.filter(child_id=child_id, ended_at__isnull=True).exists():
        return None
    leading_on = (Outcome.CLARIFICATION, Outcome.INVESTIGATION)
    first = Screening.objects.filter(child_id=child_id, outcome__in=leading_on).order_by("decided_at").first()
    return decide_plan(danish_day(first.decided_at)) if first else None


def possible_readers(plan: Plan, at: datetime) -> list[Relation]:
    """The adults the plan can be released to: those around the child that day, custody holders first."""
    return adults_around(plan.child_id, local(at).date())


@dataclass(frozen=True, slots=True)
class Reader:
    """An adult around the child, what they are to it, and whether they can read the plan."""

    adult_id: UUID
    name: str
    role: str
    reads: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan ready to be shown to an employee."""

    plan: Plan
    child: Child
    readers: list[Reader]
    may_write: bool
    shown: frozenset[tuple[UUID, UUID]]

    def hidden_from(self, goal: Goal) -> list[Reader]:
        """Those who read the plan and cannot see this goal, because it is another parent's own words."""
        if goal.voice != Voice.PARENT:
            return []
        others = [each for each in self.readers if each.reads and each.adult_id != goal.adult_id]
        return [each for each in others if (goal.pk, each.adult_id) not in self.shown]

    def lines(self) -> list[tuple[Goal | None, list[Agreement]]]:
        """Each goal with its agreements, in order; at last those that belong to no goal."""
        agreed = list(self.plan.agreements.all())
        goals: list[Goal | None] = list(self.plan.goals.all())
        found = [(goal, [each for each in agreed if goal and each.goal_id == goal.pk]) for goal in goals]
        loose = [each for each in agreed if each.goal_id is None]
        return [*found, (None, loose)] if loose else found

    @staticmethod
    def tone(agreement: Agreement) -> str:
        """The tone of an agreement's chip."""
        return TONES[Status(agreement.status)]


def the_plan(*, actor: Actor, plan_id: UUID, at: datetime) -> PlanPage:
    """The plan's page for this reader. Raises Http404 for hidden and missing alike."""
    plan, child = open_plan(actor=actor, plan_id=plan_id, at=at)
    shown = reading(child.pk)
    readers = [
        Reader(each.adult_id, each.adult.name, str(each.get_kind_display()), (plan.pk, each.adult_id) in shown)
        for each in possible_readers(plan, at)
    ]
    return PlanPage(plan, child, readers, may_write_plan(actor, child.pk, local(at).date()), shown)
