"""Writing answers on a sheet: a child's row is held while it is compared, so nothing is ever overwritten unseen."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.http import Http404

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children_in_group
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record_each
from favn.journey.wellbeing.choices import CANNOT_JUDGE, QUESTIONS
from favn.journey.wellbeing.errors import AnsweredElsewhere
from favn.journey.wellbeing.models import Assessment, Sheet

REASON = "cannot_judge"  # the column of why a child cannot be judged, written and compared as an answer is
COLUMNS = (*QUESTIONS, REASON)
VALUES = range(CANNOT_JUDGE, 6)
Wanted = Mapping[UUID, Mapping[str, tuple[Any, Any]]]  # by child and column: what is to stand, what the page showed


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer as it was posted: the child, the question, the value, and what the page showed before."""

    child: UUID
    question: str
    value: int
    was: int | None


@dataclass(frozen=True, slots=True)
class Filled:
    """What was written: the rows as they stand now, the columns that changed by child, and what was refused."""

    rows: Mapping[UUID, Assessment]
    changed: dict[UUID, list[str]] = field(default_factory=dict)
    refused: list[AnsweredElsewhere] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        """Whether an answer changed, and not only a reason."""
        return any(column in QUESTIONS for columns in self.changed.values() for column in columns)


@transaction.atomic
def fill(*, sheet: Sheet, wanted: Wanted, by: Actor, at: datetime) -> Filled:
    """Skriv svar: each cell by itself, unless another window has changed it meanwhile.

    A group takes as many statements as a child. Raises ValueError for what is no answer; Http404 when a child without a
    row is not in the group.
    """
    filled = Filled(hold_rows(sheet=sheet, child_ids=wanted, by=by, at=at))
    for child, cells in wanted.items():
        row = filled.rows[child]
        for column, (value, was) in cells.items():
            if column != REASON and (column not in QUESTIONS or value not in VALUES):
                raise ValueError(f"{column} {value} is no answer")
            present = getattr(row, column)
            if present == value:
                continue
            if present != was:
                filled.refused.append(AnsweredElsewhere(present))
                continue
            setattr(row, column, value)
            filled.changed.setdefault(child, []).append(column)
    if filled.changed:
        _write(filled)
        _record(filled, by, at)
    return filled


@transaction.atomic
def hold_rows(*, sheet: Sheet, child_ids: Iterable[UUID], by: Actor, at: datetime) -> dict[UUID, Assessment]:
    """Hold the rater's rows of these children, begun now where there is none, until the end of the transaction.

    Http404 when a child without a row is not in the group.
    """
    asked = set(child_ids)
    rows = Assessment.objects.filter(sheet=sheet, child_id__in=asked).order_by("id").select_for_update(no_key=True)
    held = {row.child_id: row for row in rows}
    missing = sorted(asked - held.keys())  # in one order, so that two windows never wait for each other
    if missing:
        _begin(sheet, missing, by, at)
        held = {row.child_id: row for row in rows.all()}
    return held


def _begin(sheet: Sheet, child_ids: Sequence[UUID], by: Actor, at: datetime) -> None:
    children = children_in_group(actor=by, group_id=sheet.group_id, purpose=Purpose.WELLBEING, at=at)
    if children.filter(pk__in=child_ids).count() != len(child_ids):
        raise Http404
    begun = [
        Assessment(sheet=sheet, round_id=sheet.round_id, group_id=sheet.group_id, rater_id=sheet.rater_id, child_id=key)
        for key in child_ids
    ]
    Assessment.objects.bulk_create(begun, ignore_conflicts=True)


def _write(filled: Filled) -> None:
    """All changed rows in one statement with one value; the columns' names are our own."""
    columns = [each for each in COLUMNS if any(each in changed for changed in filled.changed.values())]
    rows = [filled.rows[child] for child in filled.changed]
    told = [{"id": str(row.pk), **{column: getattr(row, column) for column in columns}} for row in rows]
    newly = ", ".join(f"{column} = told.{column}" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE wellbeing_assessment AS kept SET {newly} "  # noqa: S608  # our own column names
            "FROM jsonb_populate_recordset(NULL::wellbeing_assessment, %s) AS told WHERE kept.id = told.id",
            [json.dumps(told)],
        )
        if cursor.rowcount != len(rows):
            raise Http404  # the child is no longer the rater's to answer about; nothing is saved


def _record(filled: Filled, by: Actor, at: datetime) -> None:
    """One line a child for its answers, and one for its reason; all of a kind in one statement."""
    answered = {child: [each for each in columns if each in QUESTIONS] for child, columns in filled.changed.items()}
    record_each(
        verb="wellbeing.answer", by=by, at=at,
        about=[
            {"child_id": child, "subject": filled.rows[child], "question": ", ".join(questions)}
            for child, questions in answered.items()
            if questions
        ],
    )  # fmt: skip
    explained = [child for child, columns in filled.changed.items() if REASON in columns]
    record_each(
        verb="wellbeing.explain", by=by, at=at,
        about=[{"child_id": child, "subject": filled.rows[child]} for child in explained],
    )  # fmt: skip
