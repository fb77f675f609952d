"""Giving a child a seat, and taking it back. A group is never overbooked, whoever presses at the same moment."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.actions import end, grant, release
from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.models import Employee
from favn.journey.cases.queries import custody_holders
from favn.journey.offers.catalogue import CATALOGUE
from favn.journey.offers.models import Offer, Seat
from favn.journey.offers.policy import may_give_seat, may_stock
from favn.journey.offers.queries import free_seats
from favn.kit.clock import local


class SeatRefused(Exception):
    """The seat cannot be given or given back. The text can be shown."""


class NoSeatLeft(SeatRefused):
    """The offer is full."""


class AlreadySeated(SeatRefused):
    """The child has a seat in the offer already."""


@transaction.atomic
def give_seat(*, offer: Offer, child_id: UUID, by: Actor, at: datetime) -> Seat:
    """Giv plads: the child takes part, and the one who leads the offer learns the child's name and nothing more.

    Only offers that need no decision. Raises SeatRefused, NoSeatLeft, AlreadySeated.
    """
    today = local(at).date()
    if not may_give_seat(by, child_id, today):
        raise SeatRefused(_("En plads gives af den, der leder netværket, eller den, der har barnets sag."))
    if offer.needs_decision:
        raise SeatRefused(_("Tilbuddet kræver en afgørelse. Det kan ikke gives som forebyggende hjælp."))
    if offer.closed_on and offer.closed_on <= today:
        raise SeatRefused(_("Tilbuddet er lukket. Vælg et andet."))
    left = free_seats(offer)
    if Seat.objects.filter(offer=offer, child_id=child_id, given_back_at__isnull=True).exists():
        raise AlreadySeated(_("Barnet har allerede en plads her."))
    if left < 1:
        raise NoSeatLeft(
            _("Den sidste plads er taget. Vælg et andet tilbud, eller spørg lederen, hvornår der er plads.")
        )
    seat = Seat(offer=offer, child_id=child_id, given_by_id=by.key, taken_at=at)
    seat.save(force_insert=True)
    record(verb="offers.give_seat", by=by, at=at, child_id=child_id, subject=seat, offer=str(offer.pk))
    if offer.leader_id:
        grant(child_id=child_id, compartments=(Compartment.IDENTITY,), basis=Basis.OFFER, source=seat, by=by, at=at,
              to=offer.leader_id)  # fmt: skip
    return seat


@transaction.atomic
def give_back(*, seat: Seat, by: Actor, at: datetime) -> None:
    """Giv pladsen tilbage: somebody else can have it, and the leader no longer sees the child. Raises SeatRefused."""
    if not may_give_seat(by, seat.child_id, local(at).date()):
        raise SeatRefused(_("En plads gives tilbage af den, der leder netværket, eller den, der har barnets sag."))
    given = Seat.objects.filter(pk=seat.pk, given_back_at__isnull=True).update(given_back_at=at)
    if given != 1:
        raise SeatRefused(_("Pladsen er allerede givet tilbage."))
    record(verb="offers.give_back", by=by, at=at, child_id=seat.child_id, subject=seat)
    end(source_id=seat.pk, by=by, at=at)


@transaction.atomic
def release_seat(*, seat: Seat, reader_id: UUID, by: Actor, at: datetime) -> None:
    """Vis pladsen: let one custody holder see that this help has begun. Each is chosen. Raises SeatRefused."""
    if not may_give_seat(by, seat.child_id, local(at).date()):
        raise SeatRefused(_("En plads vises af den, der leder netværket, eller den, der har barnets sag."))
    if reader_id not in {relation.adult_id for relation in custody_holders(seat.child_id, at)}:
        raise SeatRefused(_("Pladsen kan kun vises for dem, der har forældremyndigheden."))
    release(child_id=seat.child_id, subject=seat, reader_id=reader_id, reason=_("hjælp, der er begyndt"), by=by, at=at)
    record(verb="offers.release_seat", by=by, at=at, child_id=seat.child_id, about_id=reader_id, subject=seat)


@transaction.atomic
def stock_catalogue(*, by: Actor, at: datetime, leaders: dict[str, Employee] | None = None) -> list[Offer]:
    """Fyld viften: put the shipped offers in the municipality's catalogue; those that are there are left alone.

    `leaders` names who leads which offer, by the offer's name. Returns the ones that were added.
    Raises SeatRefused.
    """
    if not may_stock(by):
        raise SeatRefused(_("Viften fyldes af administratoren."))
    there = set(Offer.objects.values_list("name", flat=True))
    added = [
        Offer(leader=(leaders or {}).get(offer.name), **offer.columns())
        for offer in CATALOGUE
        if offer.name not in there
    ]
    Offer.objects.bulk_create(added)
    record(verb="offers.stock", by=by, at=at, offers=len(added))
    return added
