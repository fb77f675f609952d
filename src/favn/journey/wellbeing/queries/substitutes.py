"""Who stands in where, and who could."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from favn.foundation.organisation.models import Employee, Group, Position
from favn.journey.wellbeing.choices import RATERS
from favn.journey.wellbeing.models import Substitute
from favn.kit.clock import local
from favn.kit.periods import valid_on


def _raters(at: datetime) -> QuerySet[Position]:
    today = local(at).date()
    return Position.objects.filter(valid_on(today), role__in=RATERS)


def may_stand_in(rater: Employee, group: Group, at: datetime) -> bool:
    """Someone who rates children elsewhere, and not in this group already."""
    held = _raters(at).filter(employee=rater)
    return held.exists() and not held.filter(group=group).exists()


def could_stand_in(unit_ids: Iterable[object], at: datetime) -> QuerySet[Employee]:
    """The adults who rate children in these units, by name."""
    held = _raters(at).filter(unit_id__in=list(unit_ids)).values("employee_id")
    return Employee.objects.filter(pk__in=held).order_by("name", "id")


def substitutes_at(unit_ids: Iterable[object], at: datetime) -> QuerySet[Substitute]:
    """Those who stand in at these units in a round that has not closed."""
    named = Substitute.objects.filter(
        group__unit_id__in=list(unit_ids), ended_at__isnull=True, round__closes_on__gte=local(at).date()
    )
    return named.select_related("group", "round", "rater", "named_by").order_by("group__name", "rater__name")
