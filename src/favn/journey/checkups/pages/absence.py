"""What the pages of absence show, put together from the figures: words, a line, and what is due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import ngettext

from favn.foundation.accounts.actors import Actor
from favn.foundation.letters.models import Letter
from favn.journey.checkups.models import AbsenceDuty
from favn.journey.checkups.policy.absence import may_answer_for_absence
from favn.journey.checkups.queries.absence import ChildAbsence, ChildQuarter, Line
from favn.journey.checkups.rules.absence import Days, Duty, Quarter
from favn.journey.checkups.wording.absence import figure, percent_words, quarter_label, quarter_name
from favn.kit.charts.line import Picture, Point, draw
from favn.kit.clock import local
from favn.kit.speech import gettext as _
from favn.kit.wording import day_number

TEN, MOST = 10, 100


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in words: the quarter, all absence, and each kind in days."""

    quarter: str
    absent: str
    illegal: str
    days: tuple[tuple[str, str], ...]


def told(quarter: Quarter, days: Days) -> Told:
    """A pupil's quarter in words."""
    kinds = ((_("Sygdom"), days.sick), (_("Med tilladelse"), days.permitted), (_("Ulovligt"), days.illegal),
             (_("I alt"), days.absent), (_("Skoledage"), days.school))  # fmt: skip
    return Told(
        quarter_name(quarter), percent_words(days.absent_share), percent_words(days.illegal_share),
        tuple((name, figure(count)) for name, count in kinds),
    )  # fmt: skip


def quarters_told(quarters: Iterable[ChildQuarter]) -> list[tuple[Told, list[tuple[date, Told]]]]:
    """Each quarter, and the figures it had before it was corrected with the day they came."""
    return [
        (
            told(each.quarter, each.days),
            [(local(old.recorded_at).date(), told(each.quarter, old.days)) for old in each.corrected],
        )
        for each in quarters
    ]


def picture(quarters: Sequence[ChildQuarter]) -> Picture | None:
    """The line over the quarters, in percent of the school days; None before there are two to join."""
    in_order = [each for each in reversed(quarters) if each.days.school]
    if len(in_order) < 2:
        return None
    shown = {
        _("Alt fravær"): [_point(each.quarter, each.days.absent_share) for each in in_order],
        _("Ulovligt fravær"): [_point(each.quarter, each.days.illegal_share) for each in in_order],
    }
    highest = max(point.value or 0 for points in shown.values() for point in points)
    top = min(MOST, TEN * (2 + int(highest // TEN))) if highest > TEN else 2 * TEN
    step = TEN if top <= 5 * TEN else 2 * TEN
    return draw(_("Fravær i procent af skoledagene"), shown, low=0, high=top,
                ticks={float(each): f"{each} %" for each in range(0, top + 1, step)})  # fmt: skip


def _point(quarter: Quarter, share: Decimal | None) -> Point:
    return Point(quarter_label(quarter), None if share is None else float(share * 100), words=percent_words(share))


def duty_words(duty: AbsenceDuty) -> str:
    """What is due, and by when; or that it was done, and when."""
    if duty.done_at:
        done = _("Varslet %(day)s") if duty.duty == Duty.WARN else _("Underrettet %(day)s")
        return done % {"day": day_number(local(duty.done_at).date())}
    due = _("Varsl forældrene senest %(day)s") if duty.duty == Duty.WARN else _("Underret senest %(day)s")
    return due % {"day": day_number(duty.due_by)}


def by_class(lines: Iterable[Line]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The list's pupils, class by class, in the order they come."""
    return [
        (group, [{"line": each, "told": told_of(each), "duties": _chips(each)} for each in those])
        for group, those in groupby(lines, key=lambda each: each.group)
    ]


def told_of(line: Line) -> tuple[str, str]:
    """All absence and the unlawful part, in percent."""
    return percent_words(line.days.absent_share), percent_words(line.days.illegal_share)


def _chips(line: Line) -> list[tuple[str, str]]:
    return [(duty_words(each), "green" if each.done_at else "yellow") for each in line.duties]


def waiting(found: ChildAbsence, actor: Actor) -> list[AbsenceDuty]:
    """What this reader must do about the child, the first due on top."""
    return [each for each in found.duties if each.is_open and may_answer_for_absence(actor, each.unit_id)]


@dataclass(frozen=True, slots=True)
class AttachedAbsence:
    """The quarters that were attached to a notification, in words, and whether one of them asked to notify."""

    quarters: list[Told]
    asks_to_notify: bool


def attached_absence(snapshot: Mapping[str, Any] | None) -> AttachedAbsence | None:
    """What `queries.absence.snapshot` kept, read back; None when nothing was attached."""
    if not snapshot:
        return None
    kept = snapshot["quarters"]
    return AttachedAbsence(
        [told(Quarter(date.fromisoformat(each["begins_on"])), _days(each)) for each in kept],
        any(Duty.NOTIFY in each["asks_for"] for each in kept),
    )


def _days(kept: Mapping[str, Any]) -> Days:
    return Days(*(Decimal(kept[name]) for name in ("school", "sick", "permitted", "illegal")))


def how_they_go(letters: list[Letter]) -> str:
    """What became of the letters, and what is left to do by hand."""
    by_hand = sum(each.sent_at is None for each in letters)
    if not by_hand:
        return ngettext("Brevet er sendt.", "De %(num)s breve er sendt.", len(letters)) % {"num": len(letters)}
    return ngettext(
        "Brevet er skrevet. Det venter på, at du sender det; se det under »I dag«.",
        "Brevene er skrevet. %(num)s af dem venter på, at du sender dem; se dem under »I dag«.", len(letters),
    ) % {"num": by_hand}  # fmt: skip
