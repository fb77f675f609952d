"""What was agreed about a child waits on its owner's list until it is done, or until the next round."""

from datetime import UTC, datetime, time
from uuid import UUID

from django.db import transaction

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.alerts.models import OPEN, Alert
from favn.foundation.audit.actions import record
from favn.journey.wellbeing.choices import Tone
from favn.journey.wellbeing.errors import StepNotYours
from favn.journey.wellbeing.models import JointPosition
from favn.journey.wellbeing.policy import may_rate
from favn.journey.wellbeing.queries.rounds import covers, rounds_after
from favn.kit.catalogue import N_
from favn.kit.clock import COPENHAGEN

STEP = "wellbeing_step"


@transaction.atomic
def expect_step(*, position: JointPosition, by: Actor, at: datetime) -> None:
    """Called by `set_position`: a yellow or red waits on the list of its owner, or of the one who set it."""
    close_alerts(source_id=position.id, by=by, at=at, kind=STEP)
    if position.position == Tone.GREEN or position.step_done_at:
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
    agreed = JointPosition.objects.select_related("dialogue__group").filter(pk=position_id).first()
    if agreed is None or not (agreed.owner_id == by.key or may_rate(by, agreed.dialogue.group)):
        raise StepNotYours
    waiting = JointPosition.objects.filter(pk=agreed.pk, step_done_at__isnull=True).exclude(next_step="")
    if not waiting.update(step_done_at=at, step_done_by_id=by.key):
        raise StepNotYours
    close_alerts(source_id=agreed.id, by=by, at=at, kind=STEP)
    record(verb="wellbeing.finish_step", by=by, at=at, child_id=agreed.child_id, subject=agreed)
    return agreed


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
