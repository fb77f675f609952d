"""How many new children a unit begins with, and what the municipality's own pace reaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.choices import UnitKind
from favn.foundation.organisation.models import Group, Unit
from favn.journey.wellbeing.choices import ROUND_KINDS
from favn.journey.wellbeing.models import TalkPace
from favn.journey.wellbeing.rules.talk import Pace, new_children, pace_in_force

PACE_WORDS = {
    Pace.QUARTER: _("Et kvart: ét nyt barn i hver fjerde klasse"),
    Pace.HALF: _("Et halvt: ét nyt barn i hver anden klasse"),
    Pace.ONE: _("Ét nyt barn i hver klasse"),
    Pace.ONE_AND_A_HALF: _("Halvandet: tre nye børn i to klasser"),
    Pace.TWO: _("To nye børn i hver klasse"),
}


@dataclass(frozen=True, slots=True)
class Reach:
    """What the municipality's pace reaches: units with their own, how many follow, and the schools' classes there.

    `children` is, for each pace, how many new children those classes would get in a round if each had 24.
    """

    own: Sequence[TalkPace]
    following: int
    classes: int
    children: dict[Pace, float]


def _newest() -> dict[UUID | None, TalkPace]:
    """The pace set last in each unit; the municipality's under None."""
    last = TalkPace.objects.order_by("unit_id", "-set_at", "-id").distinct("unit_id").select_related("unit", "set_by")
    return {each.unit_id: each for each in last}


def pace_of(unit_id: UUID) -> Pace:
    """The pace the unit's leader set last; else the municipality's; else the usual one. One statement."""
    about = TalkPace.objects.filter(Q(unit_id=unit_id) | Q(unit__isnull=True))
    newest = about.order_by("unit_id", "-set_at", "-id").distinct("unit_id").values_list("unit_id", "pace")
    last: dict[UUID | None, str] = dict(newest)
    return pace_in_force(_read(last.get(unit_id)), _read(last.get(None)))


def own_pace(unit_id: UUID) -> Pace | None:
    """What the unit's leader set last; None when the unit follows the municipality."""
    last = TalkPace.objects.filter(unit_id=unit_id).order_by("-set_at", "-id").values_list("pace", flat=True)
    return _read(last.first())


def municipal_pace() -> Pace:
    """What units without a pace of their own follow."""
    last = TalkPace.objects.filter(unit__isnull=True).order_by("-set_at", "-id").values_list("pace", flat=True)
    return pace_in_force(None, _read(last.first()))


def changes_of_pace(unit_id: UUID | None) -> list[TalkPace]:
    """Who moved the unit's pace (or the municipality's), when and why, newest first."""
    moved = TalkPace.objects.filter(unit__isnull=True) if unit_id is None else TalkPace.objects.filter(unit_id=unit_id)
    return list(moved.select_related("set_by").order_by("-set_at", "-id")[:10])


def reach_of_municipal_pace() -> Reach:
    """Whom a change of the municipality's pace would reach. Three statements, and no child is read."""
    open_units = dict(
        Unit.objects.filter(kind__in=ROUND_KINDS, closed_on__isnull=True).values_list("id", "kind").order_by("id")
    )
    own = [each for key, each in _newest().items() if key in open_units and each.pace]
    own.sort(key=lambda each: each.unit.name if each.unit else "")
    following = open_units.keys() - {each.unit_id for each in own}
    schools = [key for key in following if open_units[key] == UnitKind.SCHOOL]
    classes = Group.objects.filter(unit_id__in=schools, closed_on__isnull=True).count()
    return Reach(own, len(following), classes, {pace: new_children(pace, classes) for pace in Pace})


def _read(pace: str | None) -> Pace | None:
    return Pace(pace) if pace else None
