"""The dialogue: it opens when all have finished, every child is passed, and it closes."""

from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean
from uuid import UUID

from django.db import transaction

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import children_in_group, open_child
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.models import Group
from favn.journey.wellbeing.actions.steps import expect_step
from favn.journey.wellbeing.choices import Context, Tone
from favn.journey.wellbeing.errors import (
    ChangedMeanwhile,
    DialogueClosed,
    DialogueNotReady,
    NotAllSpokenOf,
    NotYourGroup,
    PositionIncomplete,
)
from favn.journey.wellbeing.models import Assessment, Dialogue, JointPosition, Round, Sheet
from favn.journey.wellbeing.policy import may_rate, takes_part
from favn.journey.wellbeing.queries.dialogues import context_of
from favn.journey.wellbeing.queries.waiting import waiting_in
from favn.journey.wellbeing.rules.stages import level


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the raters agree on about one child in one context.

    Yellow and red need a remark, and a next step with owner and date; yellow may be watched instead, with the reason.
    """

    position: Tone
    remark: str = ""
    next_step: str = ""
    owner_id: UUID | None = None
    due_on: date | None = None
    parents_contacted_on: date | None = None
    watch_because: str = ""
    withheld_because: str = ""

    def is_complete(self) -> bool:
        """Green may stand alone; red needs an action."""
        acts = bool(self.next_step and self.owner_id and self.due_on)
        watches = self.position == Tone.YELLOW and bool(self.watch_because)
        return self.position == Tone.GREEN or (bool(self.remark) and (acts or watches))


@transaction.atomic
def open_dialogue(*, rated: Round, group: Group, by: Actor, at: datetime) -> Dialogue:
    """Åbn dialogen: from now on the raters and their leader see all sheets. Opening twice gives the one that stands.

    Raises DialogueNotReady until enough raters have finished and none is in the middle of it.
    """
    if not may_rate(by, group):
        raise NotYourGroup
    sheets = list(Sheet.objects.filter(round=rated, group=group))
    standing = Dialogue.objects.filter(round=rated, group=group).first()
    if standing:
        return standing
    if len(sheets) < rated.raters_required or any(sheet.finished_at is None for sheet in sheets):
        raise DialogueNotReady
    if by.key not in {sheet.rater_id for sheet in sheets}:
        raise NotYourGroup
    begun = Dialogue(round=rated, group=group, opened_at=at, opened_by_id=by.key)
    begun.save(force_insert=True)
    for sheet in sheets:
        _keep_group_level(sheet)
    record(verb="wellbeing.open_dialogue", by=by, at=at, subject=begun)
    return begun


def _keep_group_level(sheet: Sheet) -> None:
    """The rater's mean of the group: what the audit compares strictness by, and the sign that the sheet is shared."""
    levels = [found for row in Assessment.objects.filter(sheet=sheet) if (found := level(row.answers().values()))]
    if levels:
        Sheet.objects.filter(pk=sheet.pk).update(level_mean=fmean(levels))


@transaction.atomic
def set_position(
    *, dialogue: Dialogue, child_id: UUID, agreed: Agreed, revision: int, by: Actor, at: datetime, at_home: bool = False
) -> JointPosition:
    """Sæt positionen: what we agree on about this child here, or `at_home`, until the next round.

    `revision` is the one the page showed (0: none). Raises PositionIncomplete, DialogueClosed, ChangedMeanwhile,
    NotYourGroup; Http404 when the child is not in reach.
    """
    if not takes_part(by, dialogue.group, at):
        raise NotYourGroup
    if dialogue.closed_at:
        raise DialogueClosed
    if not agreed.is_complete():
        raise PositionIncomplete
    child = open_child(actor=by, child_id=child_id, purpose=Purpose.WELLBEING, at=at, compartment=Compartment.SCHOOL)
    context = Context.HOME if at_home else context_of(dialogue.group)
    _write_position(dialogue, child.id, context, agreed, revision, by, at)
    position = JointPosition.objects.get(round_id=dialogue.round_id, child_id=child.id, context=context)
    record(verb="wellbeing.set_position", by=by, at=at, child_id=child.id, subject=position, position=agreed.position,
           context=context)  # fmt: skip
    expect_step(position=position, by=by, at=at)
    return position


def _write_position(
    dialogue: Dialogue, child_id: UUID, context: Context, agreed: Agreed, revision: int, by: Actor, at: datetime
) -> None:
    words = {
        "position": agreed.position, "remark": agreed.remark, "next_step": agreed.next_step,
        "watch_because": agreed.watch_because, "withheld_because": agreed.withheld_because, "step_ended_at": None,
        "owner_id": agreed.owner_id, "due_on": agreed.due_on, "parents_contacted_on": agreed.parents_contacted_on,
        "set_by_id": by.key, "set_at": at, "revision": revision + 1,
    }  # fmt: skip
    standing = JointPosition.objects.filter(round_id=dialogue.round_id, child_id=child_id, context=context)
    if revision:
        if not standing.filter(revision=revision).update(**words):
            raise ChangedMeanwhile
        return
    first = JointPosition(
        child_id=child_id, round_id=dialogue.round_id, dialogue=dialogue, context=context, **words
    )  # fmt: skip
    JointPosition.objects.bulk_create([first], ignore_conflicts=True)  # two may press at once: one is first
    if not standing.filter(pk=first.pk).exists():
        raise ChangedMeanwhile


@transaction.atomic
def close_dialogue(*, dialogue: Dialogue, by: Actor, at: datetime) -> None:
    """Afslut dialogen. Raises NotAllSpokenOf while a child of the group has no joint position."""
    if not takes_part(by, dialogue.group, at):
        raise NotYourGroup
    children = children_in_group(actor=by, group_id=dialogue.group_id, purpose=Purpose.WELLBEING, at=at)
    spoken_of = set(JointPosition.objects.filter(dialogue=dialogue).exclude(context=Context.HOME)
                    .values_list("child_id", flat=True))  # fmt: skip
    keys = {child.id for child in children}
    missing = len(keys - spoken_of - waiting_in(dialogue.round_id, keys))
    if missing:
        raise NotAllSpokenOf(missing)
    if Dialogue.objects.filter(pk=dialogue.pk, closed_at__isnull=True).update(closed_at=at):
        record(verb="wellbeing.close_dialogue", by=by, at=at, subject=dialogue)
    elif Dialogue.objects.filter(pk=dialogue.pk, closed_at__isnull=True).exists():
        raise NotYourGroup  # the database let nobody else close it
