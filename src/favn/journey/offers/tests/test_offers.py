"""A child gets a seat in a group; its leader learns the name and nothing more; the last seat is given once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, connections
from tests.fixtures.database import copy_database, drop_database, model_database

from favn.foundation.access.acting import acting
from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.access.door import compartments_of
from favn.foundation.access.models import Grant
from favn.foundation.accounts.actors import system
from favn.foundation.people.models import Child
from favn.journey.cases.models import Case, CaseworkerTerm
from favn.journey.offers.actions import (
    AlreadySeated,
    NoSeatLeft,
    SeatRefused,
    give_back,
    give_seat,
    stock_catalogue,
)
from favn.journey.offers.catalogue import CATALOGUE, CHILDRENS_GROUP
from favn.journey.offers.models import Offer, Seat
from favn.journey.offers.queries import catalogue, enrolled_in, free_seats, offers_led_by, seats_of, taken_seats
from favn.kit.ids import new_id


@pytest.fixture
def group(db):
    """Gitte's group."""
    return Offer.objects.get(name=CHILDRENS_GROUP)


@pytest.fixture
def seated(acting_as, emils_network, group, at):
    """Emil has a seat in Gitte's group."""
    with acting_as("nina") as nina:
        return give_seat(offer=group, child_id=emils_network.child_id, by=nina, at=at)


def test_the_demo_municipality_has_the_whole_fan_and_gitte_leads_a_group(acting_as, group, at):
    with acting_as("lars"):
        assert catalogue(at).count() == len(CATALOGUE)
        assert all(offer.is_preventive is not offer.needs_decision for offer in catalogue(at))
        assert group in catalogue(at, age=9)
        assert group not in catalogue(at, age=3)
        assert catalogue(at).get(pk=group.pk).leader.name == "Gitte Lykke"


def test_stocking_twice_adds_nothing_and_a_caseworker_does_not_stock(acting_as, at):
    assert stock_catalogue(by=system("town"), at=at) == []
    with acting_as("lars") as lars, pytest.raises(SeatRefused):
        stock_catalogue(by=lars, at=at)


def test_gitte_learns_the_name_of_the_child_in_her_group_and_nothing_more(acting_as, seated, group, emil, at):
    with acting_as("gitte") as gitte:
        assert offers_led_by(gitte).get() == group
        assert [child.name for _, child in enrolled_in(group, gitte, at)] == [emil.name]
        assert compartments_of(emil.id) == {"identity"}
    with acting_as("lars"):
        assert seats_of(emil.id).get() == seated


def test_before_the_seat_gitte_knows_nobody_and_outsiders_never_do(acting_as, emils_network, group, emil, at):
    with acting_as("gitte") as gitte:
        assert enrolled_in(group, gitte, at) == []
        assert compartments_of(emil.id) == frozenset()


def test_a_seat_is_hidden_from_those_outside_the_network(acting_as, seated):
    for who in ("otto", "bo", "mette", "dan", "sofie", "jonas", "lone"):
        with acting_as(who):
            assert not Seat.objects.filter(pk=seated.pk).exists()


def test_a_seat_given_back_is_free_again_and_gitte_no_longer_sees_the_child(acting_as, seated, group, emil, at):
    later = timedelta(days=20)
    with acting_as("lars", later=later) as lars:
        assert taken_seats()[group.pk] == 1
        give_back(seat=seated, by=lars, at=at + later)
        assert (free_seats(group), taken_seats().get(group.pk, 0)) == (group.seats, 0)
        with pytest.raises(SeatRefused):
            give_back(seat=seated, by=lars, at=at + later)
    with acting_as("gitte", later=later + timedelta(minutes=1)):
        assert compartments_of(emil.id) == frozenset()
        assert not Seat.objects.filter(pk=seated.pk).exists()


def test_a_child_has_one_seat_and_a_full_group_takes_nobody(acting_as, seated, group, emil, at):
    with acting_as("lars") as lars:
        with pytest.raises(AlreadySeated):
            give_seat(offer=group, child_id=emil.id, by=lars, at=at)
        give_back(seat=seated, by=lars, at=at)
    Offer.objects.filter(pk=group.pk).update(seats=0)
    with acting_as("lars") as lars, pytest.raises(NoSeatLeft):
        give_seat(offer=group, child_id=emil.id, by=lars, at=at)


def test_what_needs_a_decision_or_is_closed_is_not_given_and_a_teacher_gives_nothing(
    acting_as, gathered, group, emil, at
):
    with acting_as("lars") as lars, pytest.raises(SeatRefused):
        give_seat(offer=Offer.objects.get(needs_decision=True), child_id=emil.id, by=lars, at=at)
    with acting_as("ida") as ida, pytest.raises(SeatRefused):
        give_seat(offer=group, child_id=emil.id, by=ida, at=at)
    group.closed_on = at.date() - timedelta(days=1)
    with acting_as("lars") as lars, pytest.raises(SeatRefused):
        give_seat(offer=group, child_id=emil.id, by=lars, at=at)


@pytest.fixture
def own_town(db):
    """A copy of the town that may be written for good, so that two connections can see each other's work."""
    mine, name = connection.settings_dict["NAME"], f"favn_race_{new_id().hex[:12]}"
    copy_database(model_database(), name)
    settings = [connections[alias].settings_dict for alias in connections]
    for each in settings:
        each["NAME"] = name
    yield
    for each in settings:
        each["NAME"] = mine
    drop_database(name)


def _in_a_thread(work, *args):
    """Run with a connection of its own, and close it."""

    def run():
        try:
            return work(*args)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def _two_cases(lars, at):
    """As the owner: Lars has two children's cases, and the group has one seat."""
    two = list(Child.objects.order_by("id")[:2])
    for child in two:
        case = Case.objects.create(number=f"R-{child.id.hex[-8:]}", child=child, origin="own_initiative",
                                   origin_on=at.date(), opened_at=at, opened_by_id=lars.id)  # fmt: skip
        term = CaseworkerTerm.objects.create(
            case=case, child=child, caseworker_id=lars.id, given_by_id=lars.id, from_at=at
        )
        Grant.objects.bulk_create(
            Grant(
                child=child,
                actor_id=lars.id,
                compartment=room,
                basis=Basis.CASE,
                source_id=term.pk,
                valid_from=at,
                passes_on=True,
            )
            for room in (Compartment.AUTHORITY, Compartment.NETWORK)
        )
    Offer.objects.filter(name=CHILDRENS_GROUP).update(seats=1)
    return [child.pk for child in two]


def test_the_last_seat_is_given_once_when_two_press_at_the_same_moment(own_town, actor_of, at):
    lars = actor_of("lars")
    keys = _in_a_thread(_two_cases, lars, at)
    together = Barrier(2)

    def press(child_id):
        try:
            with acting(lars, at=at):
                offer = Offer.objects.get(name=CHILDRENS_GROUP)
                together.wait(20)
                give_seat(offer=offer, child_id=child_id, by=lars, at=at)
            return "given"
        except NoSeatLeft:
            return "full"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, keys)) == ["full", "given"]
    assert _in_a_thread(Seat.objects.filter(child_id__in=keys).count) == 1
