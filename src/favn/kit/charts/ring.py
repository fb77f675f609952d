"""A clock that counts down: how much is left, in words and as a part of a ring."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import get_language, ngettext

from favn.kit import wording
from favn.kit.speech import gettext as _

SOON_SHARE = 0.25


class State(StrEnum):
    """Where a deadline stands."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"
    KEPT = "kept"


TONES = {State.CALM: "plain", State.SOON: "yellow", State.LATE: "red", State.KEPT: "green"}


@dataclass(frozen=True)
class Clock:
    """A deadline ready to be shown: `words` say what is left, `share` (0-1) is what is left of the ring."""

    state: State
    words: str
    due: str
    share: float
    due_at: str = ""

    @property
    def tone(self) -> str:
        """The tone of its chip."""
        return TONES[self.state]

    @property
    def dash(self) -> str:
        """The ring's stroke-dasharray, of 100."""
        return f"{round(self.share * 100, 1)} 100"


def span(length: timedelta) -> str:
    """A length of time in two units at most: »8 t 24 min«, »2 dage 3 t«, »12 dage«. Takes a positive length."""
    return _span(int(length.total_seconds() // 60), get_language())


@lru_cache(maxsize=8192)
def _span(minutes: int, _language: str | None) -> str:
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days >= 3:
        return ngettext("%(n)s dag", "%(n)s dage", days) % {"n": days}
    if days:
        whole = ngettext("%(n)s dag", "%(n)s dage", days) % {"n": days}
        return f"{whole} {_('%(n)s t') % {'n': hours}}" if hours else whole
    if hours:
        whole = _("%(n)s t") % {"n": hours}
        return f"{whole} {_('%(n)s min') % {'n': rest}}" if rest else whole
    return _("%(n)s min") % {"n": rest} if rest else _("under 1 min")


def clock(
    *,
    due_by: datetime,
    started_at: datetime,
    at: datetime,
    done_at: datetime | None = None,
    soon: timedelta | None = None,
) -> Clock:
    """A deadline by the clock, in hours and minutes. `soon`: when it turns yellow (default: a quarter is left)."""
    due, whole = wording.moment(due_by), due_by - started_at
    left = due_by - (done_at or at)
    share = max(0.0, min(1.0, left / whole)) if whole > timedelta() else 0.0
    if left < timedelta():
        return Clock(State.LATE, _("%(span)s for sent") % {"span": span(-left)}, due, 0.0, due_by.isoformat())
    if done_at:
        return Clock(State.KEPT, _("holdt på %(span)s") % {"span": span(done_at - started_at)}, due, 1.0)
    is_soon = left <= (soon if soon is not None else whole * SOON_SHARE)
    return Clock(State.SOON if is_soon else State.CALM, span(left), due, share, due_by.isoformat())


def day_clock(*, due_on: date, today: date, done_on: date | None = None, soon_days: int = 3) -> Clock:
    """A deadline by the day: »i dag«, »i morgen«, »om 5 dage«, »2 dage for sent«."""
    due, left = wording.day(due_on), (due_on - (done_on or today)).days
    if left < 0:
        words = ngettext("%(n)s dag for sent", "%(n)s dage for sent", -left) % {"n": -left}
        return Clock(State.LATE, words, due, 0.0)
    if done_on:
        return Clock(State.KEPT, _("holdt"), due, 1.0)
    near = {0: _("i dag"), 1: _("i morgen")}
    words = near.get(left) or (_("om %(n)s dage") % {"n": left} if left < 14 else wording.short_day(due_on))
    return Clock(State.SOON if left <= soon_days else State.CALM, words, due, min(1.0, left / 30))
