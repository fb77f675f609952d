"""Counting an edition of the audit."""

from datetime import datetime

from django.db import transaction

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.oversight.detection_audit.models import AuditFigure, Miss
from favn.oversight.detection_audit.policy import may_count
from favn.oversight.detection_audit.queries.counting import material, span_to_count
from favn.oversight.detection_audit.rules.figures import figures
from favn.oversight.detection_audit.rules.material import Span


class MayNotCount(Exception):
    """Only a job counts: it sees every row."""


@transaction.atomic
def count_audit(*, by: Actor, at: datetime) -> Span | None:
    """Revidér opsporingen: store the figures of the year that is ready, small ones hidden, and who was not seen.

    An edition is counted once; None when there is none to count. Raises MayNotCount.
    """
    if not may_count(by):
        raise MayNotCount(by.role)
    span = span_to_count(at)
    if span is None:
        return None
    counted = material(span, at)
    areas = set(counted.areas.values())
    AuditFigure.objects.bulk_create(
        AuditFigure(
            ends_on=span.ends_on,
            unit_id=None if figure.where in areas else figure.where,
            area_id=figure.where if figure.where in areas else None,
            name=figure.name,
            period=figure.period,
            part=figure.part,
            value=figure.value,
            low=figure.low,
            high=figure.high,
        )
        for figure in figures(counted)
    )
    Miss.objects.all().delete()
    Miss.objects.bulk_create(
        Miss(child_id=child.child, ends_on=span.ends_on, happened_at=child.at, event=child.kind, was_rated=child.rated)
        for child in counted.children
        if not child.step
    )
    record(verb="detection_audit.count", by=by, at=at)
    return span
