"""The schedule as the municipality decided it."""

from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

from favn.journey.checkups.choices.contacts import Track
from favn.journey.checkups.models import ContactKind
from favn.journey.checkups.queries.schedule import name_of


def current_kinds() -> list[tuple[str, list[ContactKind]]]:
    """The contacts in force, by track, in the order they come in a child's life."""
    order = list(Track)
    found = sorted(
        ContactKind.objects.filter(valid_until__isnull=True),
        key=lambda kind: (
            order.index(Track(kind.track)),
            kind.grade or -1,
            kind.opens_months,
            kind.opens_days,
            kind.code,
        ),
    )
    return [(str(Track(track).label), list(group)) for track, group in groupby(found, key=lambda kind: kind.track)]


def kind_by_key(kind_id: UUID) -> ContactKind | None:
    """A contact that is in force."""
    return ContactKind.objects.filter(pk=kind_id, valid_until__isnull=True).first()


def earlier_versions(code: str) -> list[ContactKind]:
    """What it was before, the newest first."""
    return list(
        ContactKind.objects.filter(code=code, valid_until__isnull=False).order_by("-valid_until", "-valid_from")
    )


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """What contacts with these codes are called now, in the reader's language."""
    found = ContactKind.objects.filter(code__in=set(codes) - {""}).order_by("valid_from")
    return {each.code: name_of(each) for each in found}
