"""A unit's pace: how many new children it begins with."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from favn.journey.wellbeing.models import TalkPace
from favn.journey.wellbeing.rules.talk import USUAL_PACE, Pace

PACE_WORDS = {
    Pace.QUARTER: _("Et kvart: ét nyt barn i hver fjerde klasse"),
    Pace.HALF: _("Et halvt: ét nyt barn i hver anden klasse"),
    Pace.ONE: _("Ét nyt barn i hver klasse"),
    Pace.ONE_AND_A_HALF: _("Halvandet: tre nye børn i to klasser"),
    Pace.TWO: _("To nye børn i hver klasse"),
}


def pace_of(unit_id: UUID) -> Pace:
    """The pace the unit's leader set last; the usual one until then. One statement."""
    found = TalkPace.objects.filter(unit_id=unit_id).order_by("-set_at", "-id").values_list("pace", flat=True).first()
    return Pace(found) if found else USUAL_PACE


def changes_of_pace(unit_id: UUID) -> list[TalkPace]:
    """Who moved it, when and why, newest first."""
    return list(TalkPace.objects.filter(unit_id=unit_id).select_related("set_by").order_by("-set_at", "-id")[:10])
