"""Counting the figures of a day."""

from datetime import datetime

from django.db import transaction

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.kit.clock import local
from favn.oversight.statistics.models import Figure
from favn.oversight.statistics.policy import may_count
from favn.oversight.statistics.queries import counted


class MayNotCount(Exception):
    """Only a job counts: it sees every row."""


@transaction.atomic
def count_figures(*, by: Actor, at: datetime) -> list[Figure]:
    """Opgør nøgletal: store the figures of this day, small ones hidden; counting twice a day keeps the last.

    Raises MayNotCount.
    """
    if not may_count(by):
        raise MayNotCount(by.role)
    figures = [Figure(name=name, counted_on=local(at).date(), value=value) for name, value in counted(at).items()]
    Figure.objects.bulk_create(
        figures, update_conflicts=True, unique_fields=["name", "counted_on"], update_fields=["value"]
    )
    record(verb="statistics.count", by=by, at=at)
    return figures
