"""What a teacher, a pedagogue or their leader needs today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children as open_children
from favn.foundation.access.door import children_in_group, children_in_groups, seen
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.models import Alert
from favn.foundation.alerts.queries import alerts_for
from favn.foundation.organisation.models import Group
from favn.foundation.people.models import Child
from favn.journey.wellbeing.choices import LEADERS
from favn.journey.wellbeing.policy import may_rate
from favn.journey.wellbeing.queries.dialogues import steps_of
from favn.journey.wellbeing.queries.minutes import late_steps_in, minutes_of
from favn.journey.wellbeing.queries.rounds import GroupWork, groups_of, work_in
from favn.journey.wellbeing.queries.talk import Sentence, talk_list
from favn.kit.clock import local

ALERTS_SHOWN = 20
A_FEW = 4  # groups whose children stand on one page
SOON = timedelta(weeks=1)  # a group that is not done so shortly before the round closes is shown as late


@dataclass(frozen=True, slots=True)
class Step:
    """A next step I own: whom it is about, what, and by when."""

    id: UUID
    child: Child
    words: str
    due_on: date
    is_late: bool


@dataclass(frozen=True, slots=True)
class Today:
    """The work list: rounds that wait, alerts, my next steps, and whom to talk about first."""

    rounds: Sequence[GroupWork]
    alerts: Sequence[tuple[Alert, Child | None]]
    steps: Sequence[Step]
    talk: Sequence[tuple[Group, Sequence[Sentence], str]]
    led: Sequence["LedRound"]

    @property
    def is_empty(self) -> bool:
        """Nothing needs me."""
        return not (self.rounds or self.alerts or self.steps or self.talk or self.led)


def today_of(actor: Actor, at: datetime) -> Today:
    """Everything that needs the actor, with its reason. The children shown are noted as seen."""
    work = work_in(groups_of(actor), actor=actor, at=at)
    return Today(
        rounds=[each for each in work if waits(each, actor)],
        alerts=_alerts(actor, at),
        steps=_steps(actor, at),
        talk=_talk(work, actor, at),
        led=led_rounds(work, at) if actor.has_role(*LEADERS) else [],
    )


def _alerts(actor: Actor, at: datetime) -> list[tuple[Alert, Child | None]]:
    """What I am reminded of, the most urgent first, each with its child where it has one that I may see."""
    found = list(alerts_for(actor, at)[:ALERTS_SHOWN])
    ids = {alert.child_id for alert in found if alert.child_id}
    known = open_children(actor=actor, ids=ids, purpose=Purpose.DAILY_WORK, at=at, verb="school.today")
    return [(alert, known.get(alert.child_id) if alert.child_id else None) for alert in found]


def waits(work: GroupWork, actor: Actor) -> bool:
    """Whether a group's round waits for this actor: a sheet to fill, a dialogue to open or to end."""
    if work.rated is None or not may_rate(actor, work.group):
        return False
    if work.dialogue is not None:
        return work.dialogue.closed_at is None
    return work.is_open


@dataclass(frozen=True, slots=True)
class LedRound:
    """A round that is open in a leader's unit: how many groups there are, how many are done, how many are late."""

    name: str
    closes_on: date
    groups: int
    done: int
    late: int


def led_rounds(work: Sequence[GroupWork], at: datetime) -> list[LedRound]:
    """The open rounds of a unit, the first to close first. No child and no answer."""
    today = local(at).date()
    running = [(each.rated, each) for each in work if each.rated is not None and each.is_open]
    rounds = sorted({rated for rated, _each in running}, key=lambda rated: (rated.closes_on, rated.name))
    return [
        LedRound(rated.name, rated.closes_on, len(mine), sum(is_over(each) for each in mine),
                 sum(_is_late(each, today) for each in mine))
        for rated in rounds
        if (mine := [each for found, each in running if found == rated])
    ]  # fmt: skip


