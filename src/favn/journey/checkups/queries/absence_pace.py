"""The municipality's own limits for absence: the ones in force, and those before."""

from favn.journey.checkups.models import AbsencePace


def pace_in_force() -> AbsencePace:
    """The limits that hold today."""
    return AbsencePace.objects.select_related("written_by").get(valid_until__isnull=True)


def earlier_paces() -> list[AbsencePace]:
    """The limits before, the newest first."""
    gone = AbsencePace.objects.filter(valid_until__isnull=False).select_related("written_by")
    return list(gone.order_by("-valid_until", "-valid_from", "-id"))
