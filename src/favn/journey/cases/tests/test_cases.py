"""A case is opened, given and taken; the family sees who has it, and nobody else learns of it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from favn.foundation.access.door import compartments_of
from favn.foundation.access.models import Block
from favn.foundation.audit.models import Entry
from favn.journey.cases.actions import AlreadyOpen, AlreadyTaken, CaseRefused, open_case, take_case
from favn.journey.cases.choices import Origin
from favn.journey.cases.models import Case, CaseworkerTerm
from favn.journey.cases.queries import case_of, cases_for, cases_without_caseworker, caseworker_of
from favn.journey.cases.rules import screen_by, take_by
from favn.kit.clock import local


@pytest.fixture
def on_the_list(acting_as, notified, freja, at):
    """Emil's case on the team's list: nobody has it yet."""
    with acting_as("mette") as mette:
        return open_case(
            child_id=notified.id,
            origin=Origin.REQUEST,
            origin_on=local(at).date(),
            siblings=[freja.id],
            by=mette,
            at=at,
        )


def test_lars_gets_the_case_and_the_rooms_it_needs(acting_as, emils_case, emil, freja):
    with acting_as("lars") as lars:
        assert [case.pk for case in cases_for(lars)] == [emils_case.pk]
        assert compartments_of(emil.id) == {"identity", "authority", "network", "family"}
        assert compartments_of(freja.id) == {"identity", "authority"}
        assert caseworker_of(emil.id).caseworker.name == "Lars Bank"
    assert re.fullmatch(r"\d{4}-\d{5}", emils_case.number)
    assert {entry.verb for entry in Entry.objects.filter(child_id=emil.id)} >= {"cases.open", "cases.take"}


@pytest.mark.parametrize("parent", ["sofie", "jonas"])
def test_each_custody_holder_sees_who_has_the_case_and_nothing_of_it(acting_as, emils_case, emil, parent):
    with acting_as(parent):
        term = caseworker_of(emil.id)
        assert (term.caseworker.name, term.caseworker.phone) == ("Lars Bank", "87 59 00 31")
    with acting_as("kirsten"):
        assert caseworker_of(emil.id) is None


@pytest.mark.parametrize("who", ["otto", "ida", "lone", "nina", "hanne", "sanne", "tove", "rikke", "per"])
def test_nobody_else_learns_that_there_is_a_case(acting_as, emils_case, emil, who):
    with acting_as(who):
        assert case_of(emil.id) is None
        assert caseworker_of(emil.id) is None


def test_lars_takes_the_case_from_the_teams_list(acting_as, staff, on_the_list, emil, freja, at):
    with acting_as("lars") as lars:
        assert [case.pk for case in cases_without_caseworker()] == [on_the_list.pk]
        take_case(case=on_the_list, caseworker=staff("lars"), siblings=[freja.id], by=lars, at=at)
        assert not cases_without_caseworker().exists()
        assert compartments_of(emil.id) == {"identity", "authority", "network", "family"}
    with acting_as("jonas"):
        assert caseworker_of(emil.id).caseworker.name == "Lars Bank"


def test_a_case_that_is_taken_is_not_taken_again(acting_as, staff, emils_case, at):
    with acting_as("lars") as lars, pytest.raises(AlreadyTaken):
        take_case(case=emils_case, caseworker=staff("lars"), by=lars, at=at)


def test_a_child_has_one_open_case(acting_as, emils_case, emil, at):
    with acting_as("mette") as mette, pytest.raises(AlreadyOpen):
        open_case(child_id=emil.id, origin=Origin.REQUEST, origin_on=local(at).date(), by=mette, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(number="x", child=emil, origin="request", origin_on=local(at).date(), opened_at=at,
                            opened_by=emils_case.opened_by)  # fmt: skip


def test_when_the_leader_gives_the_case_to_another_the_first_loses_access(acting_as, staff, emils_case, emil, at):
    other = staff("lars")
    later = at + timedelta(hours=1)
    other.pk = None
    colleague = type(other).objects.create(name="Signe Krog")
    colleague.positions.create(role="caseworker", unit=staff("mette").positions.get().unit, valid_from=local(at).date())
    with acting_as("mette", later=timedelta(hours=1)) as mette:
        take_case(case=emils_case, caseworker=colleague, by=mette, at=later)
    with acting_as("lars", later=timedelta(hours=2)):
        assert compartments_of(emil.id) == frozenset()
    assert CaseworkerTerm.objects.get(case=emils_case, until_at=None).caseworker == colleague
    with acting_as("sofie", later=timedelta(hours=2)):
        assert caseworker_of(emil.id).caseworker.name == "Signe Krog"


@pytest.mark.parametrize("who", ["ida", "nina", "per", "vibe"])
def test_only_the_leader_gives_a_case_away(actor_of, staff, on_the_list, at, who):
    with pytest.raises(CaseRefused):
        take_case(case=on_the_list, caseworker=staff("lars"), by=actor_of(who), at=at)


def test_a_case_goes_to_those_who_work_as_caseworkers_and_are_not_related(acting_as, staff, on_the_list, emil, at):
    with acting_as("mette") as mette, pytest.raises(CaseRefused, match="Ida Holst arbejder ikke som rådgiver"):
        take_case(case=on_the_list, caseworker=staff("ida"), by=mette, at=at)
    Block.objects.create(child=emil, actor_id=staff("lars").pk, reason="fætter", blocked_at=at)
    with acting_as("mette") as mette, pytest.raises(CaseRefused, match="spærret"):
        take_case(case=on_the_list, caseworker=staff("lars"), by=mette, at=at)


def test_only_those_who_receive_open_cases(actor_of, emil, at):
    with pytest.raises(CaseRefused):
        open_case(child_id=emil.id, origin=Origin.REQUEST, origin_on=local(at).date(), by=actor_of("lars"), at=at)


@pytest.mark.parametrize(("rule", "due"), [(take_by, date(2026, 4, 7)), (screen_by, date(2026, 4, 16))])
def test_easter_does_not_count_in_the_municipalitys_own_limits(rule, due):
    wednesday_before_easter = datetime(2026, 4, 1, 9, tzinfo=UTC)
    assert local(rule(wednesday_before_easter)).date() == due
