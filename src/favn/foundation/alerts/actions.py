"""Raising and closing alerts. A step calls these inside its own action."""

from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.models import OPEN, Alert
from favn.foundation.alerts.policy import may_close
from favn.foundation.audit.actions import record


class NotYourAlert(Exception):
    """The alert waits for somebody else. Its text can be shown."""


@transaction.atomic
def raise_alert(
    *, kind: str, text: str, reason: str, due_by: datetime, source: models.Model, url_name: str, by: Actor,
    at: datetime, to: UUID | None = None, unit_id: UUID | None = None, role: str = "",
    child_id: UUID | None = None, compartment: Compartment | None = None, paragraph: str = "",
    url_id: UUID | None = None,
) -> None:  # fmt: skip
    """Let something wait for one employee (`to`), or for everyone in `role` at `unit_id`, until `due_by`.

    `text` and `reason` are Danish, marked with N_, and name nobody. Raising the same kind from the same source twice
    changes nothing. The one who raises need not be able to read it (a citizen, a teacher).
    """
    alert = Alert(
        kind=kind, text=text, reason=reason, paragraph=paragraph, due_by=due_by, employee_id=to, unit_id=unit_id,
        role=role, child_id=child_id, compartment=compartment or "", source_id=source.pk, url_name=url_name,
        url_id=url_id, raised_at=at, raised_by=by.id,
    )  # fmt: skip
    Alert.objects.bulk_create([alert], ignore_conflicts=True)
    record(verb="raise_alert", by=by, at=at, child_id=child_id, subject=alert, alert=kind)


@transaction.atomic
def close_alert(*, alert: Alert, by: Actor, at: datetime) -> None:
    """Say that the thing is done. Closing twice keeps the first who did it. Raises NotYourAlert."""
    if not may_close(by, alert):
        raise NotYourAlert(_("Påmindelsen venter på en anden. Bed om at få den, hvis du skal gøre det."))
    if Alert.objects.filter(OPEN, pk=alert.pk).update(done_at=at, done_by=by.id):
        record(verb="close_alert", by=by, at=at, child_id=alert.child_id, subject=alert, alert=alert.kind)


@transaction.atomic
def close_alerts(*, source_id: UUID, by: Actor, at: datetime, kind: str = "") -> int:
    """Close what waited because of this row (of one kind, when named): the step did it. Returns how many."""
    waiting = Alert.objects.filter(OPEN, source_id=source_id, **({"kind": kind} if kind else {}))
    for alert in waiting:
        record(verb="close_alert", by=by, at=at, child_id=alert.child_id, subject=alert, alert=alert.kind)
    return waiting.update(done_at=at, done_by=by.id)
