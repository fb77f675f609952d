"""The health visitor's own round: one child, rated with the parents at the visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import open_child
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.journey.wellbeing.actions.steps import expect_visit_step
from favn.journey.wellbeing.choices import QUESTIONS, Tone
from favn.journey.wellbeing.errors import NotYourGroup, PositionIncomplete
from favn.journey.wellbeing.models import Form, VisitAssessment
from favn.journey.wellbeing.policy import may_assess_at_a_visit


@dataclass(frozen=True, slots=True)
class Visited:
    """What came out of a visit. Yellow needs a remark and a step with its date, or a reason to watch; red a step."""

    occasion: str
    together_with: str
    position: Tone
    parents_words: str = ""
    remark: str = ""
    next_step: str = ""
    due_on: date | None = None
    watch_because: str = ""

    def is_complete(self) -> bool:
        """Green may stand alone."""
        has_step = bool(self.next_step and self.due_on)
        is_watched = self.position == Tone.YELLOW and bool(self.watch_because)
        return self.position == Tone.GREEN or bool(self.remark and (has_step or is_watched))


@transaction.atomic
def assess_at_visit(
    *, child_id: UUID, form: Form, answers: Mapping[str, int | None], visited: Visited, by: Actor, at: datetime
) -> VisitAssessment:
    """Vurdér ved besøget: the visitor's answers and the position in the home, given together with the parents.

    Raises NotYourGroup, PositionIncomplete; Http404 when the child is not in reach in the room of health.
    """
    if not may_assess_at_a_visit(by):
        raise NotYourGroup
    if not visited.is_complete():
        raise PositionIncomplete
    child = open_child(actor=by, child_id=child_id, purpose=Purpose.HEALTH, at=at, compartment=Compartment.HEALTH)
    made = VisitAssessment(
        child=child, form=form, visitor_id=by.key, assessed_at=at, occasion=visited.occasion,
        together_with=visited.together_with, parents_words=visited.parents_words, position=visited.position,
        remark=visited.remark, next_step=visited.next_step, due_on=visited.due_on,
        watch_because=visited.watch_because, **{question: answers.get(question) for question in QUESTIONS},
    )  # fmt: skip
    made.save(force_insert=True)
    record(verb="wellbeing.assess_at_visit", by=by, at=at, child_id=child.id, subject=made)
    expect_visit_step(assessed=made, by=by, at=at)
    return made
