"""What a leader may know of a unit's rounds: how long a sheet typically takes, and which agreed steps are late."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count

from favn.journey.wellbeing.models import JointPosition, Sheet
from favn.journey.wellbeing.queries.rounds import GroupWork
from favn.journey.wellbeing.rules.minutes import typical_minutes


def minutes_of(work: Sequence[GroupWork]) -> int | None:
    """The middle of the finished sheets of these groups in their rounds, in minutes; None while they are too few.

    Never one person's: the sheets are counted together, and nothing says whose they are.
    """
    rounds = {each.rated.id for each in work if each.rated}
    finished = Sheet.objects.filter(
        round__in=rounds, group__in=[each.group.id for each in work], finished_at__isnull=False, active_seconds__gt=0
    )
    return typical_minutes(list(finished.values_list("active_seconds", flat=True)))


def late_steps_in(work: Sequence[GroupWork], today: date) -> dict[UUID, int]:
    """How many agreed next steps are past their day and not done, by group. No child is named."""
    late = JointPosition.objects.filter(
        dialogue__in=[each.dialogue.id for each in work if each.dialogue],
        due_on__lt=today,
        step_done_at__isnull=True,
        step_ended_at__isnull=True,
    ).exclude(next_step="")
    return dict(late.values_list("dialogue__group_id").annotate(steps=Count("id")))
