"""A transition as the family reads it: when we meet, what the note says, what one has answered, and who has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import note_read
from favn.foundation.people.models import Child
from favn.journey.checkups.choices.transitions import NoteVerdict
from favn.journey.checkups.models import Delivery, NoteAnswer, Transition, TransitionNote
from favn.journey.checkups.queries.deliveries import asked_about, latest_answers
from favn.journey.checkups.queries.transition_kinds import kinds_on, name_of_kind, questions_of
from favn.journey.checkups.rules.transitions import is_asked_oneself
from favn.kit.clock import local


@dataclass(frozen=True, slots=True)
class OwnTransition:
    """One transition for one reader in the family. The other parent's answer is not in it."""

    transition: Transition
    child: Child
    kind: str
    note: TransitionNote | None
    mine: NoteAnswer | None
    delivery: Delivery | None
    is_asked: bool

    @property
    def is_waiting(self) -> bool:
        """The reader is asked and has not answered the version that stands."""
        return self.is_asked and self.note is not None and self.mine is None and self.transition.ended_at is None

    @property
    def says_yes(self) -> bool:
        """The reader's newest answer is a yes."""
        return self.mine is not None and self.mine.answer == NoteVerdict.ACCEPTED


def waiting_for(actor: Actor, children: Iterable[Child], at: datetime) -> int:
    """How many notes about these children, the reader's own, wait for the reader's answer."""
    today = local(at).date()
    asked = [each.id for each in children if each.id != actor.key or _is_asked(each, today)]
    later = TransitionNote.objects.filter(transition_id=OuterRef("transition_id"), version__gt=OuterRef("version"))
    mine = NoteAnswer.objects.filter(note_id=OuterRef("pk"))  # row-level security: one's own answers alone
    open_notes = TransitionNote.objects.filter(child_id__in=asked, transition__ended_at__isnull=True)
    return open_notes.filter(~Exists(later), ~Exists(mine)).count()


def _is_asked(child: Child, today: date) -> bool:
    return child.born_on is not None and is_asked_oneself(child.born_on, today)


def own_transitions(actor: Actor, at: datetime) -> list[OwnTransition]:
    """The reader's children's transitions: those that wait for an answer first, then the newest. Each is noted."""
    found = list(Transition.objects.select_related("to_unit", "general", "special").order_by("-moves_on", "-id"))
    ids = {each.child_id for each in found}
    known = door.children(actor=actor, ids=ids, purpose=Purpose.OWN, at=at, verb="checkups.own")
    told = _told(actor, [each for each in found if each.child_id in known], known, at)
    return sorted(told, key=lambda each: not each.is_waiting)


def _told(actor: Actor, transitions: list[Transition], known: dict[UUID, Child], at: datetime) -> list[OwnTransition]:
    keys = [each.pk for each in transitions]
    notes = _newest(keys)
    answers = latest_answers([note.pk for note in notes.values()])
    sent = {each.transition_id: each for each in _standing(keys)}
    asked = {child_id for child_id in known if actor.key in asked_about(child_id)}
    kinds = {kind.code: kind for kind in kinds_on(local(at).date())}
    return [
        OwnTransition(
            each, known[each.child_id], name_of_kind(kinds.get(each.code), each.code), notes.get(each.pk),
            answers.get((notes[each.pk].pk, actor.key)) if each.pk in notes else None, sent.get(each.pk),
            each.child_id in asked,
        )
        for each in transitions
    ]  # fmt: skip


def _newest(transition_ids: Iterable[UUID]) -> dict[UUID, TransitionNote]:
    notes = TransitionNote.objects.filter(transition_id__in=list(transition_ids)).order_by("version")
    return {each.transition_id: each for each in notes.select_related("written_by", "to_unit")}


def _standing(transition_ids: Iterable[UUID]) -> list[Delivery]:
    sent = Delivery.objects.filter(transition_id__in=list(transition_ids), withdrawn_at__isnull=True)
    return list(sent.select_related("to_unit"))


def own_transition(*, actor: Actor, transition_id: UUID, at: datetime) -> tuple[OwnTransition, list[str]]:
    """One transition and the questions of its conversation; reading the note is logged. Raises Http404."""
    found = Transition.objects.filter(pk=transition_id).select_related("to_unit", "general", "special").first()
    if found is None:
        raise Http404
    known = door.children(actor=actor, ids=[found.child_id], purpose=Purpose.OWN, at=at, verb="checkups.own")
    if found.child_id not in known:
        raise Http404
    told = _told(actor, [found], known, at)[0]
    if told.note:
        note_read(verb="checkups.read_transition_note", by=actor, at=at, child_id=found.child_id, subject=told.note,
                  purpose=Purpose.OWN)  # fmt: skip
    return told, questions_of(found.code)
