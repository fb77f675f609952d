"""Filling a sheet: each answer is saved at once, and nothing is ever overwritten unseen."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.http import Http404

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children_in_group
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.models import Group
from favn.journey.wellbeing.choices import QUESTIONS
from favn.journey.wellbeing.errors import (
    AnsweredElsewhere,
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
    NotYourGroup; Http404 when the child is not in the group.
    """
    sheet = _sheet_to_fill(rated, group, by, at)
    row = _row(sheet, child_id, by, at)
    if _put(row, {question: (value, was)}, by, at):
        _time(sheet, at)
    return row


def _put(row: Assessment, cells: Mapping[str, tuple[int, int | None]], by: Actor, at: datetime) -> bool:
    """Write a child's changed cells in one statement: (value, was) by question. Whether anything changed.

    Raises AnsweredElsewhere, and writes none of them, when another window changed one of them meanwhile.
    """
    if any(question not in QUESTIONS or value not in range(6) for question, (value, _was) in cells.items()):
        raise ValueError(f"{cells} are no answers")
    new = {question: value for question, (value, _was) in cells.items() if getattr(row, question) != value}
    if not new:
        return False
    unchanged = Assessment.objects.filter(pk=row.pk)
    for question in new:
        was = cells[question][1]
        unchanged = unchanged.filter(**{question: was} if was is not None else {f"{question}__isnull": True})
    if not unchanged.update(**new):
        raise AnsweredElsewhere(Assessment.objects.values_list(next(iter(new)), flat=True).get(pk=row.pk))
    record(verb="wellbeing.answer", by=by, at=at, child_id=row.child_id, subject=row, question=", ".join(new))
    for question, value in new.items():
        setattr(row, question, value)
    return True


@transaction.atomic
def save_sheet(
    *, rated: Round, group: Group, answers: Sequence[Mapping[str, Any]], reasons: Sequence[tuple[UUID, str, str]],
    by: Actor, at: datetime,
) -> list[str]:  # fmt: skip
    """Gem arket: every answer and reason that was changed on a page without JavaScript. Returns refusals in words.

    What another window has changed meanwhile stays as it is; all the rest is saved.
    """
    refused: list[str] = []
    cells: dict[UUID, dict[str, tuple[int, int | None]]] = {}
    for each in answers:
        cells.setdefault(each["child"], {})[each["question"]] = (each["value"], each["was"])
    sheet = _sheet_to_fill(rated, group, by, at) if cells else None
    if sheet:
        changed = [_put_what_may(_row(sheet, key, by, at), told, refused, by, at) for key, told in cells.items()]
        if any(changed):
            _time(sheet, at)
    for child_id, reason, before in reasons:
        try:
            if reason != before:
                explain(rated=rated, group=group, child_id=child_id, reason=reason, was=before, by=by, at=at)
        except AnsweredElsewhere as refusal:
            refused.append(refusal.words)
    return refused[:1]


def _put_what_may(
    row: Assessment, cells: Mapping[str, tuple[int, int | None]], refused: list[str], by: Actor, at: datetime
) -> bool:
    """A child's cells at once, or, when another window has changed one of them, each by itself. Whether any changed.

    What is refused is added to `refused`, in words.
    """
    try:
        return _put(row, cells, by, at)
    except AnsweredElsewhere as refusal:
        if len(cells) == 1:
            refused.append(refusal.words)
            return False
    changed = [_put_what_may(row, {question: cell}, refused, by, at) for question, cell in cells.items()]
    return any(changed)


@transaction.atomic
def explain(
    *, rated: Round, group: Group, child_id: UUID, reason: str, was: str, by: Actor, at: datetime
) -> Assessment:
    """Begrund: say why the child cannot be judged (a code of WhyNot), or take the reason away (empty).

    `was` is what the page showed before. Raises AnsweredElsewhere when another window has said something else since.
    """
    row = _row(_sheet_to_fill(rated, group, by, at), child_id, by, at)
    if row.cannot_judge == reason:
        return row
    if not Assessment.objects.filter(pk=row.pk, cannot_judge=was).update(cannot_judge=reason):
        raise AnsweredElsewhere(None)
    record(verb="wellbeing.explain", by=by, at=at, child_id=child_id, subject=row)
    row.cannot_judge = reason
    return row


@transaction.atomic
def add_child(*, rated: Round, group: Group, child_id: UUID, by: Actor, at: datetime) -> Assessment:
    """Spørg mere: the rater opens the nine further questions for a child the rule did not choose."""
    row = _row(_sheet_to_fill(rated, group, by, at), child_id, by, at)
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


def _time(sheet: Sheet, at: datetime) -> None:
    """Minutes on the sheet, without watching anybody: the time between answers, pauses left out."""
    more = seconds_more(last_at=sheet.last_answer_at, at=at)
    Sheet.objects.filter(pk=sheet.pk).update(last_answer_at=at, active_seconds=F("active_seconds") + more)


def _row(sheet: Sheet, child_id: UUID, by: Actor, at: datetime) -> Assessment:
    """The rater's row of this child, begun now if there is none. Http404 when not in the group. Raises ChildWaits."""
    if waiting_in(sheet.round_id, [child_id]):
        raise ChildWaits
    rows = Assessment.objects.filter(sheet=sheet, child_id=child_id)
    row = rows.first()
    if row is None:
        children = children_in_group(actor=by, group_id=sheet.group_id, purpose=Purpose.WELLBEING, at=at)
        if not children.filter(pk=child_id).exists():
            raise Http404
        begun = Assessment(
            sheet=sheet, round_id=sheet.round_id, group_id=sheet.group_id, rater_id=sheet.rater_id, child_id=child_id
        )
        Assessment.objects.bulk_create([begun], ignore_conflicts=True)
        row = rows.get()
    return row
