"""A step is in time by the day first agreed on: moving it makes nothing better, and giving it up nothing worse."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.db.models.functions import TruncDate

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.journey.wellbeing.models import JointPosition, StepChange
from favn.kit.clock import COPENHAGEN, local
from favn.oversight.detection_audit.queries.counting import material
from favn.oversight.detection_audit.rules.material import Span

pytestmark = pytest.mark.django_db


def steps(at) -> tuple[int, int]:
    """All steps in time and late of the last year, whatever the unit."""
    today = local(at).date()
    with acting(system("detection_audit"), at=at):
        spoken = material(Span(today), at).spoken.values()
    return sum(each.in_time for each in spoken), sum(each.late for each in spoken)


def newest(at):
    day = local(at).date()
    return JointPosition.objects.filter(
        dialogue__closed_at__isnull=False, round__closes_on__range=(day - timedelta(days=300), day)
    ).exclude(next_step="")


def moved(agreed, was, now, at) -> None:
    StepChange.objects.create(child_id=agreed.child_id, agreed=agreed, was_due_on=was, due_on=now, reason="Ferie",
                              changed_by_id=agreed.owner_id, changed_at=at)  # fmt: skip


def test_a_step_that_was_moved_is_judged_by_its_first_day(at):
    done_on = TruncDate("step_done_at", tzinfo=COPENHAGEN)
    in_time = newest(at).annotate(done_on=done_on).filter(done_on__lte=F("due_on"))[0]
    before = steps(at)
    first_on = local(in_time.step_done_at).date() - timedelta(days=1)
    moved(in_time, first_on, in_time.due_on, at - timedelta(days=1))
    moved(in_time, in_time.due_on, in_time.due_on + timedelta(days=9), at)
    assert steps(at) == (before[0] - 1, before[1] + 1)


def test_a_step_given_up_before_its_day_is_neither_in_time_nor_late(at):
    late = newest(at).filter(step_done_at__isnull=True, due_on__lt=local(at).date())[0]
    before = steps(at)
    JointPosition.objects.filter(pk=late.pk).update(step_ended_at=at - timedelta(days=400))
    assert steps(at) == (before[0], before[1] - 1)
    JointPosition.objects.filter(pk=late.pk).update(step_ended_at=at)
    assert steps(at) == before
