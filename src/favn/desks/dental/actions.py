"""A dentist's concern: put on the common scale, and with it the no-show that led to it is answered."""

from datetime import datetime

from django.db import transaction

from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child
from favn.journey.checkups.actions.no_shows import stop_because
from favn.journey.checkups.choices.dental import Ending, StepKind
from favn.journey.checkups.queries.dental import open_no_show_of
from favn.journey.concerns.actions import Seen, place
from favn.journey.concerns.models import Concern


@transaction.atomic
def raise_concern(*, child: Child, seen: Seen, by: Actor, at: datetime) -> Concern:
    """Sæt bekymringen på linealen from the dental room. Letters and calls that are not used up go on.

    Raises MayNotPlace.
    """
    placed = place(child=child, seen=seen, by=by, at=at)
    waiting = open_no_show_of(child.id)
    if waiting and waiting.next_step == StepKind.CONCERN:
        stop_because(no_show=waiting, because=Ending.CONCERN, note="", by=by, at=at)
    return placed
