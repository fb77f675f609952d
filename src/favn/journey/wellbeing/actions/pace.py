"""Setting the pace: how many new children to begin with, in one unit or in all that have not chosen for themselves."""

from datetime import datetime

from django.db import transaction

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.models import Unit
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.models import TalkPace
from favn.journey.wellbeing.policy import may_set_municipal_pace, may_set_pace
from favn.journey.wellbeing.rules.talk import Pace


@transaction.atomic
def set_pace(*, unit: Unit, pace: Pace | None, reason: str, by: Actor, at: datetime) -> TalkPace:
    """Sæt enhedens samtaletempo: from now on its lists follow it; without a pace they follow the municipality's.

    Raises Refused for others than its leader.
    """
    if not may_set_pace(by, unit.id):
        raise Refused
    moved = TalkPace(unit=unit, pace=pace.value if pace else "", reason=reason, set_by_id=by.key, set_at=at)
    moved.save(force_insert=True)
    record(verb="wellbeing.set_pace", by=by, at=at, subject=moved, pace=moved.pace)
    return moved


@transaction.atomic
def set_municipal_pace(*, pace: Pace, reason: str, by: Actor, at: datetime) -> TalkPace:
    """Sæt kommunens samtaletempo: every unit that has none of its own follows it from now on.

    Raises Refused for others than the municipal administrator.
    """
    if not may_set_municipal_pace(by):
        raise Refused
    moved = TalkPace(pace=pace.value, reason=reason, set_by_id=by.key, set_at=at)
    moved.save(force_insert=True)
    record(verb="wellbeing.set_municipal_pace", by=by, at=at, subject=moved, pace=pace.value)
    return moved
