"""The mother and the father are asked, each on their own; neither reads the other's answer, and access follows both."""

from datetime import timedelta

import pytest
from django.db import Error, IntegrityError, connection, transaction

from favn.foundation.access.acting import acting
from favn.foundation.access.actions import release
from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.access.door import compartments_of
from favn.foundation.access.models import Grant
from favn.foundation.accounts.actors import system
from favn.foundation.audit.models import Entry
from favn.foundation.consents.actions import (
    AlreadyWithdrawn,
    CannotBeUndone,
    ConsentRefused,
    NotAskedAnyMore,
    ask,
    close_what_no_longer_stands,
    end_share,
    give,
    refuse,
    undo,
    withdraw,
)
from favn.foundation.consents.choices import Ground
from favn.foundation.consents.models import Consent, Share
from favn.foundation.consents.queries import (
    consents_of,
    custody_holders,
    may_be_shown,
    questions_to,
    share_verdict,
    standings,
    unanswered,
)
from favn.foundation.consents.rules import Verdict
from favn.foundation.organisation.models import Employee
from favn.foundation.people.models import Relation
from favn.kit.clock import local
from favn.kit.ids import new_id

LATER = timedelta(days=1)
UNTIL = timedelta(days=30)


@pytest.fixture
def words(emils_case, emil, at):
    """What Lars, who has the case, asks: may the psychologist come into the network's room?"""
    return {
        "child_id": emil.id, "compartment": Compartment.NETWORK, "role": "psykolog", "covers": "Hverdagen i 3.B",
        "recipient": Employee.objects.get(name="Pia Sand"), "until": at + UNTIL,
        "purpose": "At psykologen kan give skolen råd", "ground": Ground.CONSENT,
    }  # fmt: skip


@pytest.fixture
def share(acting_as, words, at) -> Share:
    with acting_as("lars") as lars:
        return ask(by=lars, at=at, **words)


@pytest.fixture
def with_kirsten(acting_as, words, kirsten, at) -> Share:
    """The same with the grandmother, who sees only what is released to her."""
    with acting_as("lars") as lars:
        return ask(by=lars, at=at, **(words | {"recipient": kirsten, "role": "mormor"}))


def sees(acting_as, emil, later=timedelta()) -> bool:
    with acting_as("pia", later=later):
        return "network" in compartments_of(emil.id)


def test_access_opens_with_the_last_yes_and_runs_out_by_itself(acting_as, share, sofie, jonas, emil, at):
    with acting_as("sofie") as mother:
        give(share=share, adult_id=sofie.id, by=mother, at=at)
        assert share_verdict(share=share, at=at) is Verdict.MISSING
    assert not sees(acting_as, emil)
    with acting_as("jonas") as father:
        assert unanswered(share=share, at=at) == {jonas.id}
        give(share=share, adult_id=jonas.id, by=father, at=at)
    assert sees(acting_as, emil)
    assert not sees(acting_as, emil, later=UNTIL)
    held = Grant.objects.get(source_id=share.pk)
    assert (held.basis, held.granted_by) == (Basis.CONSENT, jonas.id)


@pytest.mark.parametrize("stops", ["refuses", "withdraws"])
def test_one_no_ends_access_at_once(acting_as, share, sofie, jonas, emil, at, stops):
    with acting_as("lars") as lars:
        give(share=share, adult_id=sofie.id, by=lars, at=at)
        given = give(share=share, adult_id=jonas.id, by=lars, at=at)
    assert sees(acting_as, emil)
    with acting_as("jonas", later=LATER) as father:
        if stops == "refuses":
            refuse(share=share, adult_id=jonas.id, by=father, at=at + LATER)
        else:
            withdraw(consent=given, reason="Vi vil vente", by=father, at=at + LATER)
    assert not sees(acting_as, emil, later=LATER)
    with acting_as("lars", later=LATER):
        assert share_verdict(share=share, at=at + LATER) is Verdict.REFUSED
        assert standings([share], at + LATER)[share.pk].verdict is Verdict.REFUSED


def test_one_no_stops_it_whoever_says_yes_and_in_whatever_order(acting_as, share, sofie, jonas, emil, at):
    with acting_as("jonas") as father:
        refuse(share=share, adult_id=jonas.id, by=father, at=at)
    with acting_as("sofie") as mother:
        give(share=share, adult_id=sofie.id, by=mother, at=at)
    assert not sees(acting_as, emil)


