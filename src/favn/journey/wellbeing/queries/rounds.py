"""Rounds and groups: what is open, for whom, and how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Group
from favn.journey.wellbeing.choices import LEADERS, AgeBand
from favn.journey.wellbeing.models import Dialogue, Form, RaterRule, Round, Sheet, Substitute
from favn.journey.wellbeing.rules.stages import band_for, round_is_open
from favn.kit.clock import local


def is_open(rated: Round, at: datetime) -> bool:
    """Whether the round takes ratings at this instant."""
    return round_is_open(
        opened_at=rated.opened_at, opens_on=rated.opens_on, closes_on=rated.closes_on, today=local(at).date()
    )


def covers(rated: Round, group: Group) -> bool:
    """Whether the round is for this group: its kind of unit, its unit when some were chosen, and its age."""
    if rated.unit_kind != group.unit.kind or (rated.unit_ids and group.unit_id not in rated.unit_ids):
        return False
    return not rated.bands or band_of(group) in rated.bands


def band_of(group: Group) -> str:
    """The age whose sheet the group gets."""
    return band_for(group.grade, group.unit.kind, is_nursery=group.is_nursery)


def form_of(rated: Round, group: Group) -> Form:
    """The form a group is rated with in this round: the version the round opened with, else the newest."""
    versions = list(Form.objects.filter(band=band_of(group)).order_by("-version"))
    return next((each for each in versions if each.id in rated.form_ids), versions[0])


def newest_forms() -> list[Form]:
    """The newest version for each age, youngest first."""
    newest = {each.band: each for each in Form.objects.order_by("version")}
    return [newest[band] for band in AgeBand.values if band in newest]


def rater_rule(unit_kind: str, on: date) -> RaterRule:
    """What holds in this kind of unit on that day. LookupError when the municipality has no rule for it."""
    rule = RaterRule.objects.filter(unit_kind=unit_kind, valid_from__lte=on).order_by("-valid_from").first()
    if rule is None:
        raise LookupError(f"no rule of raters for {unit_kind}")
    return rule


def round_and_group(round_id: UUID, group_id: UUID) -> tuple[Round, Group]:
    """The two a sheet or a dialogue is about. Http404 when either is missing or they do not fit each other."""
    group = Group.objects.select_related("unit").filter(pk=group_id).first()
    rated = Round.objects.filter(pk=round_id).first()
    if group is None or rated is None or rated.opened_at is None or not covers(rated, group):
        raise Http404
    return rated, group


def planned_round(round_id: UUID) -> Round:
    """One round. Http404 when there is none."""
    found = Round.objects.filter(pk=round_id).first()
    if found is None:
        raise Http404
    return found


def rounds_planned() -> QuerySet[Round]:
    """All rounds, newest first."""
    return Round.objects.order_by("-opens_on", "name")


@dataclass(frozen=True, slots=True)
class GroupWork:
    """One group in its newest round: what stands, for the one who asks."""

    group: Group
    rated: Round | None
    is_open: bool
    own: Sheet | None
    finished: int
    dialogue: Dialogue | None

    @property
    def may_open_dialogue(self) -> bool:
        """All have finished, and the dialogue has not begun."""
        return self.rated is not None and self.dialogue is None and self.finished >= self.rated.raters_required


def groups_of(actor: Actor) -> QuerySet[Group]:
    """The groups an actor works or stands in; for a leader, all groups of the unit."""
    own = Group.objects.filter(closed_on__isnull=True).select_related("unit").order_by("unit__name", "grade", "name")
    if actor.has_role(*LEADERS):
        return own.filter(unit_id__in=actor.unit_ids)
    stands_in = Substitute.objects.filter(rater_id=actor.id, ended_at__isnull=True).values("group_id")
    return own.filter(Q(pk__in=actor.group_ids) | Q(pk__in=stands_in))


def work_in(groups: Iterable[Group], *, actor: Actor, at: datetime) -> list[GroupWork]:
    """Each group with the newest opened round of its kind of unit. Four statements, however many groups."""
    listed = list(groups)
    opened = _opened({group.unit.kind for group in listed}, at)
    newest = {group.id: next((each for each in opened if covers(each, group)), None) for group in listed}
    mine = Prefetch("sheets", Sheet.objects.filter(group__in=listed))
    talks = Prefetch("dialogues", Dialogue.objects.filter(group__in=listed))
    chosen = {each.id for each in newest.values() if each}
    full = {each.id: each for each in Round.objects.filter(pk__in=chosen).prefetch_related(mine, talks)}
    return [_work(group, full.get(each.id) if (each := newest[group.id]) else None, actor, at) for group in listed]


def _opened(kinds: set[str], at: datetime) -> list[Round]:
    """The rounds that have opened for these kinds, the newest first; as many as a year can hold."""
    opened = Round.objects.filter(
        unit_kind__in=kinds, opened_at__isnull=False, opened_at__lte=at, opens_on__lte=local(at).date()
    )
    return list(opened.order_by("-opens_on", "-id")[:60])


def rounds_after(rated: Round, at: datetime) -> list[Round]:
    """The rounds of the same kind of unit that opened after this one."""
    newer = Round.objects.filter(unit_kind=rated.unit_kind, opened_at__lte=at, opens_on__gt=rated.opens_on)
    return list(newer.order_by("opens_on"))


def _work(group: Group, rated: Round | None, actor: Actor, at: datetime) -> GroupWork:
    if rated is None:
        return GroupWork(group, None, False, None, 0, None)
    sheets = [sheet for sheet in rated.sheets.all() if sheet.group_id == group.id]
    return GroupWork(
        group=group, rated=rated, is_open=is_open(rated, at),
        own=next((sheet for sheet in sheets if sheet.rater_id == actor.id), None),
        finished=sum(sheet.finished_at is not None for sheet in sheets),
        dialogue=next((talk for talk in rated.dialogues.all() if talk.group_id == group.id), None),
    )  # fmt: skip
