"""Rounds and groups: what is open, for whom, and how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Group
from favn.journey.wellbeing.choices import LEADERS
from favn.journey.wellbeing.models import Dialogue, Round, Sheet
from favn.journey.wellbeing.rules.stages import round_is_open
from favn.kit.clock import local


def is_open(rated: Round, at: datetime) -> bool:
    """Whether the round takes ratings at this instant."""
    return round_is_open(
        opened_at=rated.opened_at, opens_on=rated.opens_on, closes_on=rated.closes_on, today=local(at).date()
    )


def round_and_group(round_id: UUID, group_id: UUID) -> tuple[Round, Group]:
    """The two a sheet or a dialogue is about. Http404 when either is missing or they do not fit each other."""
    group = Group.objects.select_related("unit").filter(pk=group_id).first()
    rated = Round.objects.filter(pk=round_id).first()
    if group is None or rated is None or rated.unit_kind != group.unit.kind or rated.opened_at is None:
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
    """The groups an actor works in; for a leader, all groups of the unit."""
    own = Group.objects.filter(closed_on__isnull=True).select_related("unit").order_by("unit__name", "grade", "name")
    if actor.has_role(*LEADERS):
        return own.filter(unit_id__in=actor.unit_ids)
    return own.filter(pk__in=actor.group_ids)


def work_in(groups: Iterable[Group], *, actor: Actor, at: datetime) -> list[GroupWork]:
    """Each group with the newest opened round of its kind of unit. Three statements, however many groups."""
    listed = list(groups)
    rounds = _newest({group.unit.kind for group in listed}, at)
    mine = Prefetch("sheets", Sheet.objects.filter(group__in=listed))
    talks = Prefetch("dialogues", Dialogue.objects.filter(group__in=listed))
    full = {each.unit_kind: each for each in Round.objects.filter(pk__in=rounds).prefetch_related(mine, talks)}
    return [_work(group, full.get(group.unit.kind), actor, at) for group in listed]


def _newest(kinds: set[str], at: datetime) -> list[UUID]:
    opened = Round.objects.filter(
        unit_kind__in=kinds, opened_at__isnull=False, opened_at__lte=at, opens_on__lte=local(at).date()
    )
    newest = opened.order_by("unit_kind", "-opens_on").distinct("unit_kind")
    return list(newest.values_list("pk", flat=True))


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
