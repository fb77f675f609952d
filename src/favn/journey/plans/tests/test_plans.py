"""The plan comes out of the meeting in one step, two can change it at once, and it is read once it is released."""

from datetime import timedelta

import pytest
from tests.fixtures.plans import WISH

from favn.foundation.access.actions import release
from favn.foundation.alerts.queries import alerts_for
from favn.foundation.audit.models import Entry
from favn.journey.assessments.actions import screen
from favn.journey.assessments.choices import Outcome
from favn.journey.networks.actions import write_line
from favn.journey.networks.choices import LineKind, Voice
from favn.journey.networks.queries import Speaker
from favn.journey.plans.actions import (
    AgreementSaid,
    GoalSaid,
    NothingToPlan,
    PlanChanged,
    PlanRefused,
    plan_from_meeting,
    release_plan,
    release_words,
    revise_plan,
)
from favn.journey.plans.choices import Status
from favn.journey.plans.models import Agreement, Goal, Plan
from favn.journey.plans.queries import plan_due, plan_of
from favn.kit.clock import local


def as_typed(plan):
    """The plan's agreements as the page sends them back."""
    return [
        AgreementSaid(each.pk, each.what, each.who, each.starts_on, Status(each.status), each.goal_id)
        for each in plan.agreements.all()
    ]


def test_the_childs_wish_becomes_the_goal_and_what_must_happen_two_agreements(acting_as, emils_plan, emil, at):
    with acting_as("lars"):
        plan = plan_of(emil.id)
        [goal] = plan.goals.all()
        assert (goal.words, goal.voice, goal.person) == (WISH, Voice.CHILD, "Emil")
        first, second = plan.agreements.all()
        assert (first.who, second.who) == ("Kirsten", "Ali")
        assert first.starts_on == local(at).date() + timedelta(days=10)
        assert {first.goal_id, second.goal_id} == {goal.pk}
        assert plan.revision == 1


def test_making_it_is_one_line_in_the_log(acting_as, emils_plan, emil):
    assert Entry.objects.filter(verb="plans.make", child_id=emil.id).count() == 1


def test_pressing_twice_adds_nothing_twice_and_a_new_wish_joins_the_same_plan(acting_as, emils_plan, spoken, emil, at):
    with acting_as("nina") as nina:
        with pytest.raises(NothingToPlan):
            plan_from_meeting(meeting=spoken, by=nina, at=at)
        write_line(meeting=spoken, kind=LineKind.WISH, text="Jeg vil spille fodbold",
                   said_by=Speaker("child", "Emil", "", Voice.CHILD), by=nina, at=at)  # fmt: skip
        again = plan_from_meeting(meeting=spoken, by=nina, at=at)
        assert (again.pk, again.revision) == (emils_plan.pk, 2)
        assert [goal.words for goal in plan_of(emil.id).goals.all()] == [WISH, "Jeg vil spille fodbold"]


def test_the_caseworker_is_reminded_to_follow_up_within_three_months(acting_as, emils_plan, at):
    with acting_as("lars") as lars:
        alert = alerts_for(lars, at).get(kind="followups.due")
        assert alert.paragraph == "barnets lov § 95"
        assert local(alert.due_by).date() == emils_plan.follow_up_by
        assert 88 <= (emils_plan.follow_up_by - local(at).date()).days <= 92


def test_members_read_the_plan_and_do_not_write_it(acting_as, emils_plan, emil, at):
    with acting_as("ida") as ida:
        assert plan_of(emil.id) is not None
        with pytest.raises(PlanRefused):
            revise_plan(plan=emils_plan, revision=1, goals=[], agreements=[], by=ida, at=at)


def test_nobody_else_reads_it_before_it_is_released(acting_as, emils_plan):
    for who in ("otto", "bo", "mette", "lone", "hanne", "dan", "gitte", "sofie", "jonas", "kirsten"):
        with acting_as(who):
            assert not any(
                model.objects.filter(child_id=emils_plan.child_id).exists() for model in (Plan, Goal, Agreement)
            )


def test_what_is_typed_is_written_and_what_is_emptied_leaves_the_plan(acting_as, emils_plan, at):
    with acting_as("lars") as lars:
        plan = plan_of(emils_plan.child_id)
        goal = plan.goals.get()
        first, second = as_typed(plan)
        changed = revise_plan(
            plan=plan, revision=1, by=lars, at=at,
            goals=[GoalSaid(goal.pk, goal.words), GoalSaid(None, "Mor får ro om morgenen"), GoalSaid(None, " ")],
            agreements=[
                AgreementSaid(first.key, first.what, "Sofie", first.starts_on, Status.GOING, goal.pk),
                AgreementSaid(second.key, "", second.who, None, Status.AGREED),
                AgreementSaid(None, "Familiehuset ringer", "Gitte", None, Status.WAITING),
                AgreementSaid(None, "", "ingen", None, Status.AGREED),
            ],
        )  # fmt: skip
        assert changed.revision == 2
        plan = plan_of(plan.child_id)
        assert [each.words for each in plan.goals.all()] == [WISH, "Mor får ro om morgenen"]
        assert plan.goals.first().voice == Voice.CHILD
        assert [(each.who, each.status) for each in plan.agreements.all()] == [
            ("Sofie", "going"), ("Gitte", "waiting"),
        ]  # fmt: skip
        assert plan.agreements.get(who="Sofie").who_adult_id is None


