"""Bringing the clinic's times in: tried without a trace, and then all of it or nothing."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from favn.bridges.dental_data.lines import Line, understand
from favn.bridges.school_data.reading import Trouble, Unreadable, rows_of
from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.people.identifiers import hashes_of
from favn.foundation.people.models import Child, Identifier
from favn.journey.checkups.actions.dental import bring_time
from favn.journey.checkups.errors import DentalRefused
from favn.kit.catalogue import N_

MOST_LINES = 2000


class _OnlyATrial(Exception):
    """Undoes a trial."""


@dataclass(slots=True)
class Report:
    """What a file would do, or did: how many of each, and what is wrong, line by line."""

    errors: list[Trouble] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        """Nothing stands in the way."""
        return not self.errors


@transaction.atomic
def bring_in(*, content: bytes, unit_id: UUID, dry_run: bool, by: Actor, at: datetime) -> Report:
    """Bring times and attendance in from a file's bytes: all of it, or nothing when a line is wrong.

    With `dry_run` everything is done and undone again, so that the report says exactly what would happen.
    """
    report = Report()
    try:
        rows = list(rows_of(content))
    except Unreadable as error:
        report.errors.append(error.trouble)
        return report
    if len(rows) > MOST_LINES:
        report.errors.append(Trouble(MOST_LINES + 2, N_("Filen har over 2.000 linjer. Del den i flere.")))
        return report
    lines, report.errors = understand(rows)
    try:
        with transaction.atomic():
            _bring(lines, report, unit_id, by, at)
            if dry_run or not report.is_clean:
                raise _OnlyATrial
            record(verb="dental_data.brought_in", by=by, at=at, counts=dict(report.counts))
    except _OnlyATrial:
        pass
    report.errors.sort(key=lambda trouble: trouble.line)
    return report


def _bring(lines: list[Line], report: Report, unit_id: UUID, by: Actor, at: datetime) -> None:
    known = _children(lines, by, at)
    for each in lines:
        child = next((known[key] for key in map(bytes, hashes_of(each.cpr)) if key in known), None)
        if child is None:
            report.errors.append(Trouble(each.line, N_("Barnet findes ikke i registeret, eller du har ikke adgang.")))
            continue
        try:
            done = bring_time(child_id=child.pk, unit_id=unit_id, planned_at=each.planned_at,
                              attendance=each.attendance, by=by, at=at)  # fmt: skip
            report.counts[done] += 1
        except DentalRefused as refusal:
            report.errors.append(Trouble(each.line, N_("%(why)s"), (("why", str(refusal)),)))


def _children(lines: list[Line], by: Actor, at: datetime) -> dict[bytes, Child]:
    """The children behind the numbers, by the number's keyed hash; each is written down as looked at."""
    hashed = [each for line in lines for each in hashes_of(line.cpr)]
    owners = Identifier.objects.filter(value_hash__in=hashed, child__isnull=False).values_list("value_hash", "child_id")
    keys = {bytes(number): child_id for number, child_id in owners}
    found = door.children(actor=by, ids=set(filter(None, keys.values())), purpose=Purpose.DENTAL, at=at,
                          verb="dental_data.bring_in")  # fmt: skip
    return {number: found[child_id] for number, child_id in keys.items() if child_id in found}
