"""The network is gathered with purpose, consent and end date; access follows and ends by itself."""

from datetime import timedelta

import pytest

from favn.foundation.access.door import compartments_of
from favn.journey.cases.queries import case_of
from favn.journey.networks.actions import (
    AlreadyGathered,
    AlreadyMember,
    NetworkRefused,
    add_member,
    begin_network,
    call_meeting,
    remove_member,
)
from favn.journey.networks.models import Member, Network
from favn.journey.networks.queries import adults_around, members_of, network_of, speakers_at
from favn.kit.clock import local


def add(network, at, sofie, by, **changes):
    today = local(at).date()
    asked = {"role": "lærer", "purpose": "kender Emil", "consent_by": sofie, "consent_on": today,
             "ends_on": today + timedelta(days=30)}  # fmt: skip
    return add_member(network=network, by=by, at=at, **(asked | changes))


def test_nina_is_asked_to_lead_and_sees_the_networks_room_but_not_the_case(acting_as, emils_network, emil, at):
    with acting_as("nina") as nina:
        assert compartments_of(emil.id) == {"identity", "network"}
        assert network_of(emil.id, local(at).date()).lead_id == nina.id
        assert case_of(emil.id) is None


def test_ida_and_pia_may_see_the_room_until_the_day_the_consent_ends(acting_as, gathered, emil):
    with acting_as("pia"):
        assert "network" in compartments_of(emil.id)
    with acting_as("pia", later=timedelta(days=61)):
        assert compartments_of(emil.id) == frozenset()
    with acting_as("ida", later=timedelta(days=61)):
        assert "network" not in compartments_of(emil.id)


def test_private_people_see_only_what_is_released_to_them(acting_as, gathered, kirsten, emil):
    with acting_as("kirsten"):
        assert [member.name for member in Member.objects.all()] == ["Kirsten Aagaard"]
        assert not Network.objects.exists()
        assert compartments_of(emil.id) == frozenset()


def test_the_mother_who_consented_sees_who_is_in_and_the_father_does_not(acting_as, gathered):
    with acting_as("sofie"):
        assert {member.name for member in Member.objects.all()} == {
            "Ida Holst", "Pia Sand", "Kirsten Aagaard", "Ali Hassan",
        }  # fmt: skip
    with acting_as("jonas"):
        assert not Network.objects.exists()
        assert not Member.objects.exists()


@pytest.mark.parametrize("who", ["otto", "lone", "hanne", "sanne", "gitte", "dan"])
def test_outsiders_and_the_blocked_see_no_network(acting_as, gathered, who):
    with acting_as(who):
        assert not Network.objects.exists()
        assert not Member.objects.exists()


def test_a_member_who_leaves_loses_access_at_once(acting_as, gathered, staff, emil, at):
    with acting_as("nina") as nina:
        pia = Member.objects.get(employee=staff("pia"))
        remove_member(member=pia, by=nina, at=at)
        with pytest.raises(NetworkRefused):
            remove_member(member=pia, by=nina, at=at)
        assert len(members_of(gathered, local(at).date())) == 3
    with acting_as("pia", later=timedelta(seconds=1)):
        assert compartments_of(emil.id) == frozenset()


def test_nobody_is_in_the_network_twice_or_longer_than_it(acting_as, gathered, staff, sofie, at):
    with acting_as("nina") as nina:
        with pytest.raises(AlreadyMember):
            add(gathered, at, sofie, nina, employee=staff("ida"))
        with pytest.raises(NetworkRefused, match="ingen kan være med længere"):
            add(gathered, at, sofie, nina, employee=staff("bo"), ends_on=local(at).date() + timedelta(days=200))
        with pytest.raises(NetworkRefused, match="Slutdatoen er gået"):
            add(gathered, at, sofie, nina, employee=staff("bo"), ends_on=local(at).date() - timedelta(days=1))
        with pytest.raises(NetworkRefused, match="Samtykket"):
            add(gathered, at, sofie, nina, employee=staff("bo"), consent_on=local(at).date() + timedelta(days=1))
        with pytest.raises(NetworkRefused, match="én person"):
            add(gathered, at, sofie, nina)


def test_a_member_does_not_gather_others(acting_as, gathered, staff, sofie, at):
    with acting_as("ida") as ida:
        with pytest.raises(NetworkRefused):
            add(gathered, at, sofie, ida, employee=staff("bo"))
        with pytest.raises(NetworkRefused):
            call_meeting(network=gathered, held_at=at, place="Her", purpose="Nu", by=ida, at=at)


def test_a_child_has_one_network_and_the_caseworker_begins_it(acting_as, emils_network, staff, emil, sofie, at):
    asked = {"child_id": emil.id, "purpose": "x", "lead": staff("nina"), "ends_on": local(at).date(),
             "consent_by": sofie, "consent_on": local(at).date(), "consent_covers": "x"}  # fmt: skip
    with acting_as("lars") as lars, pytest.raises(AlreadyGathered):
        begin_network(**asked, by=lars, at=at)
    with acting_as("nina") as nina, pytest.raises(NetworkRefused):
        begin_network(**asked, by=nina, at=at)


def test_everyone_who_can_speak_is_listed_once_the_child_first(acting_as, emils_meeting, emil, at):
    with acting_as("nina"):
        today = local(at).date()
        people = speakers_at(emil.name, members_of(emils_meeting.network, today), adults_around(emil.id, today))
    assert [each.name.split()[0] for each in people] == ["Emil", "Sofie", "Jonas", "Ida", "Pia", "Kirsten", "Ali"]
