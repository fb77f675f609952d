"""Planning a round: its weeks, the parents' information, and its opening."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.journey.wellbeing.errors import ParentsNotInformed, Refused
from favn.journey.wellbeing.models import Round
from favn.journey.wellbeing.policy import may_plan_rounds
from favn.journey.wellbeing.queries.rounds import newest_forms, rater_rule


def _planner(by: Actor) -> None:
    if not may_plan_rounds(by):
        raise Refused


@transaction.atomic
def plan_round(
    *, name: str, unit_kind: str, opens_on: date, closes_on: date, by: Actor, at: datetime,
    unit_ids: Sequence[UUID] = (), bands: Sequence[str] = (),
) -> Round:  # fmt: skip
    """Planlæg runden: give it a name and its weeks. It opens later, when the parents know.

    No units and no ages chosen: every unit of the kind, every age. How many rate apart comes from the rule of the day
    the round opens. Raises LookupError when the kind of unit has no such rule.
    """
    _planner(by)
    planned = Round(
        name=name, unit_kind=unit_kind, opens_on=opens_on, closes_on=closes_on, unit_ids=sorted(unit_ids),
        bands=list(bands), raters_required=rater_rule(unit_kind, opens_on).raters,
    )  # fmt: skip
    planned.save(force_insert=True)
    record(verb="wellbeing.plan_round", by=by, at=at, subject=planned)
    return planned


@transaction.atomic
def write_to_parents(*, planned: Round, by: Actor, at: datetime) -> None:
    """Skriv til forældrene: from now on each custody holder gets a letter, and a child with none told waits.

    A job writes the letters and says in `parents_informed_at` when the first of them are written.
    """
    _planner(by)
    if Round.objects.filter(pk=planned.pk, parents_asked_at__isnull=True).update(parents_asked_at=at):
        record(verb="wellbeing.write_to_parents", by=by, at=at, subject=planned)


@transaction.atomic
def inform_parents(*, planned: Round, by: Actor, at: datetime) -> None:
    """Notér, at forældrene er informeret på kommunens egen måde: what is written, why, and how to object."""
    _planner(by)
    if Round.objects.filter(pk=planned.pk, parents_informed_at__isnull=True).update(parents_informed_at=at):
        record(verb="wellbeing.inform_parents", by=by, at=at, subject=planned)


@transaction.atomic
def open_round(*, planned: Round, by: Actor, at: datetime) -> None:
    """Åbn runden, with the newest version of each form, and keep those versions.

    Raises ParentsNotInformed when the parents have not been told first (GDPR art. 13 and 14).
    """
    _planner(by)
    present = Round.objects.get(pk=planned.pk)
    if present.parents_informed_at is None or present.parents_informed_at > at:
        raise ParentsNotInformed
    versions = [form.id for form in newest_forms()]
    if Round.objects.filter(pk=planned.pk, opened_at__isnull=True).update(opened_at=at, form_ids=versions):
        record(verb="wellbeing.open_round", by=by, at=at, subject=planned)
