"""Follow-ups, as far as the one who asks may see."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from favn.foundation.access.standing import reading
from favn.foundation.accounts.actors import Actor
from favn.foundation.deadlines.rules import Deadline
from favn.foundation.people.models import Child, Relation
from favn.journey.cases.queries import custody_holders
from favn.journey.followups.models import FollowUp, FollowUpWords
from favn.journey.followups.rules import next_deadline
from favn.journey.plans.models import Plan
from favn.journey.plans.policy import may_write_plan
from favn.journey.plans.queries import open_plan
from favn.kit.charts.ring import Clock, day_clock
from favn.kit.clock import local


def follow_ups_of(child_id: UUID) -> QuerySet[FollowUp]:
    """The child's follow-ups with what was said, the oldest first. Two statements."""
    words = FollowUpWords.objects.order_by("id")
    held = FollowUp.objects.filter(child_id=child_id).prefetch_related(Prefetch("words", queryset=words))
    return held.order_by("held_at", "id")


def follow_up_by_key(follow_up_id: UUID) -> FollowUp | None:
    """A follow-up by its key."""
    return FollowUp.objects.filter(pk=follow_up_id).first()


def latest_follow_up(plan: Plan) -> FollowUp | None:
    """The newest follow-up of this plan."""
    return FollowUp.objects.filter(plan=plan).order_by("-held_at", "-id").first()


def follow_up_due(plan: Plan) -> Deadline:
    """When the plan must be followed up next: the first time by law, then on the day that was decided."""
    latest = latest_follow_up(plan)
    return next_deadline(plan.decided_at, plan.follow_up_by, latest.next_on if latest else None)


def voices_for(plan: Plan, at: datetime) -> list[Relation]:
    """The custody holders whose words are asked for, each on their own."""
    return list(custody_holders(plan.child_id, at))


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """A plan to be followed up: what was seen before, whose words are asked for, and the clock."""

    plan: Plan
    child: Child
    earlier: list[FollowUp]
    voices: list[Relation]
    due: Deadline
    clock: Clock
    may_hold: bool
    shown: frozenset[tuple[UUID, UUID]]

    def reads(self, held: FollowUp, reader: Relation) -> bool:
        """Whether the follow-up is released to this custody holder."""
        return (held.pk, reader.adult_id) in self.shown


def page_of(*, actor: Actor, plan_id: UUID, at: datetime) -> FollowUpPage:
    """The page of following up, through the child's door. Raises Http404 for hidden and missing alike."""
    plan, child = open_plan(actor=actor, plan_id=plan_id, at=at)
    due, today = follow_up_due(plan), local(at).date()
    return FollowUpPage(
        plan=plan, child=child, earlier=list(follow_ups_of(child.pk)), voices=voices_for(plan, at), due=due,
        clock=day_clock(due_on=due.due_on or today, today=today), may_hold=may_write_plan(actor, child.pk, today),
        shown=reading(child.pk),
    )  # fmt: skip
