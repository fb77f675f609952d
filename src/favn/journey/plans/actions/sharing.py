"""Letting the family read the plan: each reader is chosen, and a parent's words stay that parent's until released."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.actions import release
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.consents.queries import may_be_shown
from favn.journey.plans.models import Agreement, Goal, Plan
from favn.journey.plans.policy import PlanRefused, check_may_write
from favn.journey.plans.queries import possible_readers


@transaction.atomic
def release_plan(*, plan: Plan, reader_id: UUID, by: Actor, at: datetime) -> None:
    """Frigiv planen: let one adult around the child read it. What the other parent said stays hidden.

    Doing it twice changes nothing. Raises PlanRefused.
    """
    _check_reader(plan, reader_id, by, at)
    release(child_id=plan.child_id, subject=plan, reader_id=reader_id, reason=_("familiens plan"), by=by, at=at)
    record(verb="plans.release", by=by, at=at, child_id=plan.child_id, about_id=reader_id, subject=plan)


@transaction.atomic
def release_words(*, words: Goal | Agreement, reader_id: UUID, by: Actor, at: datetime) -> None:
    """Frigiv en forælders ord: let the other parent read this one line too. Raises PlanRefused."""
    _check_reader(words.plan, reader_id, by, at)
    release(child_id=words.child_id, subject=words, reader_id=reader_id, reason=_("et mål i familiens plan"),
            by=by, at=at)  # fmt: skip
    record(verb="plans.release_words", by=by, at=at, child_id=words.child_id, about_id=reader_id, subject=words)


def _check_reader(plan: Plan, reader_id: UUID, by: Actor, at: datetime) -> None:
    check_may_write(child_id=plan.child_id, by=by, at=at)
    if reader_id not in {relation.adult_id for relation in possible_readers(plan, at)}:
        raise PlanRefused(_("Planen kan kun frigives til voksne omkring barnet."))
    if not may_be_shown(child_id=plan.child_id, adult_id=reader_id, at=at):
        raise PlanRefused(_("Familien har ikke sagt ja til at dele med denne person."))
