"""Setting the pace: how many new children a unit begins with."""

from datetime import datetime

from django.db import transaction

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.models import Unit
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.models import TalkPace
from favn.journey.wellbeing.policy import may_set_pace
from favn.journey.wellbeing.rules.talk import Pace


@transaction.atomic
def set_pace(*, unit: Unit, pace: Pace, reason: str, by: Actor, at: datetime) -> TalkPace:
    """Sæt samtaletempoet: from now on the unit's lists follow it. Raises Refused for others than its leader."""
    if not may_set_pace(by, unit.id):
        raise Refused
    moved = TalkPace(unit=unit, pace=pace.value, reason=reason, set_by_id=by.key, set_at=at)
    moved.save(force_insert=True)
    record(verb="wellbeing.set_pace", by=by, at=at, subject=moved, pace=pace.value)
    return moved
