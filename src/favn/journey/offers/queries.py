"""The catalogue, how many seats are free, and who has one, as far as the one who asks may see."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children
from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child
from favn.journey.offers.models import Offer, Seat
from favn.kit.clock import local


def catalogue(at: datetime, age: int | None = None) -> QuerySet[Offer]:
    """The offers open that day, those for a child of this age first named; ordered by name."""
    today = local(at).date()
    found = Offer.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=today)).select_related("leader")
    if age is not None:
        found = found.filter(age_from__lte=age, age_until__gte=age)
    return found.order_by("name", "id")


def offer_by_key(offer_id: UUID) -> Offer | None:
    """An offer by its key."""
    return Offer.objects.filter(pk=offer_id).select_related("leader").first()


def taken_seats() -> dict[UUID, int]:
    """How many seats are taken in each offer: numbers only, also where the reader may not see the children."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT offer_id, taken FROM favn.taken_seats()")
        return dict(cursor.fetchall())


def free_seats(offer: Offer) -> int:
    """How many seats are free right now. Holds the offer until the transaction ends, so that the answer stays true."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.free_seats(%s)", [offer.pk])
        found: int = cursor.fetchone()[0]
        return found


def seats_of(child_id: UUID) -> QuerySet[Seat]:
    """The child's seats now, each with its offer."""
    return Seat.objects.filter(child_id=child_id, given_back_at__isnull=True).select_related("offer").order_by("id")


def seats_about(child_ids: Iterable[UUID]) -> QuerySet[Seat]:
    """These children's seats now, as far as the reader may see, each with its offer."""
    held = Seat.objects.filter(child_id__in=list(child_ids), given_back_at__isnull=True)
    return held.select_related("offer").order_by("taken_at", "id")


def seat_by_key(seat_id: UUID) -> Seat | None:
    """A seat by its key, with its offer."""
    return Seat.objects.filter(pk=seat_id).select_related("offer").first()


def offers_led_by(actor: Actor) -> QuerySet[Offer]:
    """The offers this employee leads."""
    return Offer.objects.filter(leader_id=actor.id, closed_on__isnull=True).order_by("name", "id")


def enrolled_in(offer: Offer, actor: Actor, at: datetime) -> list[tuple[Seat, Child]]:
    """Those with a seat in the offer: for its leader, the children's names through the door, in Danish order."""
    seats = list(Seat.objects.filter(offer=offer, given_back_at__isnull=True))
    known = children(
        actor=actor, ids=[seat.child_id for seat in seats], purpose=Purpose.OFFER, at=at, verb="list_enrolled"
    )
    found = [(seat, known[seat.child_id]) for seat in seats if seat.child_id in known]
    return sorted(found, key=lambda pair: (pair[1].sort_key, pair[1].pk))
