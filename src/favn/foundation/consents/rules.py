"""When something may be shared: all with custody have said yes, and nobody has said no. See docs/law/consents.md."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Verdict(StrEnum):
    """What the answers add up to."""

    ALLOWED = "allowed"
    REFUSED = "refused"
    MISSING = "missing"


@dataclass(frozen=True)
class Said:
    """One answer: by whom (an adult, or the child itself), and from when until (not including) when it counts."""

    by: UUID
    is_yes: bool
    since: datetime
    until: datetime | None = None
    withdrawn_at: datetime | None = None

    def counts_at(self, at: datetime) -> bool:
        """Whether the answer holds at this instant. A no that was taken back holds no more."""
        ends = [moment for moment in (self.until, self.withdrawn_at) if moment]
        return self.since <= at and all(at < moment for moment in ends)


def verdict(answers: Iterable[Said], asked: Collection[UUID], at: datetime) -> Verdict:
    """What the answers to one question add up to at an instant.

    `asked` are those whose yes is needed: the custody holders, or the young person. The latest answer of each counts;
    one no stops the share, and so does a yes that was withdrawn. Nobody to ask means nobody has allowed it.
    """
    latest: dict[UUID, Said] = {}
    for said in sorted(answers, key=lambda said: said.since):
        if said.by in asked and said.since <= at:
            latest[said.by] = said
    if any(not said.is_yes and said.counts_at(at) for said in latest.values()):
        return Verdict.REFUSED
    if any(said.is_yes and said.withdrawn_at and said.withdrawn_at <= at for said in latest.values()):
        return Verdict.REFUSED
    agree = {said.by for said in latest.values() if said.is_yes and said.counts_at(at)}
    return Verdict.ALLOWED if asked and agree >= set(asked) else Verdict.MISSING


def missing(answers: Iterable[Said], asked: Collection[UUID], at: datetime) -> set[UUID]:
    """Those who have no answer that holds at this instant: whom to ask next."""
    return set(asked) - {said.by for said in answers if said.counts_at(at)}


def latest_moment(answers: Iterable[Said], at: datetime) -> datetime:
    """The instant to judge at when an answer was just written: two answers a blink apart both count.

    The one who waited for the other began earlier; judged at that earlier instant, the other's yes would not be seen.
    """
    return max([at, *(said.since for said in answers)])


def may_be_undone(said_at: datetime, *, is_open: bool, closed_at: datetime | None) -> bool:
    """Whether an answer can be taken back as if it was never said: no access was opened or closed on it."""
    return not is_open and (closed_at is None or closed_at < said_at)
