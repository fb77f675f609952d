"""Placing a concern on the scale. A concern is a happening: a new view is a new concern, and the old one stands."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.documents.actions import drop_draft
from favn.foundation.people.models import Child
from favn.journey.concerns.drafts import draft_place
from favn.journey.concerns.models import Concern
from favn.journey.concerns.policy import may_place, room_of


class MayNotPlace(Exception):
    """The actor's role does not place concerns. Its text can be shown."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a professional says of a child: two levels 1-5, what protects and worries, and the others' own words."""

    child_level: int
    care_level: int
    protective: str = ""
    worrying: str = ""
    child_words: str = ""
    parent_words: str = ""
    talked_with_parents_on: date | None = None
    reason_not: str = ""


@transaction.atomic
def place(*, child: Child, seen: Seen, by: Actor, at: datetime) -> Concern:
    """Sæt bekymringen på linealen: record where child and care are seen, in the author's own room of the child.

    Raises MayNotPlace for a role that does not meet children.
    """
    if not may_place(by):
        raise MayNotPlace(_("Din rolle sætter ikke bekymringer på linealen. Du kan altid underrette."))
    placed = Concern(
        child=child,
        child_level=seen.child_level,
        care_level=seen.care_level,
        protective=seen.protective.strip(),
        worrying=seen.worrying.strip(),
        child_words=seen.child_words.strip(),
        parent_words=seen.parent_words.strip(),
        talked_with_parents_on=seen.talked_with_parents_on,
        reason_not="" if seen.talked_with_parents_on else seen.reason_not,
        written_by_id=by.key,
        written_at=at,
        compartment=room_of(by),
    )
    placed.save(force_insert=True)
    drop_draft(place=draft_place(child.id), by=by, at=at)
    record(verb="concerns.place", by=by, at=at, child_id=child.id, subject=placed,
           child_level=seen.child_level, care_level=seen.care_level)  # fmt: skip
    return placed
