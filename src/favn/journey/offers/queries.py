"""The catalogue, how many seats are free, and who has one, as far as the one who asks may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import children, open_child
from favn.foundation.access.standing import reading
from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child
from favn.journey.cases.queries import custody_holders
from favn.journey.offers.models import Offer, Seat
from favn.journey.offers.policy import may_give_seat
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
    return (
        Offer.objects.filter(leader_id=actor.id, closed_on__isnull=True).select_related("leader").order_by("name", "id")
    )


def enrolled_in(offer: Offer, actor: Actor, at: datetime) -> list[tuple[Seat, Child]]:
    """Those with a seat in the offer: for its leader, the children's names through the door, in Danish order."""
    seats = list(Seat.objects.filter(offer=offer, given_back_at__isnull=True))
    known = children(
        actor=actor, ids=[seat.child_id for seat in seats], purpose=Purpose.OFFER, at=at, verb="list_enrolled"
    )
    found = [(seat, known[seat.child_id]) for seat in seats if seat.child_id in known]
    return sorted(found, key=lambda pair: (pair[1].sort_key, pair[1].pk))


@dataclass(frozen=True, slots=True)
class Shown:
    """An offer as it is shown: its texts in the page's language, the seats left, and the child's seat in it."""

    offer: Offer
    free: int
    seat: Seat | None = None
    readers: tuple[tuple[UUID, str, bool], ...] = ()

    @property
    def name(self) -> str:
        """The offer's name."""
        return _(self.offer.name)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """For whom, how much, and who runs it."""
        who = f"{_(self.offer.run_by)} · {self.offer.leader.name}" if self.offer.leader else _(self.offer.run_by)
        return [(_("For"), _(self.offer.target)), (_("Omfang"), _(self.offer.sessions)), (_("Hvem"), who)]

    @property
    def summary(self) -> str:
        """What it is."""
        return _(self.offer.summary)


@dataclass(frozen=True, slots=True)
class Choice:
    """The offers for one child."""

    child: Child
    offers: list[Shown]
    may_give: bool


def shown_catalogue(at: datetime) -> list[Shown]:
    """The whole fan with the seats left. Two statements."""
    taken = taken_seats()
    return [Shown(offer, offer.seats - taken.get(offer.pk, 0)) for offer in catalogue(at)]


def choice_for(*, actor: Actor, child_id: UUID, at: datetime) -> Choice:
    """The offers for a child of this age, through the door: those it has a seat in first. Raises Http404."""
    child = open_child(actor=actor, child_id=child_id, purpose=Purpose.OFFER, at=at, compartment=Compartment.NETWORK)
    taken, mine = taken_seats(), {seat.offer_id: seat for seat in seats_of(child.pk)}
    readers = _readers(child.pk, mine.values(), at)
    age = relativedelta(local(at).date(), child.born_on).years if child.born_on else 0
    offers = [
        Shown(offer, offer.seats - taken.get(offer.pk, 0), mine.get(offer.pk), readers.get(offer.pk, ()))
        for offer in catalogue(at, age=age)
    ]
    may_give = may_give_seat(actor, child.pk, local(at).date())
    return Choice(child, sorted(offers, key=lambda each: each.seat is None), may_give)


def _readers(child_id: UUID, seats: Iterable[Seat], at: datetime) -> dict[UUID, tuple[tuple[UUID, str, bool], ...]]:
    """By offer: each custody holder, and whether the seat is shown to them."""
    shown, holders = reading(child_id), list(custody_holders(child_id, at))
    return {
        seat.offer_id: tuple((each.adult_id, each.adult.name, (seat.pk, each.adult_id) in shown) for each in holders)
        for seat in seats
    }


@dataclass(frozen=True, slots=True)
class Led:
    """An offer as its leader sees it: the names of those who come, and nothing more."""

    shown: Shown
    enrolled: list[tuple[Seat, Child]]


def led_by(actor: Actor, at: datetime) -> list[Led]:
    """The offers this employee leads, with those enrolled."""
    taken = taken_seats()
    return [
        Led(Shown(offer, offer.seats - taken.get(offer.pk, 0)), enrolled_in(offer, actor, at))
        for offer in offers_led_by(actor)
    ]
