"""The dentist's work list: what is due now, which times are to be settled, and what comes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.models import Alert
from favn.foundation.alerts.queries import alerts_for
from favn.foundation.people.models import Child
from favn.journey.checkups.choices.dental import StepKind
from favn.journey.checkups.models import NoShow
from favn.journey.checkups.queries.dental import (
    DueNoShow,
    Time,
    dental_child,
    due_no_shows,
    open_no_show_of,
    steps_of,
    times_to_settle,
)
from favn.kit.clock import local
from favn.kit.speech import gettext as _
from favn.kit.tables import Page
from favn.kit.wording import day

ALERTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Day:
    """The page: what is due today or late, what comes, the times to settle, and what else waits for the dentist."""

    due: Sequence[DueNoShow]
    coming: Sequence[DueNoShow]
    times: Sequence[Time]
    alerts: Sequence[Alert]
    page: Page[NoShow]


def day_of(*, actor: Actor, asked: Mapping[str, str], at: datetime) -> Day:
    """Everything that needs the clinic, the oldest first. Each child shown is written down as seen."""
    today = local(at).date()
    rows, page = due_no_shows(actor=actor, asked=asked, at=at)
    return Day(
        due=[each for each in rows if each.no_show.due_on and each.no_show.due_on <= today],
        coming=[each for each in rows if each.no_show.due_on and each.no_show.due_on > today],
        times=times_to_settle(actor=actor, at=at), alerts=list(alerts_for(actor, at)[:ALERTS_SHOWN]), page=page,
    )  # fmt: skip


def child_to_worry_about(*, actor: Actor, child_id: UUID, at: datetime) -> tuple[Child, str]:
    """The child, through the door, and what the clinic has done already, so that nobody types it again."""
    child = dental_child(actor=actor, child_id=child_id, at=at)
    waiting = open_no_show_of(child.id)
    return child, _told(waiting) if waiting else ""


def _told(waiting: NoShow) -> str:
    """The no-show in a few sentences: the day, each letter, each call and what came of it."""
    said = [_("Udeblev fra tandlægen %(day)s.") % {"day": day(waiting.missed_on)}]
    if waiting.misses > 1:
        said[0] = _("Udeblev fra tandlægen %(day)s, %(n)s gange i træk.") % {
            "day": day(waiting.missed_on), "n": waiting.misses,
        }  # fmt: skip
    for each in steps_of(waiting.pk):
        on = day(local(each.done_at).date())
        if each.step == StepKind.CALL:
            said.append(_("Ringet %(day)s: %(said)s.") % {"day": on, "said": each.get_said_display()})
        else:
            said.append(_("Brev sendt %(day)s.") % {"day": on})
    return " ".join(said)