def test_a_parent_answers_for_oneself_and_reads_the_own_answer_only(acting_as, share, sofie, jonas, at, emil):
    with acting_as("sofie") as mother:
        given = give(share=share, adult_id=sofie.id, by=mother, at=at, reason="Det vil hjælpe")
        with pytest.raises(ConsentRefused):
            give(share=share, adult_id=jonas.id, by=mother, at=at)
        assert given in consents_of(emil.id)
    with acting_as("jonas") as father:
        assert given not in consents_of(emil.id)
        [question] = questions_to(father, [emil.id], at)
        assert question.is_waiting
        with pytest.raises(ConsentRefused):
            withdraw(consent=given, reason="nej", by=father, at=at)
    with acting_as("sofie") as mother:
        withdraw(consent=given, reason="Vi vil vente", by=mother, at=at)
        with pytest.raises(AlreadyWithdrawn, match="allerede"):
            withdraw(consent=given, reason="igen", by=mother, at=at)
    given.refresh_from_db()
    assert (given.withdrawn_by, given.withdrawal_reason, given.said_by) == (sofie.id, "Vi vil vente", sofie.id)


def test_an_answer_is_undone_while_nothing_was_shared_on_it(acting_as, share, sofie, jonas, emil, at):
    with acting_as("sofie") as mother:
        for answer in (give, refuse):
            said = answer(share=share, adult_id=sofie.id, by=mother, at=at)
            [question] = questions_to(mother, [emil.id], at)
            assert question.may_undo
            undo(consent=said, by=mother, at=at)
            assert questions_to(mother, [emil.id], at)[0].is_waiting
        with pytest.raises(CannotBeUndone, match="allerede"):
            undo(consent=said, by=mother, at=at)
        assert unanswered(share=share, at=at) == {sofie.id, jonas.id}


def test_an_answer_that_has_worked_is_not_undone(acting_as, share, sofie, jonas, emil, at):
    with acting_as("sofie") as mother:
        give(share=share, adult_id=sofie.id, by=mother, at=at)
    with acting_as("jonas") as father:
        given = give(share=share, adult_id=jonas.id, by=father, at=at)
        with pytest.raises(CannotBeUndone, match="har virket"):
            undo(consent=given, by=father, at=at)
        stopped = refuse(share=share, adult_id=jonas.id, by=father, at=at)
        assert not questions_to(father, [emil.id], at)[0].may_undo
        with pytest.raises(CannotBeUndone):
            undo(consent=stopped, by=father, at=at)
        give(share=share, adult_id=jonas.id, by=father, at=at + LATER)
    assert sees(acting_as, emil, later=LATER)


def test_what_is_released_to_a_private_person_rests_on_the_yes(
    acting_as, with_kirsten, sofie, jonas, kirsten, emil, at
):
    with acting_as("lars"):
        assert not may_be_shown(child_id=emil.id, adult_id=kirsten.id, at=at)
    for login, parent in (("sofie", sofie), ("jonas", jonas)):
        with acting_as(login) as holder:
            give(share=with_kirsten, adult_id=parent.id, by=holder, at=at)
    with acting_as("lars") as lars:
        assert may_be_shown(child_id=emil.id, adult_id=kirsten.id, at=at)
        release(
            child_id=emil.id, subject=with_kirsten.consents.first(), reader_id=kirsten.id, reason="vist", by=lars, at=at
        )
    with acting_as("kirsten"):
        assert shown_to_me() == {"consents_share": 1, "consents_consent": 1}
    with acting_as("jonas", later=LATER) as father:
        refuse(share=with_kirsten, adult_id=jonas.id, by=father, at=at + LATER)
    with acting_as("kirsten", later=LATER):
        assert shown_to_me() == {"consents_share": 0, "consents_consent": 0}
        assert not Share.objects.exists()
    with acting_as("kirsten", later=UNTIL):
        assert shown_to_me() == {"consents_share": 0, "consents_consent": 0}


