"""Filling a sheet: each answer is saved at once, and nothing is ever overwritten unseen."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children_in_group
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.models import Group
from favn.journey.wellbeing.actions.filling import REASON, Cell, Filled, Wanted, fill, hold_rows
from favn.journey.wellbeing.errors import (
    ChildWaits,
    NotYourGroup,
    RoundNotOpen,
    SheetFinished,
    SheetNotDone,
)
from favn.journey.wellbeing.models import Assessment, Dialogue, Round, Sheet
from favn.journey.wellbeing.policy import may_rate
from favn.journey.wellbeing.queries.rounds import form_of, is_open
from favn.journey.wellbeing.queries.sheets import own_sheet, unfinished
from favn.journey.wellbeing.queries.waiting import waiting_in
from favn.journey.wellbeing.rules.minutes import seconds_more


@transaction.atomic
def answer(
    *, rated: Round, group: Group, child_id: UUID, question: str, value: int, was: int | None, by: Actor, at: datetime
) -> Assessment:
    """Svar: one cell, saved at once. `value` is 1-5, or 0 for cannot judge; `was` is what the page showed before.

    Raises AnsweredElsewhere when another window changed the cell meanwhile, SheetFinished, RoundNotOpen,
    NotYourGroup, ChildWaits; Http404 when the child is not in the group.
    """
    return _one_cell(_sheet_to_fill(rated, group, by, at), child_id, question, (value, was), by, at)


@transaction.atomic
def explain(
    *, rated: Round, group: Group, child_id: UUID, reason: str, was: str, by: Actor, at: datetime
) -> Assessment:
    """Begrund: say why the child cannot be judged (a code of WhyNot), or take the reason away (empty).

    `was` is what the page showed before. Raises as `answer` does.
    """
    return _one_cell(_sheet_to_fill(rated, group, by, at), child_id, REASON, (reason, was), by, at)


@transaction.atomic
def save_sheet(
    *, rated: Round, group: Group, answers: Sequence[Cell], reasons: Sequence[tuple[UUID, str, str]],
    by: Actor, at: datetime,
) -> list[str]:  # fmt: skip
    """Gem arket: every answer and reason that was changed on a page without JavaScript. Returns refusals in words.

    What another window has changed meanwhile stays as it is, and a child that waits by now is left out; all the rest
    is saved, with as many statements for a group as for a child.
    """
    wanted: dict[UUID, dict[str, tuple[Any, Any]]] = {}
    for each in answers:
        wanted.setdefault(each.child, {})[each.question] = (each.value, each.was)
    for child_id, reason, before in reasons:
        if reason != before:
            wanted.setdefault(child_id, {})[REASON] = (reason, before)
    if not wanted:
        return []
    sheet = _sheet_to_fill(rated, group, by, at)
    waits = waiting_in(sheet.round_id, wanted)
    filled = _fill(sheet, {child: cells for child, cells in wanted.items() if child not in waits}, by, at)
    refused = [*([ChildWaits()] if waits else []), *filled.refused]
    return list(dict.fromkeys(refusal.words for refusal in refused))


@transaction.atomic
def add_child(*, rated: Round, group: Group, child_id: UUID, by: Actor, at: datetime) -> Assessment:
    """Spørg mere: the rater opens the nine further questions for a child the rule did not choose."""
    sheet = _sheet_to_fill(rated, group, by, at)
    _ask_after(sheet, child_id)
    row = hold_rows(sheet=sheet, child_ids=[child_id], by=by, at=at)[child_id]
    if row.added_at is None:
        Assessment.objects.filter(pk=row.pk).update(added_at=at)
        record(verb="wellbeing.add_child", by=by, at=at, child_id=child_id, subject=row)
        row.added_at = at
    return row


@transaction.atomic
def finish(*, rated: Round, group: Group, by: Actor, at: datetime) -> Sheet:
    """Meld færdig: from now on only the dialogue is missing. Raises SheetNotDone with how many children are missing."""
    sheet = _sheet_to_fill(rated, group, by, at)
    children = list(children_in_group(actor=by, group_id=group.id, purpose=Purpose.WELLBEING, at=at))
    waits = waiting_in(rated.id, [child.id for child in children])
    missing = unfinished(sheet, [child.id for child in children if child.id not in waits])
    if missing:
        raise SheetNotDone(missing)
    Sheet.objects.filter(pk=sheet.pk).update(finished_at=at)
    record(verb="wellbeing.finish_sheet", by=by, at=at, subject=sheet)
    sheet.finished_at = at
    return sheet


@transaction.atomic
def reopen(*, rated: Round, group: Group, by: Actor, at: datetime) -> None:
    """Åbn arket igen: the rater wants to correct. Raises SheetFinished once the dialogue has begun."""
    if not may_rate(by, group):
        raise NotYourGroup
    if Dialogue.objects.filter(round=rated, group=group).exists():
        raise SheetFinished
    if Sheet.objects.filter(round=rated, group=group, rater_id=by.key).update(finished_at=None):
        record(verb="wellbeing.reopen_sheet", by=by, at=at, subject=own_sheet(rated, group, by))


def _sheet_to_fill(rated: Round, group: Group, by: Actor, at: datetime) -> Sheet:
    """The rater's own unfinished sheet, begun now when this is the first answer."""
    if not may_rate(by, group):
        raise NotYourGroup
    if not is_open(rated, at):
        raise RoundNotOpen
    sheet = own_sheet(rated, group, by)
    if sheet is None:
        if Dialogue.objects.filter(round=rated, group=group).exists():
            raise SheetFinished
        begun = Sheet(round=rated, group=group, rater_id=by.key, form=form_of(rated, group), started_at=at)
        Sheet.objects.bulk_create([begun], ignore_conflicts=True)
        sheet = own_sheet(rated, group, by) or begun
    if sheet.finished_at:
        raise SheetFinished
    return sheet


def _one_cell(sheet: Sheet, child_id: UUID, column: str, cell: tuple[Any, Any], by: Actor, at: datetime) -> Assessment:
    _ask_after(sheet, child_id)
    filled = _fill(sheet, {child_id: {column: cell}}, by, at)
    if filled.refused:
        raise filled.refused[0]
    return filled.rows[child_id]


def _fill(sheet: Sheet, wanted: Wanted, by: Actor, at: datetime) -> Filled:
    """Write the cells, and the minutes they took, without watching anybody: the time between answers, pauses left out.

    A reason alone takes no time.
    """
    filled = fill(sheet=sheet, wanted=wanted, by=by, at=at)
    if filled.is_answered:
        more = seconds_more(last_at=sheet.last_answer_at, at=at)
        Sheet.objects.filter(pk=sheet.pk).update(last_answer_at=at, active_seconds=F("active_seconds") + more)
    return filled


def _ask_after(sheet: Sheet, child_id: UUID) -> None:
    """Raises ChildWaits when the child is not to be rated now."""
    if waiting_in(sheet.round_id, [child_id]):
        raise ChildWaits
