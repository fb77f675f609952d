"""A colleague in doubt about a child asks the clinic's advisory team, and the team says what it advises."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.deadlines.calendar import working_days_after
from favn.foundation.deadlines.moments import last_moment_of
from favn.journey.checkups.choices.dental import AdviceStep
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.models import DentalAdvice
from favn.journey.checkups.policy.dental import may_advise, may_treat
from favn.journey.checkups.queries.clinic import advisers
from favn.journey.checkups.rules.dental import ANSWER_WITHIN, CLINIC_DAYS
from favn.kit.catalogue import N_
from favn.kit.clock import local


@transaction.atomic
def ask_team(*, child_id: UUID, unit_id: UUID, question: str, by: Actor, at: datetime) -> DentalAdvice:
    """Spørg rådgivningsteamet: each of the team is told, except the one who asks. Nothing waits for the answer.

    Raises DentalRefused for a wrong role, no question, or a clinic without anybody else to ask.
    """
    if not may_treat(by):
        raise DentalRefused(_("Rådgivningsteamet spørges af tandplejens medarbejdere."))
    if not question.strip():
        raise DentalRefused(_("Skriv, hvad du er i tvivl om."))
    team = [each for each in advisers(unit_id, on=local(at).date()) if each != by.key]
    if not team:
        raise DentalRefused(_("Der er ingen anden i rådgivningsteamet. Tal med din leder, eller ring til PPR."))
    answer_by = working_days_after(local(at).date(), ANSWER_WITHIN, CLINIC_DAYS)
    asked = DentalAdvice(
        child_id=child_id, unit_id=unit_id, question=question.strip(), asked_by_id=by.key, asked_at=at,
        answer_by=answer_by,
    )  # fmt: skip
    asked.save(force_insert=True)
    record(verb="dental.ask_team", by=by, at=at, child_id=child_id, subject=asked)
    for employee_id in team:
        raise_alert(
            kind="dental_advice", text=N_("En kollega spørger rådgivningsteamet"),
            reason=N_("Kollegaen er i tvivl om et barn."), due_by=last_moment_of(answer_by), source=asked,
            url_name="checkups:advice", url_id=asked.pk, to=employee_id, child_id=child_id,
            compartment=Compartment.DENTAL, by=by, at=at,
        )  # fmt: skip
    return asked


@transaction.atomic
def advise(*, asked: DentalAdvice, advice: str, step: AdviceStep, by: Actor, at: datetime) -> None:
    """Svar kollegaen. The first answer stands. Raises DentalRefused for anyone outside the team, and for the asker."""
    if not may_advise(by, on=local(at).date(), unit_id=asked.unit_id) or asked.asked_by_id == by.key:
        raise DentalRefused(_("Rådet gives af en anden i rådgivningsteamet."))
    if not advice.strip():
        raise DentalRefused(_("Skriv, hvad I råder kollegaen til."))
    waiting = DentalAdvice.objects.filter(pk=asked.pk, advised_at__isnull=True)
    if not waiting.update(advice=advice.strip(), step=step, advised_by_id=by.key, advised_at=at):
        raise DentalRefused(_("En kollega har svaret imens. Åbn spørgsmålet for at læse svaret."))
    record(verb="dental.advise", by=by, at=at, child_id=asked.child_id, subject=asked, step=str(step))
    close_alerts(source_id=asked.pk, by=by, at=at)
