"""What a family reads of the dentist: the times that come, those that were kept and missed, and what followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.letters.models import Letter
from favn.foundation.people.models import Child, Relation
from favn.journey.checkups.choices.dental import Attendance, Said
from favn.journey.checkups.models import DentalAppointment, NoShowStep
from favn.journey.checkups.queries.kinds import names_of
from favn.journey.checkups.rules.dental import LETTERS, reads_own_times
from favn.kit.clock import local
from favn.kit.periods import valid_on

VERB = "checkups.own_dental"
SHOWN = 12  # times that lie behind
OF_A_TIME = ("id", "child_id", "code", "planned_at", "attendance", "unit__name", "unit__phone")


@dataclass(frozen=True, slots=True)
class Followed:
    """A step after a time that was missed: a letter (`letter_id` is the reader's own) or a call and what came of it."""

    is_letter: bool
    said: str
    on: date
    letter_id: UUID | None


@dataclass(frozen=True, slots=True)
class OwnTime:
    """One time at the dentist. `attendance` is empty while nobody has written whether the child came."""

    name: str
    at: datetime
    clinic: str
    phone: str
    attendance: str
    followed: tuple[Followed, ...]

    @property
    def on(self) -> date:
        """The day, in Denmark."""
        return local(self.at).date()

    @property
    def became(self) -> str:
        """What became of it, in a word."""
        return str(Attendance(self.attendance).label) if self.attendance else ""

    @property
    def was_missed(self) -> bool:
        """The child did not come, and nobody had said so."""
        return self.attendance == Attendance.NO_SHOW


@dataclass(frozen=True, slots=True)
class OwnDental:
    """One child's times: those that come, the next first, and those that lie behind, the newest first."""

    child: Child
    coming: list[OwnTime]
    behind: list[OwnTime]


def own_dental(actor: Actor, at: datetime) -> list[OwnDental]:
    """The reader's children by custody, or the young person of at least fifteen; each is noted as seen.

    Five statements, however many children. Row-level security gives the times this reader may read.
    """
    today = local(at).date()
    held = Relation.objects.filter(valid_on(today), adult_id=actor.key, holds_custody=True)
    ids = {*held.values_list("child_id", flat=True), actor.key}
    known = door.children(actor=actor, ids=ids, purpose=Purpose.OWN, at=at, verb=VERB)
    mine = [child for child in known.values() if child.id != actor.key or reads_own_times(child.born_on, today)]
    times = _times([child.id for child in mine], actor)
    in_order = sorted(mine, key=lambda child: (str(child.born_on or child.due_on or ""), child.sort_key))
    return [_of(child, times.get(child.id, []), at) for child in in_order]


def _of(child: Child, times: list[OwnTime], at: datetime) -> OwnDental:
    coming = [each for each in times if each.at >= at and not each.attendance]
    behind = [each for each in reversed(times) if each not in coming]
    return OwnDental(child, coming, behind[:SHOWN])


def _times(child_ids: Iterable[UUID], actor: Actor) -> dict[UUID, list[OwnTime]]:
    """Each child's times in order."""
    found = DentalAppointment.objects.filter(child_id__in=list(child_ids)).order_by("planned_at", "id")
    rows = list(found.values(*OF_A_TIME))
    names = names_of({row["code"] for row in rows if row["code"]})
    followed = _followed([row["id"] for row in rows if row["attendance"] == Attendance.NO_SHOW], actor)
    times: dict[UUID, list[OwnTime]] = {}
    for row in rows:
        times.setdefault(row["child_id"], []).append(OwnTime(
            names.get(row["code"], ""), row["planned_at"], row["unit__name"], row["unit__phone"], row["attendance"],
            tuple(followed.get(row["id"], ())),
        ))  # fmt: skip
    return times


def _followed(missed: list[UUID], actor: Actor) -> dict[UUID, list[Followed]]:
    """What the clinic did after each time that was missed. A letter is found by the moment it was written."""
    steps = NoShowStep.objects.filter(no_show__appointment_id__in=missed).order_by("done_at", "id")
    rows = list(steps.values_list("no_show__appointment_id", "child_id", "step", "said", "done_at"))
    to_me = Letter.objects.filter(
        Q(adult_id=actor.key) | Q(to_child_id=actor.key), written_at__in={row[4] for row in rows}, sent_at__isnull=False
    )
    letters = {(child, written): key for key, child, written in to_me.values_list("id", "child_id", "written_at")}
    found: dict[UUID, list[Followed]] = {}
    for time, child, step, said, done_at in rows:
        words = str(Said(said).label) if said else ""
        found.setdefault(time, []).append(
            Followed(step in LETTERS, words, local(done_at).date(), letters.get((child, done_at)))
        )
    return found