def shown_to_me() -> dict[str, int]:
    """How many rows of each table are open to the one who acts, because they were released."""
    counts = {}
    for table in ("consents_share", "consents_consent"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT cardinality(favn.my_released(%s))", [table])
            counts[table] = cursor.fetchone()[0]
    return counts


def test_a_share_within_the_own_sector_opens_at_once_and_ends_when_it_is_ended(acting_as, words, emil, at):
    with acting_as("lars") as lars:
        made = ask(by=lars, at=at, **(words | {"ground": Ground.OWN_SECTOR}))
    assert sees(acting_as, emil)
    with acting_as("sofie") as mother:
        assert questions_to(mother, [emil.id], at) == []
    with acting_as("lars", later=LATER) as lars:
        end_share(share=made, by=lars, at=at + LATER)
        end_share(share=made, by=lars, at=at + LATER)
    assert not sees(acting_as, emil, later=LATER)


def test_nobody_is_asked_about_what_has_ended_or_run_out(acting_as, share, sofie, emil, at):
    with acting_as("sofie", later=UNTIL) as mother, pytest.raises(NotAskedAnyMore):
        give(share=share, adult_id=sofie.id, by=mother, at=at + UNTIL)
    with acting_as("lars") as lars:
        end_share(share=share, by=lars, at=at)
    with acting_as("sofie") as mother:
        with pytest.raises(NotAskedAnyMore):
            give(share=share, adult_id=sofie.id, by=mother, at=at)
        assert questions_to(mother, [emil.id], at) == []


@pytest.mark.parametrize("outsider", ["otto", "lone", "ida", "dan", "hanne", "kirsten"])
def test_nobody_who_may_not_pass_the_room_on_asks_or_writes_an_answer(acting_as, words, share, sofie, at, outsider):
    with acting_as(outsider) as actor:
        with pytest.raises(ConsentRefused):
            give(share=share, adult_id=sofie.id, by=actor, at=at)
        with pytest.raises(ConsentRefused):
            ask(by=actor, at=at, **words)
        with pytest.raises(ConsentRefused):
            end_share(share=share, by=actor, at=at)


def test_one_who_may_not_know_the_child_learns_nothing_from_the_question(acting_as, share, sofie, jonas, emil, at):
    with acting_as("lars") as lars:
        give(share=share, adult_id=sofie.id, by=lars, at=at)
        give(share=share, adult_id=jonas.id, by=lars, at=at)
    with acting_as("otto"):
        assert share_verdict(share=share, at=at) is Verdict.MISSING
        assert custody_holders(emil.id, at) == []
        assert not Share.objects.exists()


def test_a_mother_knows_that_the_father_must_be_asked_too(acting_as, share, emil, sofie, jonas, at):
    with acting_as("sofie"):
        assert set(custody_holders(emil.id, at)) == {sofie.id, jonas.id}


def asked_in_sql(question: str, *values: object) -> object:
    """What somebody who could run SQL of their own would get."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()[0] if cursor.description else cursor.rowcount


def test_the_database_itself_opens_nothing_on_one_yes(acting_as, share, sofie, emil, at):
    """A parent's request that tried to open access by itself is refused by the second lock."""
    with acting_as("sofie") as mother:
        give(share=share, adult_id=sofie.id, by=mother, at=at)
        assert asked_in_sql("SELECT favn.settle_share(%s, %s)", share.pk, new_id()) is None
        for forbidden in (
            "UPDATE consents_share SET purpose = 'noget andet' WHERE id = %s",
            "UPDATE consents_share SET opened_at = favn.at() WHERE id = %s",
            "UPDATE consents_consent SET answer = 'given' WHERE share_id = %s",
        ):
            with pytest.raises(Error, match="permission denied"):
                asked_in_sql(forbidden, share.pk)
    assert not sees(acting_as, emil)


@pytest.mark.parametrize("who", ["otto", "ida", "pia", "hanne", "lone"])
def test_nobody_asks_for_themselves_or_answers_for_the_parents_in_sql(acting_as, share, sofie, emil, who, at):
    with acting_as(who) as actor:
        mine = Share(
            child_id=emil.id, compartment="network", employee_id=actor.id, recipient_name="mig", covers="alt",
            purpose="nysgerrig", ground=Ground.OWN_SECTOR, valid_until=at + UNTIL, asked_by_id=actor.id, asked_at=at,
        )  # fmt: skip
        forged = Consent(
            share_id=share.pk, child_id=emil.id, adult_id=sofie.id, answer="given", compartment="network",
            form="spoken", valid_from=at, recorded_by=actor.id, recorded_by_name="mig", recorded_at=at,
        )  # fmt: skip
        for row in (mine, forged):
            with pytest.raises(Error, match="row-level security"), transaction.atomic():
                row.save(force_insert=True)


def test_nobody_asks_for_longer_or_for_more_than_they_have(acting_as, emils_network, words, at):
    """Nina leads until a day: she shares no longer, and the right to let others in comes from the one with the case."""
    with acting_as("nina") as nina:
        with pytest.raises(ConsentRefused):
            ask(by=nina, at=at, **(words | {"until": at + timedelta(days=400)}))
        with pytest.raises(ConsentRefused):
            ask(by=nina, at=at, **(words | {"compartment": Compartment.AUTHORITY}))
        with pytest.raises(Error, match="row-level security"), transaction.atomic():
            ask(by=nina, at=at, passes_on=True, **words)
        assert ask(by=nina, at=at, **words)


@pytest.mark.parametrize("story", ["", "s", "j", "sj", "sJ", "SJ", "sj-", "sjJ", "sJj", "s-j", "sj~"])
def test_the_lock_in_the_database_says_what_the_rule_says(acting_as, share, sofie, jonas, at, story):
    """Small letter: a yes; capital: a no; -: the last is withdrawn; ~: the last is withdrawn and said anew."""
    people, last = {"s": sofie, "j": jonas}, None
    with acting_as("lars") as lars:
        for place, said in enumerate(story):
            moment = at + timedelta(seconds=place)
            if said in "-~":
                withdraw(consent=last, reason="", by=lars, at=moment)
            if said != "-":
                answer = refuse if said.isupper() else give
                holder = people[said.lower()].id if said != "~" else last.adult_id
                last = answer(share=share, adult_id=holder, by=lars, at=moment)
        share.refresh_from_db()
        assert share.is_open == (share_verdict(share=share, at=at + timedelta(minutes=1)) is Verdict.ALLOWED)


def test_each_answer_is_one_line_in_the_log_about_that_parent(acting_as, share, emil, sofie, at):
    with acting_as("lars") as lars:
        withdraw(consent=give(share=share, adult_id=sofie.id, by=lars, at=at), reason="", by=lars, at=at)
        undo(consent=refuse(share=share, adult_id=sofie.id, by=lars, at=at), by=lars, at=at)
    lines = Entry.objects.filter(child_id=emil.id, verb__startswith="consent", at=at).order_by("id")
    assert [(line.verb, line.about_id) for line in lines] == [
        ("consent_given", sofie.id), ("consent_withdrawn", sofie.id), ("consent_refused", sofie.id),
        ("consent_undone", sofie.id),
    ]  # fmt: skip


def test_custody_is_asked_as_it_is_on_the_day(acting_as, emil, sofie, jonas, at):
    with acting_as("ida"):
        assert set(custody_holders(emil.id, at)) == {sofie.id, jonas.id}


def test_access_closes_when_one_who_was_never_asked_gets_custody(acting_as, share, sofie, jonas, kirsten, emil, at):
    with acting_as("lars") as lars:
        give(share=share, adult_id=sofie.id, by=lars, at=at)
        give(share=share, adult_id=jonas.id, by=lars, at=at)
    kin = Relation.objects.get(child_id=emil.id, adult_id=kirsten.id)
    Relation.objects.filter(pk=kin.pk).update(holds_custody=True, valid_from=local(at).date())
    review = system("consents")
    with acting(review, at=at + LATER):
        assert [close_what_no_longer_stands(by=review, at=at + LATER) for _ in range(2)] == [1, 0]
    assert not sees(acting_as, emil, later=LATER)


def test_a_share_without_a_purpose_is_refused_by_the_database(acting_as, words, at):
    with acting_as("lars") as lars, pytest.raises(IntegrityError), transaction.atomic():
        ask(by=lars, at=at, **(words | {"purpose": ""}))


def test_what_a_person_is_asked_costs_two_statements(acting_as, share, words, emil, at, django_assert_max_num_queries):
    with acting_as("lars") as lars:
        for place in range(5):
            ask(by=lars, at=at, **(words | {"purpose": f"spørgsmål {place}"}))
    with acting_as("sofie") as mother, django_assert_max_num_queries(2):
        assert len(questions_to(mother, [emil.id], at)) == 6
    assert Consent.objects.filter(share=share).count() == 0
