"""Screenings, as far as the one who asks may see."""

from django.db.models import QuerySet

from favn.journey.assessments.models import Screening
from favn.journey.cases.models import Case


def screenings_of(case: Case) -> QuerySet[Screening]:
    """All screenings in the case, the newest first."""
    return Screening.objects.filter(case=case).select_related("decided_by").order_by("-decided_at", "-id")


def latest_screening(case: Case) -> Screening | None:
    """The screening that stands."""
    return screenings_of(case).first()