def is_over(work: GroupWork) -> bool:
    """The group's dialogue has been held and ended."""
    return work.dialogue is not None and work.dialogue.closed_at is not None


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups with their children, and what other groups there are to choose, when there are too many for one page."""

    shown: Sequence[tuple[Group, Sequence[Child]]]
    choice: Sequence[Group]


@dataclass(frozen=True, slots=True)
class Unit:
    """The leader's view: which groups are late, how many steps are overdue in each, what a sheet typically takes."""

    late: frozenset[UUID]
    steps: Mapping[UUID, int]
    minutes: int | None


def unit_of(work: Sequence[GroupWork], at: datetime) -> Unit:
    """How the unit is doing in its round. No child, no answer, and no one adult's time."""
    today = local(at).date()
    late = {each.group.id for each in work if each.rated and _is_late(each, today)}
    return Unit(frozenset(late), late_steps_in(work, today), minutes_of(work))


def _is_late(work: GroupWork, today: date) -> bool:
    """The round closes within a week, or has closed, and the group's dialogue is not over."""
    return work.rated is not None and not is_over(work) and today + SOON >= work.rated.closes_on


def what_waits(work: GroupWork) -> str:
    """The same in one sentence."""
    if work.dialogue is not None:
        return _("Dialogen er åben: sæt en fælles position for hvert barn")
    if work.may_open_dialogue:
        return _("Alle er færdige: sæt jer sammen, og åbn dialogen")
    if work.own is None:
        return _("Vurdér gruppen, hver for sig")
    if work.own.finished_at is None:
        return _("Dit ark er begyndt: gør det færdigt")
    return _("Du er færdig. Dialogen åbner, når den anden også er det")


def _steps(actor: Actor, at: datetime) -> list[Step]:
    owned, day = steps_of(actor), local(at).date()
    ids = [each.child_id for each in owned]
    known = open_children(actor=actor, ids=ids, purpose=Purpose.WELLBEING, at=at, verb="school.today")
    return [
        Step(each.id, known[each.child_id], each.next_step, each.due_on, each.due_on < day)
        for each in owned
        if each.due_on is not None and each.child_id in known
    ]


def _talk(work: Sequence[GroupWork], actor: Actor, at: datetime) -> list[tuple[Group, Sequence[Sentence], str]]:
    """For groups whose dialogue is under way. Only the children on the list are shown, and only they are noted."""
    told: list[tuple[Group, Sequence[Sentence], str]] = []
    for each in work:
        if each.rated is None or each.dialogue is None or each.dialogue.closed_at is not None or not each.is_open:
            continue
        there = list(children_in_group(actor=actor, group_id=each.group.id, purpose=Purpose.WELLBEING, at=at))
        found = talk_list(each.rated, each.group, there, dialogue=each.dialogue, actor=actor, at=at)
        shown = [one.child for one in found.first]
        seen(shown, actor=actor, purpose=Purpose.WELLBEING, at=at, verb="wellbeing.talk_first")
        if found.first or found.low_group:
            told.append((each.group, found.first, found.low_group))
    return told


def children_of(actor: Actor, at: datetime, wanted: str = "") -> Groups:
    """The children of the actor's groups, in Danish order, each that is shown noted as seen. Four statements.

    One who has many groups (a leader) sees one at a time: the one whose key is `wanted`, or the first. Http404 when it
    is none of them.
    """
    mine = list(groups_of(actor).filter(Q(pk__in=actor.group_ids) | Q(unit_id__in=actor.unit_ids)))
    choice = mine if len(mine) > A_FEW else []
    shown = [group for group in mine if str(group.id) == wanted] if wanted else choice[:1] or mine
    if wanted and not shown:
        raise Http404
    there = children_in_groups(group_ids=[group.id for group in shown], at=at)
    told = [child for group in shown for child in there[group.id]]
    seen(told, actor=actor, purpose=Purpose.DAILY_WORK, at=at, verb="school.children")
    return Groups([(group, there[group.id]) for group in shown], choice)
