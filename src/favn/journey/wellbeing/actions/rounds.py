"""Planning a round: its weeks, the parents' information, and its opening."""

from datetime import date, datetime

from django.db import transaction

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.journey.wellbeing.errors import ParentsNotInformed, Refused
from favn.journey.wellbeing.models import Round
from favn.journey.wellbeing.policy import may_plan_rounds


def _planner(by: Actor) -> None:
    if not may_plan_rounds(by):
        raise Refused


@transaction.atomic
def plan_round(
    *, name: str, unit_kind: str, opens_on: date, closes_on: date, by: Actor, at: datetime, raters_required: int = 2
) -> Round:
    """Planlæg runden: give it a name and its weeks. It opens later, when the parents know."""
    _planner(by)
    planned = Round(
        name=name, unit_kind=unit_kind, opens_on=opens_on, closes_on=closes_on, raters_required=raters_required
    )
    planned.save(force_insert=True)
    record(verb="wellbeing.plan_round", by=by, at=at, subject=planned)
    return planned


@transaction.atomic
def inform_parents(*, planned: Round, by: Actor, at: datetime) -> None:
    """Notér, at forældrene er informeret: before a round they are told what is written, why, and how to object."""
    _planner(by)
    if Round.objects.filter(pk=planned.pk, parents_informed_at__isnull=True).update(parents_informed_at=at):
        record(verb="wellbeing.inform_parents", by=by, at=at, subject=planned)


@transaction.atomic
def open_round(*, planned: Round, by: Actor, at: datetime) -> None:
    """Åbn runden. Raises ParentsNotInformed when the parents have not been told first (GDPR art. 13 and 14)."""
    _planner(by)
    present = Round.objects.get(pk=planned.pk)
    if present.parents_informed_at is None or present.parents_informed_at > at:
        raise ParentsNotInformed
    if Round.objects.filter(pk=planned.pk, opened_at__isnull=True).update(opened_at=at):
        record(verb="wellbeing.open_round", by=by, at=at, subject=planned)