def test_words_that_are_rewritten_are_no_longer_the_childs_own(acting_as, emils_plan, at):
    with acting_as("lars") as lars:
        goal = plan_of(emils_plan.child_id).goals.get()
        revise_plan(plan=emils_plan, revision=1, goals=[GoalSaid(goal.pk, "Emil skal sove bedre")], agreements=[],
                    by=lars, at=at)  # fmt: skip
        goal.refresh_from_db()
        assert (goal.voice, goal.person) == (Voice.OTHER, "")


def test_a_goal_that_is_emptied_leaves_its_agreements_standing(acting_as, emils_plan, at):
    with acting_as("lars") as lars:
        goal = plan_of(emils_plan.child_id).goals.get()
        revise_plan(plan=emils_plan, revision=1, goals=[GoalSaid(goal.pk, "")], agreements=[], by=lars, at=at)
        plan = plan_of(emils_plan.child_id)
        assert not plan.goals.all()
        assert [each.goal_id for each in plan.agreements.all()] == [None, None]


def test_the_second_of_two_writers_is_told_and_nothing_is_overwritten(acting_as, emils_plan, at):
    with acting_as("lars") as lars:
        revise_plan(plan=emils_plan, revision=1, goals=[GoalSaid(None, "Ro")], agreements=[], by=lars, at=at)
    with acting_as("nina") as nina, pytest.raises(PlanChanged) as clash:
        revise_plan(plan=emils_plan, revision=1, goals=[GoalSaid(None, "Fodbold")], agreements=[], by=nina, at=at)
    assert clash.value.newest == 2
    with acting_as("nina"):
        assert not Goal.objects.filter(words="Fodbold").exists()


def test_each_parent_reads_the_plan_without_the_other_parents_words(acting_as, emils_plan, spoken, sofie, jonas, at):
    with acting_as("nina") as nina:
        for person, text in ((sofie, "Jeg vil have hjælp om morgenen"), (jonas, "Jeg vil se ham hver uge")):
            write_line(meeting=spoken, kind=LineKind.WISH, text=text,
                       said_by=Speaker("p", person.name, "", Voice.PARENT, person.id), by=nina, at=at)  # fmt: skip
        plan = plan_from_meeting(meeting=spoken, by=nina, at=at)
        release_plan(plan=plan, reader_id=sofie.id, by=nina, at=at)
    with acting_as("jonas"):
        assert plan_of(plan.child_id) is None
    with acting_as("nina") as nina:
        release_plan(plan=plan, reader_id=jonas.id, by=nina, at=at)
    for who, own in (("sofie", "Jeg vil have hjælp om morgenen"), ("jonas", "Jeg vil se ham hver uge")):
        with acting_as(who):
            assert [goal.words for goal in plan_of(plan.child_id).goals.all()] == [WISH, own]
            assert len(plan_of(plan.child_id).agreements.all()) == 2
    with acting_as("nina") as nina:
        release_words(words=Goal.objects.get(adult=sofie), reader_id=jonas.id, by=nina, at=at)
    with acting_as("jonas"):
        assert len(plan_of(plan.child_id).goals.all()) == 3


def test_the_plan_is_released_to_adults_around_the_child_only_and_by_those_who_carry_it(
    acting_as, emils_plan, jens, sofie, at
):
    with acting_as("nina") as nina, pytest.raises(PlanRefused):
        release_plan(plan=emils_plan, reader_id=jens.id, by=nina, at=at)
    with acting_as("ida") as ida, pytest.raises(PlanRefused):
        release_plan(plan=emils_plan, reader_id=sofie.id, by=ida, at=at)
    with acting_as("sofie"):
        assert not Plan.objects.filter(pk=emils_plan.pk).exists()


def test_a_teacher_and_a_parent_do_not_make_the_plan(acting_as, spoken, sofie, at):
    with acting_as("ida") as ida, pytest.raises(PlanRefused):
        plan_from_meeting(meeting=spoken, by=ida, at=at)
    with acting_as("nina") as nina:
        release(child_id=spoken.child_id, subject=spoken, reader_id=sofie.id, reason="referat", by=nina, at=at)
    with acting_as("sofie") as mother, pytest.raises(PlanRefused):
        plan_from_meeting(meeting=spoken, by=mother, at=at)


def test_a_screening_that_leads_on_gives_the_plan_three_months_until_it_is_there(acting_as, spoken, emils_case, at):
    child_id = spoken.child_id
    with acting_as("lars") as lars:
        assert plan_due(child_id) is None
        screen(case=emils_case, outcome=Outcome.INVESTIGATION, reason="Der skal ses mere på hverdagen", by=lars, at=at)
        due = plan_due(child_id)
        assert due.paragraph == "barnets lov § 91"
        assert 88 <= (due.due_on - local(at).date()).days <= 92
        plan_from_meeting(meeting=spoken, by=lars, at=at)
        assert plan_due(child_id) is None
