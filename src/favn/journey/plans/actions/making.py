"""From the minutes to the plan in one step: nothing that was said at the meeting is typed again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.deadlines.rules import Deadline
from favn.journey.cases.queries import caseworker_of
from favn.journey.networks.choices import LineKind, Voice
from favn.journey.networks.models import Meeting, MeetingLine
from favn.journey.plans.models import Agreement, Goal, Plan
from favn.journey.plans.policy import PlanRefused, check_may_write
from favn.journey.plans.queries import unplanned_lines
from favn.journey.plans.rules import follow_up
from favn.kit.catalogue import N_
from favn.kit.clock import local

FOLLOW_UP_DUE = "followups.due"


class NothingToPlan(PlanRefused):
    """The meeting has said nothing that is not in the plan already."""


@transaction.atomic
def plan_from_meeting(*, meeting: Meeting, by: Actor, at: datetime) -> Plan:
    """Lav planen af mødet: the wishes become goals, what must happen becomes agreements with who and when.

    A child has one plan: a later meeting adds to it, and pressing twice adds nothing twice. The first follow-up gets
    its deadline (barnets lov § 95). Raises PlanRefused, NothingToPlan.
    """
    check_may_write(child_id=meeting.child_id, by=by, at=at)
    said = list(unplanned_lines(meeting))
    if not said:
        raise NothingToPlan(_("Mødet har ingen ønsker eller aftaler, der ikke allerede står i planen."))
    plan = Plan.objects.select_for_update().filter(child_id=meeting.child_id, ended_at__isnull=True).first()
    plan = _add_revision(plan, by, at) if plan else _begin(meeting, said, by, at)
    goals = _write_goals(plan, [line for line in said if line.kind == LineKind.WISH])
    _write_agreements(plan, goals, [line for line in said if line.kind == LineKind.MUST_HAPPEN])
    record(verb="plans.make", by=by, at=at, child_id=plan.child_id, subject=plan, revision=plan.revision)
    return plan


def _begin(meeting: Meeting, said: list[MeetingLine], by: Actor, at: datetime) -> Plan:
    due = follow_up(local(at).date(), [line.starts_on for line in said])
    plan = Plan(
        meeting=meeting, child_id=meeting.child_id, decided_at=at, decided_by_id=by.key, changed_at=at,
        changed_by_id=by.key, follow_up_by=due.due_on or local(due.due_by).date(),
    )  # fmt: skip
    plan.save(force_insert=True)
    _remind(plan, due, by, at)
    return plan


def _remind(plan: Plan, due: Deadline, by: Actor, at: datetime) -> None:
    term = caseworker_of(plan.child_id)
    raise_alert(
        kind=FOLLOW_UP_DUE, text=N_("Følg op på planen"), reason=due.reason, paragraph=due.paragraph,
        due_by=due.due_by, source=plan, url_name="followups:hold", url_id=plan.pk, child_id=plan.child_id,
        compartment=Compartment.NETWORK, to=term.caseworker_id if term else by.key, by=by, at=at,
    )  # fmt: skip


def _add_revision(plan: Plan, by: Actor, at: datetime) -> Plan:
    plan.revision, plan.changed_at, plan.changed_by_id = plan.revision + 1, at, by.key
    plan.save(force_update=True, update_fields=["revision", "changed_at", "changed_by"])
    return plan


def _write_goals(plan: Plan, wishes: list[MeetingLine]) -> list[Goal]:
    """The child's own wishes stand first."""
    already = Goal.objects.filter(plan=plan).count()
    ordered = sorted(wishes, key=lambda line: line.voice != Voice.CHILD)
    goals = [
        Goal(plan=plan, child_id=plan.child_id, place=place, words=line.text, person=line.person, voice=line.voice,
             adult_id=line.adult_id, line=line)
        for place, line in enumerate(ordered, start=already + 1)
    ]  # fmt: skip
    return Goal.objects.bulk_create(goals)


def _write_agreements(plan: Plan, goals: list[Goal], musts: list[MeetingLine]) -> None:
    """With one goal everything agreed serves it; with more, people say on the plan which."""
    already = Agreement.objects.filter(plan=plan).count()
    Agreement.objects.bulk_create(
        Agreement(plan=plan, child_id=plan.child_id, place=place, goal=goals[0] if len(goals) == 1 else None,
                  what=line.text, who=line.who, who_employee_id=line.who_employee_id, who_adult_id=line.who_adult_id,
                  starts_on=line.starts_on, person=line.person, voice=line.voice, adult_id=line.adult_id, line=line)
        for place, line in enumerate(musts, start=already + 1)
    )  # fmt: skip
