"""The mother and the father are asked, each on their own; neither reads the other's answer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from favn.foundation.access.choices import Compartment
from favn.foundation.audit.models import Entry
from favn.foundation.consents.actions import AlreadyWithdrawn, ConsentRefused, give, refuse, withdraw
from favn.foundation.consents.models import Consent
from favn.foundation.consents.queries import consents_of, custody_holders, may_share, share_verdict, unanswered
from favn.foundation.consents.rules import Verdict
from favn.kit.ids import new_id


@pytest.fixture
def share(emil):
    """The question: may school matters about Emil be shared with PPR?"""
    return {"child_id": emil.id, "compartment": Compartment.SCHOOL, "recipient_id": new_id()}


@pytest.fixture
def asked(share):
    return share | {"recipient_name": "PPR", "purpose": "At psykologen kan give skolen råd"}


def test_it_is_shared_when_both_parents_have_said_yes(acting_as, asked, share, sofie, jonas, at):
    with acting_as("ida") as ida:
        give(adult_id=sofie.id, by=ida, at=at, **asked)
        assert share_verdict(at=at, **share) is Verdict.MISSING
        assert unanswered(at=at, **share) == {jonas.id}
        give(adult_id=jonas.id, by=ida, at=at, **asked)
        assert may_share(at=at, **share)


def test_one_refusal_stops_it_also_for_those_who_cannot_read_it(acting_as, asked, share, sofie, jonas, at):
    with acting_as("ida") as ida:
        give(adult_id=sofie.id, by=ida, at=at, **asked)
        give(adult_id=jonas.id, by=ida, at=at, **asked)
    with acting_as("jonas", later=timedelta(days=1)) as father:
        refuse(adult_id=jonas.id, by=father, at=at + timedelta(days=1), **asked)
    with acting_as("mette"):
        assert not Consent.objects.filter(recipient_id=share["recipient_id"]).exists()
        assert may_share(at=at, **share)
        assert share_verdict(at=at + timedelta(days=1), **share) is Verdict.REFUSED


def test_a_parent_gives_reads_and_withdraws_the_own_answer_only(acting_as, asked, share, sofie, jonas, at, emil):
    with acting_as("sofie") as mother:
        given = give(adult_id=sofie.id, by=mother, at=at, **asked)
        with pytest.raises(ConsentRefused):
            give(adult_id=jonas.id, by=mother, at=at, **asked)
        assert given in consents_of(emil.id)
    with acting_as("jonas") as father:
        assert given not in consents_of(emil.id)
        with pytest.raises(ConsentRefused):
            withdraw(consent=given, reason="nej", by=father, at=at)
    with acting_as("sofie") as mother:
        withdraw(consent=given, reason="Vi vil vente", by=mother, at=at)
        with pytest.raises(AlreadyWithdrawn, match="allerede"):
            withdraw(consent=given, reason="igen", by=mother, at=at)
    given.refresh_from_db()
    assert (given.withdrawn_by, given.withdrawal_reason) == (sofie.id, "Vi vil vente")
    assert given.said_by == sofie.id


@pytest.mark.parametrize("outsider", ["otto", "lone", "lars", "dan", "mette", "kirsten"])
def test_nobody_without_a_room_of_the_childs_writes_an_answer(acting_as, asked, sofie, at, outsider):
    with acting_as(outsider) as actor, pytest.raises(ConsentRefused):
        give(adult_id=sofie.id, by=actor, at=at, **asked)


def test_one_who_may_not_know_the_child_learns_nothing_from_the_question(acting_as, asked, share, sofie, jonas, at):
    with acting_as("ida") as ida:
        give(adult_id=sofie.id, by=ida, at=at, **asked)
        give(adult_id=jonas.id, by=ida, at=at, **asked)
    with acting_as("otto"):
        assert share_verdict(at=at, **share) is Verdict.MISSING


def test_each_answer_is_one_line_in_the_log_about_that_parent(acting_as, asked, emil, sofie, at):
    with acting_as("ida") as ida:
        withdraw(consent=give(adult_id=sofie.id, by=ida, at=at, **asked), reason="", by=ida, at=at)
    lines = Entry.objects.filter(child_id=emil.id, verb__startswith="consent", at=at).order_by("id")
    assert [(line.verb, line.about_id) for line in lines] == [
        ("consent_given", sofie.id),
        ("consent_withdrawn", sofie.id),
    ]


def test_custody_is_asked_as_it_is_on_the_day(emil, sofie, jonas, at):
    assert set(custody_holders(emil.id, at)) == {sofie.id, jonas.id}


def test_a_consent_without_a_purpose_is_refused_by_the_database(acting_as, asked, sofie, at):
    with acting_as("ida") as ida, pytest.raises(IntegrityError), transaction.atomic():
        give(adult_id=sofie.id, by=ida, at=at, **(asked | {"purpose": ""}))
