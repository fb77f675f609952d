"""The network is gathered with purpose and end date; both parents are asked, access follows and ends by itself."""

from datetime import timedelta

import pytest

from favn.foundation.access.door import compartments_of
from favn.foundation.consents.actions import withdraw
from favn.foundation.consents.choices import Answer, Form, Ground
from favn.foundation.consents.queries import questions_to
from favn.journey.cases.queries import case_of
from favn.journey.networks.actions import (
    AlreadyGathered,
    AlreadyMember,
    NetworkRefused,
    add_member,
    begin_network,
    call_meeting,
    record_answer,
    remove_member,
)
from favn.journey.networks.models import Member, Network
from favn.journey.networks.queries import adults_around, members_of, network_of, speakers_at
from favn.kit.clock import local


def add(network, at, by, **changes):
    asked = {"role": "lærer", "purpose": "kender Emil", "ends_on": local(at).date() + timedelta(days=30)}
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


def test_both_parents_are_asked_so_both_see_who_is_to_be_in_it(acting_as, asked_about):
    for parent in ("sofie", "jonas"):
        with acting_as(parent):
            assert {member.name for member in Member.objects.all()} == {
                "Ida Holst", "Pia Sand", "Kirsten Aagaard", "Ali Hassan",
            }  # fmt: skip


def test_nobody_is_in_it_before_both_parents_have_said_yes(
    acting_as, asked_about, staff, everyone_says_yes, emil, kirsten, at
):
    pia, ali = (asked_about.members.get(name=name) for name in ("Pia Sand", "Ali Hassan"))
    with acting_as("pia"):
        assert compartments_of(emil.id) == frozenset()
    with acting_as("nina"):
        assert not members_of(asked_about, local(at).date())
    everyone_says_yes(pia.share)
    with acting_as("pia"):
        assert "network" in compartments_of(emil.id)
    with acting_as("nina"):
        assert [member.name for member in members_of(asked_about, local(at).date())] == ["Pia Sand"]
    with acting_as("ali"):
        assert not Member.objects.exists()
    everyone_says_yes(ali.share)
    with acting_as("ali"):
        assert [member.name for member in Member.objects.all()] == ["Ali Hassan"]


def test_a_withdrawal_ends_one_persons_access_and_nobody_elses(acting_as, gathered, jonas, emil, at):
    soon = timedelta(hours=1)
    with acting_as("jonas", later=soon) as father:
        mine = {each.share.recipient_name: each.mine for each in questions_to(father, [emil.id], at + soon)}
        for name in ("Pia Sand", "Ali Hassan"):
            withdraw(consent=mine[name], reason="", by=father, at=at + soon)
    with acting_as("pia", later=soon):
        assert compartments_of(emil.id) == frozenset()
    with acting_as("ali", later=soon):
        assert not Member.objects.exists()
    with acting_as("ida", later=soon):
        assert "network" in compartments_of(emil.id)
        assert {member.name for member in members_of(gathered, local(at).date())} == {"Ida Holst", "Kirsten Aagaard"}


def test_the_authoritys_own_sector_is_in_it_at_once_and_nobody_is_asked(acting_as, emils_network, staff, emil, at):
    with acting_as("nina") as nina:
        mette = add(emils_network, at, nina, employee=staff("mette"), role="teamleder")
    assert (mette.share.ground, mette.share.is_open) == (Ground.OWN_SECTOR, True)
    with acting_as("sofie") as mother:
        assert questions_to(mother, [emil.id], at) == []


def test_a_lead_from_another_sector_waits_for_the_family(acting_as, emils_case, staff, everyone_says_yes, emil, at):
    today = local(at).date()
    with acting_as("lars") as lars:
        made = begin_network(child_id=emil.id, purpose="Søvn", lead=staff("pia"), ends_on=today + timedelta(days=30),
                             covers="Søvn", by=lars, at=at)  # fmt: skip
    with acting_as("pia"):
        assert compartments_of(emil.id) == frozenset()
    everyone_says_yes(made.share)
    with acting_as("pia"):
        assert "network" in compartments_of(emil.id)


def test_an_answer_by_mouth_is_written_down_with_who_and_how(acting_as, asked_about, sofie, jonas, kirsten, at):
    share = asked_about.members.get(name="Kirsten Aagaard").share
    asked = {"network": asked_about, "share": share, "reason": "", "at": at}
    with acting_as("nina") as nina:
        record_answer(adult_id=sofie.id, answer=Answer.GIVEN, form=Form.WRITTEN, by=nina, **asked)
        said = record_answer(adult_id=jonas.id, answer=Answer.GIVEN, form=Form.SPOKEN, by=nina, **asked)
        with pytest.raises(NetworkRefused, match="forældremyndighed"):
            record_answer(adult_id=kirsten.id, answer=Answer.GIVEN, form=Form.SPOKEN, by=nina, **asked)
        remove_member(member=share.member, by=nina, at=at)
        with pytest.raises(NetworkRefused, match="ikke spurgt"):
            record_answer(adult_id=sofie.id, answer=Answer.GIVEN, form=Form.SPOKEN, by=nina, **asked)
    assert (said.adult_id, said.form, said.recorded_by_name) == (jonas.id, Form.SPOKEN, "Nina Holm")
    with acting_as("pia") as pia, pytest.raises(NetworkRefused):
        record_answer(adult_id=sofie.id, answer=Answer.GIVEN, form=Form.SPOKEN, by=pia, **asked)


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
            add(gathered, at, nina, employee=staff("ida"))
        with pytest.raises(NetworkRefused, match="ingen kan være med længere"):
            add(gathered, at, nina, employee=staff("bo"), ends_on=local(at).date() + timedelta(days=200))
        with pytest.raises(NetworkRefused, match="Slutdatoen er gået"):
            add(gathered, at, nina, employee=staff("bo"), ends_on=local(at).date() - timedelta(days=1))
        with pytest.raises(AlreadyMember, match="leder netværket"):
            add(gathered, at, nina, employee=staff("nina"))
        with pytest.raises(AlreadyMember, match="forældremyndighed"):
            add(gathered, at, nina, adult=sofie)
        with pytest.raises(NetworkRefused, match="én person"):
            add(gathered, at, nina)


def test_a_member_does_not_gather_others(acting_as, gathered, staff, sofie, at):
    with acting_as("ida") as ida:
        with pytest.raises(NetworkRefused):
            add(gathered, at, ida, employee=staff("bo"))
        with pytest.raises(NetworkRefused):
            call_meeting(network=gathered, held_at=at, place="Her", purpose="Nu", by=ida, at=at)


def test_a_child_has_one_network_and_the_caseworker_begins_it(acting_as, emils_network, staff, emil, sofie, at):
    asked = {"child_id": emil.id, "purpose": "x", "lead": staff("nina"), "ends_on": local(at).date(),
             "covers": "x"}  # fmt: skip
    with acting_as("lars") as lars, pytest.raises(AlreadyGathered):
        begin_network(**asked, by=lars, at=at)
    with acting_as("nina") as nina, pytest.raises(NetworkRefused):
        begin_network(**asked, by=nina, at=at)


def test_everyone_who_can_speak_is_listed_once_the_child_first(acting_as, emils_meeting, emil, at):
    with acting_as("nina"):
        today = local(at).date()
        people = speakers_at(emil.name, members_of(emils_meeting.network, today), adults_around(emil.id, today))
    assert [each.name.split()[0] for each in people] == ["Emil", "Sofie", "Jonas", "Ida", "Pia", "Kirsten", "Ali"]
