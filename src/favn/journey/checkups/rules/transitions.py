"""Who is about to move on, in what order they are shown, and when a note may follow. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from dateutil.relativedelta import relativedelta

from favn.foundation.consents.rules import Said, Verdict, verdict
from favn.journey.checkups.rules.schedule import school_year_begins

SCHOOL_BEGINS = (8, 1)  # folkeskoleloven: 1 August
OWN_ANSWER_FROM = 15  # years; the young person is asked beside those with custody (forvaltningsloven; docs/law)
HOME = "home"
CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Kind:
    """One version of a kind of move: from where, and what its day is counted from."""

    code: str
    from_place: str
    counted: str  # school_start: years; after_grade: grade; birthday: months
    number: int
    opens_days: int
    stays_days: int
    valid_from: date
    valid_until: date | None = None

    def is_in_force(self, on: date) -> bool:
        """Whether this version is the one that counts that day."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register knows of a child on a day: birthday, where it is, and its grade if it has one."""

    born_on: date
    place: str
    grade: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A child is expected to move on: which kind, and the day."""

    code: str
    moves_on: date


def day_of(kind: Kind, child: Standing, on: date) -> date | None:
    """The day a child of this standing makes this move; None where there is nothing to count it from."""
    if kind.counted == "school_start":
        return date(child.born_on.year + kind.number, *SCHOOL_BEGINS)
    if kind.counted == "birthday":
        return child.born_on + relativedelta(months=kind.number)
    if child.grade is None:
        return None
    years_left = max(0, kind.number - child.grade)
    return date(school_year_begins(on).year + 1 + years_left, *SCHOOL_BEGINS)


def next_move(kinds: Iterable[Kind], child: Standing, on: date) -> Move | None:
    """The move a child is about to make, if one is open that day. Of several open ones, the last to come.

    A child kept at home is shown from the first one on: none falls between daycare and school.
    """
    found = []
    for kind in kinds:
        if kind.from_place != child.place or not kind.is_in_force(on):
            continue
        day = day_of(kind, child, on)
        if day and day - timedelta(days=kind.opens_days) <= on <= day + timedelta(days=kind.stays_days):
            found.append(Move(kind.code, day))
    return max(found, key=lambda move: (move.moves_on, move.code), default=None)


def in_order(place: str, moves_on: date, sort_key: str) -> tuple[bool, date, str]:
    """The order of the list: children cared for at home first, then by day, then by name."""
    return place != HOME, moves_on, sort_key


def is_asked_oneself(born_on: date, on: date) -> bool:
    """Whether the young person answers too."""
    return on >= born_on + relativedelta(years=OWN_ANSWER_FROM)


@dataclass(frozen=True, slots=True)
class Terms:
    """What lets one version of a note move on: the ground, and how long the family has when it is a law."""

    ground: str
    shown_at: datetime
    silence_days: int


def may_go(terms: Terms, answers: Sequence[Said], asked: Collection[UUID], at: datetime) -> Verdict:
    """Whether a note may be with the next place at this instant.

    One no stops it, and so does a yes taken back, whatever the ground. On consent everyone asked must have said yes.
    On a law those who have said nothing stop it only until `silence_days` after they were shown it. Nobody to ask
    means that nobody has allowed it.
    """
    found = verdict(answers, asked, at)
    if found is not Verdict.MISSING or terms.ground == CONSENT or not asked:
        return found
    return Verdict.ALLOWED if at >= terms.shown_at + timedelta(days=terms.silence_days) else Verdict.MISSING


class Stage(StrEnum):
    """How far a transition is."""

    NOT_BEGUN = "not_begun"
    AGREED = "agreed"
    HELD = "held"
    ASKED = "asked"
    REFUSED = "refused"
    SENT = "sent"
    LATE = "late"
    RECEIVED = "received"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Progress:
    """What has happened with a transition."""

    meets_at: datetime
    is_ended: bool = False
    has_note: bool = False
    verdict: Verdict = Verdict.MISSING
    receive_by: date | None = None
    is_received: bool = False


def stage_of(progress: Progress | None, at: datetime, today: date) -> Stage:
    """The one word for how far it is."""
    if progress is None:
        return Stage.NOT_BEGUN
    if progress.is_ended:
        return Stage.ENDED
    if progress.is_received:
        return Stage.RECEIVED
    if progress.receive_by is not None:
        return Stage.LATE if today > progress.receive_by else Stage.SENT
    if not progress.has_note:
        return Stage.AGREED if at < progress.meets_at else Stage.HELD
    return Stage.REFUSED if progress.verdict is Verdict.REFUSED else Stage.ASKED
