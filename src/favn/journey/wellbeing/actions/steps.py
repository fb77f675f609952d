"""What was agreed about a child waits on its owner's list until it is done, or until the next round."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import transaction

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.alerts.models import OPEN, Alert
from favn.foundation.audit.actions import record
from favn.journey.wellbeing.choices import Tone
from favn.journey.wellbeing.errors import StepNotMoved, StepNotYours
from favn.journey.wellbeing.models import JointPosition, StepChange, VisitAssessment
from favn.journey.wellbeing.policy import may_assess_at_a_visit, may_rate
from favn.journey.wellbeing.queries.rounds import covers, rounds_after
from favn.kit.catalogue import N_
from favn.kit.clock import COPENHAGEN, local

STEP, VISIT_STEP = "wellbeing_step", "wellbeing_visit_step"


@transaction.atomic
def expect_step(*, position: JointPosition, by: Actor, at: datetime) -> None:
    """Called by `set_position`: a yellow or red waits on the list of its owner, or of the one who set it."""
    close_alerts(source_id=position.id, by=by, at=at, kind=STEP)
    if position.position == Tone.GREEN or position.step_done_at or position.step_ended_at:
        return
    day = position.due_on or position.round.closes_on
    raise_alert(
        kind=STEP,
        text=N_("Gør det, I aftalte om et barns trivsel") if position.next_step else N_("Følg et barns trivsel"),
        reason=N_("I blev enige om det i trivselsdialogen. Det gælder til næste runde."),
        due_by=datetime.combine(day, time(16), COPENHAGEN).astimezone(UTC), source=position,
        url_name="wellbeing:child_line", url_id=position.child_id, to=position.owner_id or by.key,
        child_id=position.child_id, compartment=Compartment.SCHOOL, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def finish_step(*, position_id: UUID, by: Actor, at: datetime) -> JointPosition:
    """Meld skridtet gjort: by its owner, or by a colleague of the group. Raises StepNotYours."""
    agreed = _waiting(position_id, by)
    JointPosition.objects.filter(pk=agreed.pk).update(step_done_at=at, step_done_by_id=by.key)
    close_alerts(source_id=agreed.id, by=by, at=at, kind=STEP)
    record(verb="wellbeing.finish_step", by=by, at=at, child_id=agreed.child_id, subject=agreed)
    return agreed


@transaction.atomic
def move_step(*, position_id: UUID, due_on: date, reason: str, by: Actor, at: datetime) -> JointPosition:
    """Flyt skridtet to another day, and why; the day first agreed on stands. Raises StepNotYours, StepNotMoved."""
    agreed = _waiting(position_id, by)
    if not reason.strip() or due_on <= local(at).date():
        raise StepNotMoved
    _write_change(agreed, due_on, reason, by, at)
    JointPosition.objects.filter(pk=agreed.pk).update(due_on=due_on, revision=agreed.revision + 1)
    agreed.due_on = due_on
    record(verb="wellbeing.move_step", by=by, at=at, child_id=agreed.child_id, subject=agreed)
    expect_step(position=agreed, by=by, at=at)
    return agreed


@transaction.atomic
def end_step(*, position_id: UUID, reason: str, by: Actor, at: datetime) -> JointPosition:
    """Opgiv skridtet before it is done, with the reason: it waits for nobody. Raises StepNotYours, StepNotMoved."""
    agreed = _waiting(position_id, by)
    if not reason.strip():
        raise StepNotMoved
    _write_change(agreed, None, reason, by, at)
    JointPosition.objects.filter(pk=agreed.pk).update(step_ended_at=at)
    close_alerts(source_id=agreed.id, by=by, at=at, kind=STEP)
    record(verb="wellbeing.end_step", by=by, at=at, child_id=agreed.child_id, subject=agreed)
    return agreed


def _waiting(position_id: UUID, by: Actor) -> JointPosition:
    """An agreed step that is neither done nor given up, and that is this actor's to say something of."""
    found = JointPosition.objects.select_for_update(of=("self",)).select_related("dialogue__group", "round")
    agreed = found.filter(pk=position_id, step_done_at__isnull=True, step_ended_at__isnull=True).first()
    if agreed is None or not agreed.next_step:
        raise StepNotYours
    if agreed.owner_id != by.key and not may_rate(by, agreed.dialogue.group):
        raise StepNotYours
    return agreed


def _write_change(agreed: JointPosition, due_on: date | None, reason: str, by: Actor, at: datetime) -> None:
    StepChange.objects.create(
        child_id=agreed.child_id, agreed=agreed, was_due_on=agreed.due_on or agreed.round.closes_on, due_on=due_on,
        reason=reason.strip(),
        changed_by_id=by.key, changed_at=at,
    )  # fmt: skip


@transaction.atomic
def expire_positions(*, by: Actor, at: datetime) -> int:
    """Lad positionerne udløbe: once the group's next round is open, nothing of the last one waits. A job's work.

    Returns how many left the lists. The positions stay in the child's history, for five years.
    """
    waiting = Alert.objects.filter(OPEN, kind=STEP).values("source_id")
    positions = JointPosition.objects.filter(pk__in=waiting).select_related("round", "dialogue__group__unit")
    expired = 0
    for each in positions:
        if any(covers(newer, each.dialogue.group) for newer in rounds_after(each.round, at)):
            expired += close_alerts(source_id=each.id, by=by, at=at, kind=STEP)
    return expired


@transaction.atomic
def expect_visit_step(*, assessed: VisitAssessment, by: Actor, at: datetime) -> None:
    """Called by `assess_at_visit`: what was agreed waits for the visitor, and the visit before waits no more."""
    earlier = VisitAssessment.objects.filter(child_id=assessed.child_id, visitor_id=by.key).exclude(pk=assessed.pk)
    for key in earlier.values_list("pk", flat=True):
        close_alerts(source_id=key, by=by, at=at, kind=VISIT_STEP)
    if assessed.position == Tone.GREEN or assessed.due_on is None:
        return
    raise_alert(
        kind=VISIT_STEP, text=N_("Gør det, I aftalte ved besøget"),
        reason=N_("Du aftalte det med forældrene, da I vurderede barnets trivsel."),
        due_by=datetime.combine(assessed.due_on, time(16), COPENHAGEN).astimezone(UTC), source=assessed,
        url_name="wellbeing:visit", url_id=assessed.child_id, to=by.key, child_id=assessed.child_id,
        compartment=Compartment.HEALTH, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def finish_visit_step(*, assessment_id: UUID, by: Actor, at: datetime) -> VisitAssessment:
    """Meld det aftalte gjort: by a health visitor who has the child. Raises StepNotYours."""
    found = VisitAssessment.objects.filter(pk=assessment_id, step_done_at__isnull=True).exclude(next_step="").first()
    if found is None or not may_assess_at_a_visit(by):
        raise StepNotYours
    VisitAssessment.objects.filter(pk=found.pk).update(step_done_at=at)
    close_alerts(source_id=found.pk, by=by, at=at, kind=VISIT_STEP)
    record(verb="wellbeing.finish_visit_step", by=by, at=at, child_id=found.child_id, subject=found)
    return found
