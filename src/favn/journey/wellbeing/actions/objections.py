"""A parent objects, and a leader answers. Until then the child waits (GDPR art. 21)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import open_child
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.people.models import Enrolment
from favn.foundation.people.queries import holders_of
from favn.journey.wellbeing.choices import ObjectionAnswer
from favn.journey.wellbeing.errors import AlreadyAnswered, NotYourGroup, ObjectionStands
from favn.journey.wellbeing.models import Objection
from favn.journey.wellbeing.policy import may_answer_objections, may_tell_parents
from favn.journey.wellbeing.queries.parents import OPEN_OBJECTION
from favn.journey.wellbeing.rules.parents import answer_by, leader_role
from favn.kit.catalogue import N_
from favn.kit.clock import local
from favn.kit.periods import valid_on


@transaction.atomic
def object_to_rounds(*, child_id: UUID, words: str, by: Actor, at: datetime) -> Objection:
    """Gør indsigelse: the parent who acts does not want this child rated, in any round. It waits for an answer.

    Raises ObjectionStands; Http404 for a child the one who acts has no custody of.
    """
    if not by.is_family or not holders_of(child_id, on=local(at).date()).filter(adult_id=by.key).exists():
        raise Http404
    return _write(child_id, by.key, words, None, by, at)


@transaction.atomic
def note_objection(*, child_id: UUID, parent_id: UUID, words: str, by: Actor, at: datetime) -> Objection:
    """Notér en indsigelse: what a parent said by telephone or on paper, in the parent's own words.

    Raises ObjectionStands, NotYourGroup; Http404 when the child is not in reach.
    """
    child = open_child(actor=by, child_id=child_id, purpose=Purpose.WELLBEING, at=at, compartment=Compartment.SCHOOL)
    if not may_tell_parents(by) or not holders_of(child.id, on=local(at).date()).filter(adult_id=parent_id).exists():
        raise NotYourGroup
    return _write(child.id, parent_id, words, by.key, by, at)


def _write(child_id: UUID, parent_id: UUID, words: str, noted_by: UUID | None, by: Actor, at: datetime) -> Objection:
    if Objection.objects.filter(OPEN_OBJECTION, child_id=child_id, parent_id=parent_id).exists():
        raise ObjectionStands
    made = Objection(child_id=child_id, parent_id=parent_id, words=words.strip(), made_at=at, noted_by_id=noted_by)
    made.save(force_insert=True)
    record(verb="wellbeing.object", by=by, at=at, child_id=child_id, about_id=parent_id, subject=made)
    stays = Enrolment.objects.filter(valid_on(local(at).date()), child_id=child_id, group__isnull=False)
    for stay in stays.select_related("unit"):
        raise_alert(
            kind="objection", text=N_("Svar på en indsigelse mod at vurdere et barn"),
            reason=N_("Barnet vurderes ikke, før forælderen har fået svar."), paragraph="GDPR art. 21",
            due_by=answer_by(at), source=made, url_name="wellbeing:objection", url_id=made.id, unit_id=stay.unit_id,
            role=leader_role(stay.unit.kind), child_id=child_id, compartment=Compartment.SCHOOL, by=by, at=at,
        )  # fmt: skip
    return made


@transaction.atomic
def withdraw_objection(*, objection_id: UUID, by: Actor, at: datetime) -> None:
    """Træk indsigelsen tilbage: the child may be rated again. Raises AlreadyAnswered; Http404 for another's."""
    made = Objection.objects.filter(pk=objection_id, parent_id=by.key).first()
    if made is None:
        raise Http404
    if not Objection.objects.filter(OPEN_OBJECTION, pk=made.pk).update(withdrawn_at=at):
        raise AlreadyAnswered
    record(verb="wellbeing.withdraw_objection", by=by, at=at, child_id=made.child_id, subject=made)


@transaction.atomic
def answer_objection(*, objection: Objection, outcome: ObjectionAnswer, answer: str, by: Actor, at: datetime) -> None:
    """Besvar indsigelsen: not rated, or rated all the same and why. Raises AlreadyAnswered, NotYourGroup."""
    if not may_answer_objections(by):
        raise NotYourGroup
    said = {"outcome": outcome, "answer": answer.strip(), "answered_by_id": by.key, "answered_at": at}
    if not Objection.objects.filter(OPEN_OBJECTION, pk=objection.pk).update(**said):
        raise AlreadyAnswered
    close_alerts(source_id=objection.id, by=by, at=at)
    record(verb="wellbeing.answer_objection", by=by, at=at, child_id=objection.child_id, about_id=objection.parent_id,
           subject=objection, outcome=str(outcome))  # fmt: skip
