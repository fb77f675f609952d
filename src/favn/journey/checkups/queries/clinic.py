"""The clinic's people: who works there as a dentist, who leads it, who advises."""

from datetime import date
from uuid import UUID

from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Employee, Position, Unit
from favn.journey.checkups.models import DentalPost
from favn.journey.checkups.queries.schedule import current


def dentists(*, on: date) -> list[tuple[Employee, Unit]]:
    """Everyone who works as a dentist on that day, and where."""
    held = Position.objects.filter(current(on), role=Role.DENTIST).select_related("employee", "unit")
    return [(each.employee, each.unit) for each in held.order_by("employee__name", "id")]


def posts(*, on: date) -> list[DentalPost]:
    """The posts that stand on that day."""
    held = DentalPost.objects.filter(current(on)).select_related("employee", "unit")
    return list(held.order_by("unit__name", "post", "employee__name", "id"))


def post_by_key(post_id: UUID) -> DentalPost | None:
    """A post that stands."""
    return DentalPost.objects.filter(pk=post_id, valid_until__isnull=True).first()
