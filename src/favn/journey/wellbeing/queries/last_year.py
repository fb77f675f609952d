"""What another pace would have meant last year: numbers of children, never names, and no small numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
from django.http import Http404

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children_in_groups, seen
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Group, Unit
from favn.journey.wellbeing.models import Round
from favn.journey.wellbeing.policy import may_set_pace
from favn.journey.wellbeing.queries.talk import heard_about
from favn.journey.wellbeing.rules.ratings import Claim
from favn.journey.wellbeing.rules.strength import Judged
from favn.journey.wellbeing.rules.talk import Pace, judged_for, would_come_up
from favn.kit.clock import local
from favn.kit.small_numbers import parts_shown, shown

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Year:
    """A line for each group and one for them all; a number for each pace. None is a number too small to be told."""

    groups: Sequence[tuple[str, Sequence[int | None]]]
    together: Sequence[int | None]
    rounds: int


def unit_led(actor: Actor) -> Unit:
    """The unit the actor leads under this hat. Http404 when there is none."""
    found = Unit.objects.filter(pk__in=actor.unit_ids).order_by("name", "id").first()
    if found is None or not may_set_pace(actor, found.id):
        raise Http404
    return found


def last_year(unit: Unit, *, actor: Actor, at: datetime) -> Year:
    """How many of the unit's children would have come up at each pace in the rounds of the last year.

    Each child is noted as seen, although only numbers are shown. As many statements for ten groups as for one.
    """
    groups = list(Group.objects.filter(unit=unit).order_by("name", "id"))
    day = local(at).date()
    there = children_in_groups(group_ids=[group.id for group in groups], at=at)
    children = [child for group in groups for child in there[group.id]]
    seen(children, actor=actor, purpose=Purpose.WELLBEING, at=at, verb="wellbeing.last_year")
    heard = heard_about([child.id for child in children], until=day)
    recent = set(Round.objects.filter(pk__in=heard.rounds, opens_on__gte=day - YEAR).values_list("pk", flat=True))
    judged = judged_for(heard.ratings)
    first = int(judged.turn.min()) if len(judged) else 0
    turns = [first + number for number, key in enumerate(heard.rounds) if key in recent]
    rows = [(group.name, _numbers(judged, heard.groups, group.id, turns)) for group in groups]
    parts = [parts_shown([numbers[place] for _name, numbers in rows], nought=True) for place in range(len(Pace))]
    lines = [(name, [parts[place][line] for place in range(len(Pace))]) for line, (name, _n) in enumerate(rows)]
    sums = [sum(numbers[place] for _name, numbers in rows) for place in range(len(Pace))]
    return Year(lines, [shown(number, nought=True) for number in sums], len(turns))


def _numbers(judged: Judged, known: list[UUID], group_id: UUID, turns: Sequence[int]) -> list[int]:
    """One number for each pace: the group's own children, as they were grouped then."""
    if group_id not in known:
        return [0] * len(Pace)
    here: Claim = np.asarray(judged.group == known.index(group_id))
    return [would_come_up(judged, pace, turns, here) for pace in Pace]
