"""Changing a plan. Two may write at once: the later one is shown both texts, and nothing typed is lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.journey.networks.choices import Voice
from favn.journey.plans.choices import Status
from favn.journey.plans.models import Agreement, Goal, Plan
from favn.journey.plans.policy import PlanRefused, check_may_write


class PlanChanged(PlanRefused):
    """A colleague saved the plan in between. `newest` is the revision that stands."""

    def __init__(self, newest: int) -> None:
        super().__init__(_("Planen blev ændret, mens du skrev."))
        self.newest = newest


@dataclass(frozen=True, slots=True)
class GoalSaid:
    """A goal as it was typed: `key` is None for a new one; a key a colleague took out is new again."""

    key: UUID | None
    words: str


@dataclass(frozen=True, slots=True)
class AgreementSaid:
    """An agreement as it was typed: `key` is None for a new one, and an empty `what` takes it out of the plan."""

    key: UUID | None
    what: str
    who: str
    starts_on: date | None
    status: Status
    goal: UUID | None = None


@transaction.atomic
def revise_plan(
    *, plan: Plan, revision: int, goals: Iterable[GoalSaid], agreements: Iterable[AgreementSaid], by: Actor,
    at: datetime,
) -> Plan:  # fmt: skip
    """Ret planen: write goals and agreements as they are typed, on top of the revision the writer had in view.

    A goal whose words change is no longer the words of the one who said it. Raises PlanRefused, PlanChanged.
    """
    check_may_write(child_id=plan.child_id, by=by, at=at)
    updated = Plan.objects.filter(pk=plan.pk, revision=revision, ended_at__isnull=True).update(
        revision=revision + 1, changed_at=at, changed_by_id=by.key
    )
    if updated != 1:
        raise PlanChanged(Plan.objects.values_list("revision", flat=True).get(pk=plan.pk))
    for said in goals:
        _write_goal(plan, said, at)
    for agreed in agreements:
        _write_agreement(plan, agreed, at)
    record(verb="plans.revise", by=by, at=at, child_id=plan.child_id, subject=plan, revision=revision + 1)
    return Plan.objects.get(pk=plan.pk)


def _next_place(model: type[Goal] | type[Agreement], plan: Plan) -> int:
    return model.objects.filter(plan=plan).count() + 1


def _write_goal(plan: Plan, said: GoalSaid, at: datetime) -> None:
    words = said.words.strip()
    mine = Goal.objects.filter(plan=plan, taken_out_at__isnull=True, pk__in=[said.key] if said.key else [])
    if not mine.exists():
        if words:
            Goal(plan=plan, child_id=plan.child_id, place=_next_place(Goal, plan), words=words).save(force_insert=True)
        return
    if not words:
        mine.update(taken_out_at=at)
        Agreement.objects.filter(plan=plan, goal__taken_out_at__isnull=False).update(goal=None)
    else:
        mine.filter(voice=Voice.CHILD).exclude(words=words).update(voice=Voice.OTHER, person="")
        mine.exclude(words=words).update(words=words)


def _write_agreement(plan: Plan, said: AgreementSaid, at: datetime) -> None:
    what = said.what.strip()
    goal_id = (
        Goal.objects.filter(pk=said.goal, plan=plan, taken_out_at__isnull=True).values_list("pk", flat=True).first()
        if said.goal
        else None
    )
    now = {"what": what, "starts_on": said.starts_on, "status": said.status, "goal_id": goal_id}
    mine = Agreement.objects.filter(plan=plan, taken_out_at__isnull=True, pk__in=[said.key] if said.key else [])
    if not mine.exists():
        if what:
            Agreement(plan=plan, child_id=plan.child_id, place=_next_place(Agreement, plan), who=said.who.strip(),
                      **now).save(force_insert=True)  # fmt: skip
        return
    if not what:
        mine.update(taken_out_at=at)
        return
    mine.exclude(who=said.who.strip()).update(who=said.who.strip(), who_employee=None, who_adult=None)
    mine.update(**now)
