"""A round through its verbs, with each one's own rights in PostgreSQL: plan, inform, open, rate, talk, agree."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.http import Http404

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import open_child
from favn.foundation.organisation.models import Employee
from favn.journey.wellbeing import errors
from favn.journey.wellbeing.actions import (
    add_child,
    answer,
    close_dialogue,
    explain,
    finish,
    inform_parents,
    open_dialogue,
    open_round,
    plan_round,
    reopen,
    set_position,
)
from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.choices import Tone
from favn.journey.wellbeing.models import Assessment, Dialogue, JointPosition, Round, Sheet
from favn.journey.wellbeing.queries import line_for, positions_for, snapshot
from favn.journey.wellbeing.queries.rounds import groups_of, round_and_group, work_in
from favn.journey.wellbeing.queries.sheets import own_sheet, sheet_page
from favn.journey.wellbeing.tests.rounds import fill, rated_by_both, school_round
from favn.kit.clock import local

pytestmark = pytest.mark.django_db


def give(rated, group, child, by, at, question="core1", value=3, was=None):
    return answer(rated=rated, group=group, child_id=child.id, question=question, value=value, was=was, by=by, at=at)


def test_a_round_opens_only_after_the_parents_are_told(acting_as, at):
    with acting_as("vibe") as vibe:
        day = local(at).date()
        planned = plan_round(name="Vinter", unit_kind="school", opens_on=day, closes_on=day, by=vibe, at=at)
        with pytest.raises(errors.ParentsNotInformed):
            open_round(planned=planned, by=vibe, at=at)
        inform_parents(planned=planned, by=vibe, at=at)
        open_round(planned=planned, by=vibe, at=at + timedelta(days=1))
        assert Round.objects.get(pk=planned.pk).opened_at == at + timedelta(days=1)


def test_the_database_refuses_a_round_the_parents_do_not_know_of(rated):
    with pytest.raises(IntegrityError, match="parents_are_informed"), transaction.atomic():
        Round.objects.filter(pk=rated.pk).update(parents_informed_at=None)


def test_a_teacher_does_not_plan_rounds(acting_as, at):
    with acting_as("ida") as ida, pytest.raises(errors.Refused):
        plan_round(name="x", unit_kind="school", opens_on=local(at), closes_on=local(at), by=ida, at=at)


def test_an_answer_is_saved_at_once_and_begins_the_sheet(acting_as, rated, group, emil, at):
    with acting_as("ida") as ida:
        give(rated, group, emil, ida, at)
        assert own_sheet(rated, group, ida).started_at == at
        assert Assessment.objects.get(child=emil, rater_id=ida.id).core1 == 3


def test_two_windows_never_overwrite_each_other_unseen(acting_as, rated, group, emil, at):
    with acting_as("ida") as ida:
        give(rated, group, emil, ida, at, value=3)
        with pytest.raises(errors.AnsweredElsewhere) as refused:
            give(rated, group, emil, ida, at, value=5, was=None)
        assert refused.value.present == 3
        give(rated, group, emil, ida, at, question="core2", value=4)
        give(rated, group, emil, ida, at, value=5, was=3)
        assert Assessment.objects.get(child=emil, rater_id=ida.id).core1 == 5


def test_the_same_answer_twice_changes_nothing(acting_as, rated, group, emil, at):
    with acting_as("ida") as ida:
        give(rated, group, emil, ida, at, value=3)
        give(rated, group, emil, ida, at, value=3)


def test_only_the_adults_of_the_group_rate_it(acting_as, rated, group, emil, at):
    for login in ("otto", "rikke", "lone", "mette"):
        with acting_as(login) as outsider, pytest.raises(errors.NotYourGroup):
            give(rated, group, emil, outsider, at)


def test_a_child_of_another_class_is_not_on_the_sheet(acting_as, rated, group, freja, at):
    with acting_as("ida") as ida, pytest.raises(Http404):
        give(rated, group, freja, ida, at)


def test_a_closed_round_takes_no_answers(acting_as, rated, group, emil, at):
    with acting_as("ida") as ida, pytest.raises(errors.RoundNotOpen):
        give(rated, group, emil, ida, at + timedelta(weeks=9))


def test_a_value_off_the_scale_is_no_answer(acting_as, rated, group, emil, at):
    with acting_as("ida") as ida, pytest.raises(ValueError, match="no answer"):
        give(rated, group, emil, ida, at, value=6)


def test_neither_sees_the_others_answers_before_both_have_finished(acting_as, rated, group, emil, at):
    with acting_as("bo") as bo:
        fill(rated, group, bo, at)
        finish(rated=rated, group=group, by=bo, at=at)
    for login in ("ida", "rikke"):
        with acting_as(login):
            assert Sheet.objects.filter(round=rated).count() == 1
            assert not Assessment.objects.filter(round=rated).exists()
            assert line_for(emil.id) == [] or line_for(emil.id)[-1].round_name != rated.name
    with acting_as("ida") as ida, pytest.raises(errors.DialogueNotReady):
        open_dialogue(rated=rated, group=group, by=ida, at=at)


def test_the_database_itself_keeps_a_dialogue_shut_until_both_have_finished(acting_as, rated, group, actor_of, at):
    with acting_as("bo") as bo:
        fill(rated, group, bo, at)
        finish(rated=rated, group=group, by=bo, at=at)
    for login in ("bo", "ida", "rikke"):
        with (
            acting_as(login) as curious,
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            Dialogue(round=rated, group=group, opened_at=at, opened_by_id=curious.id).save(force_insert=True)


def test_after_the_dialogue_has_opened_both_and_their_leader_see_all(acting_as, rated, group, emil, at):
    rated_by_both(acting_as, rated, group, at, low=[emil.id])
    for login in ("ida", "bo", "rikke"):
        with acting_as(login):
            assert Assessment.objects.filter(round=rated, child=emil).count() == 2
    for login in ("otto", "mette", "lone", "karen", "hanne"):
        with acting_as(login):
            assert not Assessment.objects.exists()


def test_nobody_changes_anothers_answer_even_afterwards(acting_as, rated, group, emil, at):
    rated_by_both(acting_as, rated, group, at)
    with acting_as("ida") as ida:
        assert Assessment.objects.filter(round=rated, child=emil).exclude(rater_id=ida.id).update(core1=1) == 0


def test_stage_two_opens_for_the_low_ones_when_all_core_answers_are_in(acting_as, rated, group, emil, at):
    with acting_as("ida") as ida:
        fill(rated, group, ida, at, low=[emil.id], leave=1)
        assert not any(row.asks_more for row in sheet_page(rated, group, actor=ida, at=at).rows)
        last = sheet_page(rated, group, actor=ida, at=at).rows[-1]
        for question in ("core1", "core2", "core3"):
            give(rated, group, last.child, ida, at, question=question, value=4)
        page = sheet_page(rated, group, actor=ida, at=at)
        assert [row.child for row in page.rows if row.asks_more] == [emil]
        assert page.core_is_in


def test_the_rater_may_ask_more_about_any_child(acting_as, rated, group, johan, at):
    with acting_as("ida") as ida:
        add_child(rated=rated, group=group, child_id=johan.id, by=ida, at=at)
        add_child(rated=rated, group=group, child_id=johan.id, by=ida, at=at)
        page = sheet_page(rated, group, actor=ida, at=at)
        assert [row.child for row in page.rows if row.asks_more] == [johan]


def test_a_sheet_is_finished_when_everything_asked_is_answered_and_explained(acting_as, rated, group, emil, at):
    with acting_as("ida") as ida:
        fill(rated, group, ida, at, leave=1)
        with pytest.raises(errors.SheetNotDone) as refused:
            finish(rated=rated, group=group, by=ida, at=at)
        assert refused.value.missing == 1
        last = sheet_page(rated, group, actor=ida, at=at).rows[-1].child
        for question in ("core1", "core2", "core3"):
            give(rated, group, last, ida, at, question=question, value=0)
        with pytest.raises(errors.SheetNotDone):
            finish(rated=rated, group=group, by=ida, at=at)
        explain(rated=rated, group=group, child_id=last.id, reason="new", was="", by=ida, at=at)
        finish(rated=rated, group=group, by=ida, at=at)
        with pytest.raises(errors.SheetFinished):
            give(rated, group, emil, ida, at, value=1, was=4)
        reopen(rated=rated, group=group, by=ida, at=at)
        give(rated, group, emil, ida, at, value=1, was=4)


def test_a_sheet_stays_finished_once_the_dialogue_has_begun(acting_as, rated, group, at):
    rated_by_both(acting_as, rated, group, at)
    with acting_as("ida") as ida:
        with pytest.raises(errors.SheetFinished):
            reopen(rated=rated, group=group, by=ida, at=at)
        assert open_dialogue(rated=rated, group=group, by=ida, at=at) == Dialogue.objects.get(round=rated)


YELLOW = {"position": Tone.YELLOW, "remark": "Står ofte alene.", "next_step": "Legemakker i frikvarteret."}


def yellow(at) -> Agreed:
    return Agreed(
        owner_id=Employee.objects.get(name="Ida Holst").id, due_on=local(at).date() + timedelta(days=14), **YELLOW
    )


def test_the_joint_position_is_green_alone_or_yellow_with_step_owner_and_date(acting_as, rated, group, emil, johan, at):
    dialogue = rated_by_both(acting_as, rated, group, at)
    with acting_as("bo") as bo:
        common = {"dialogue": dialogue, "by": bo, "at": at, "revision": 0}
        set_position(child_id=johan.id, agreed=Agreed(Tone.GREEN), **common)
        with pytest.raises(errors.PositionIncomplete):
            set_position(child_id=emil.id, agreed=Agreed(Tone.RED, remark="Bange."), **common)
        set_position(child_id=emil.id, agreed=yellow(at), **common)
        assert [line.word for line in positions_for(emil.id)][-1] == "Øget opmærksomhed"


def test_a_colleagues_position_is_not_overwritten_unseen(acting_as, rated, group, emil, at):
    dialogue = rated_by_both(acting_as, rated, group, at)
    with acting_as("bo") as bo:
        set_position(dialogue=dialogue, child_id=emil.id, agreed=yellow(at), revision=0, by=bo, at=at)
    with acting_as("ida") as ida:
        for stale in (0, 7):
            with pytest.raises(errors.ChangedMeanwhile):
                set_position(
                    dialogue=dialogue, child_id=emil.id, agreed=Agreed(Tone.GREEN), revision=stale, by=ida, at=at
                )
        set_position(dialogue=dialogue, child_id=emil.id, agreed=Agreed(Tone.GREEN), revision=1, by=ida, at=at)
        assert JointPosition.objects.get(child=emil, round=rated).position == "green"


def test_every_child_is_passed_before_the_dialogue_closes(acting_as, rated, group, emil, at):
    dialogue = rated_by_both(acting_as, rated, group, at)
    with acting_as("ida") as ida:
        with pytest.raises(errors.NotAllSpokenOf) as refused:
            close_dialogue(dialogue=dialogue, by=ida, at=at)
        rows = sheet_page(rated, group, actor=ida, at=at).rows
        assert refused.value.missing == len(rows)
        for row in rows:
            set_position(dialogue=dialogue, child_id=row.child.id, agreed=Agreed(Tone.GREEN), revision=0, by=ida, at=at)
        close_dialogue(dialogue=dialogue, by=ida, at=at)
        with pytest.raises(errors.DialogueClosed):
            set_position(
                dialogue=Dialogue.objects.select_related("group__unit").get(pk=dialogue.pk),
                child_id=emil.id, agreed=Agreed(Tone.GREEN), revision=1, by=ida, at=at,
            )  # fmt: skip


def test_the_leader_reads_along_and_sets_nothing(acting_as, rated, group, emil, at):
    dialogue = rated_by_both(acting_as, rated, group, at)
    with acting_as("rikke") as rikke:
        with pytest.raises(errors.NotYourGroup):
            set_position(dialogue=dialogue, child_id=emil.id, agreed=Agreed(Tone.GREEN), revision=0, by=rikke, at=at)
        with pytest.raises(errors.NotYourGroup):
            close_dialogue(dialogue=dialogue, by=rikke, at=at)


def test_earlier_marks_appear_only_after_the_raters_own_core_answers(acting_as, rated, group, emil, at):
    earlier = school_round(at, name="Forår", weeks_ago=30)
    dialogue = rated_by_both_then(acting_as, earlier, group, at, emil)
    assert dialogue
    with acting_as("ida") as ida:
        shown = {row.child.id: row.marks for row in sheet_page(rated, group, actor=ida, at=at).rows}
        assert not any(shown.values())
        for question in ("core1", "core2", "core3"):
            give(rated, group, emil, ida, at, question=question, value=2)
        shown = {row.child.id: row.marks for row in sheet_page(rated, group, actor=ida, at=at).rows}
        assert shown.pop(emil.id) == [("yellow", "Forår: Øget opmærksomhed")]
        assert not any(shown.values())


def rated_by_both_then(acting_as, earlier, group, at, child):
    """An earlier round in which the child was yellow."""
    then = at - timedelta(weeks=28)
    Round.objects.filter(pk=earlier.pk).update(closes_on=local(at).date() - timedelta(weeks=26))
    earlier.refresh_from_db()
    dialogue = rated_by_both(acting_as, earlier, group, then, low=[child.id])
    with acting_as("ida") as ida:
        set_position(dialogue=dialogue, child_id=child.id, agreed=yellow(then), revision=0, by=ida, at=then)
    return dialogue


def test_the_line_and_its_snapshot_tell_the_same(acting_as, rated, group, emil, johan, at):
    dialogue = rated_by_both(acting_as, rated, group, at, low=[emil.id])
    with acting_as("ida") as ida:
        set_position(dialogue=dialogue, child_id=emil.id, agreed=yellow(at), revision=0, by=ida, at=at)
        open_child(actor=ida, child_id=emil.id, purpose=Purpose.WELLBEING, at=at, compartment=Compartment.SCHOOL)
        (point,) = line_for(emil.id)
        assert (point.round_name, point.mean, point.position) == ("Efterår", 2.0, "yellow")
        told = snapshot(emil.id)
        assert told["points"][0]["mean"] == 2.0
        assert told["newest"]["next_step"] == "Legemakker i frikvarteret."
        assert snapshot(johan.id)["newest"] is None


def test_each_sees_the_groups_that_are_theirs_and_how_far_they_are(acting_as, rated, group, at):
    rated_by_both(acting_as, rated, group, at, opened=False)
    with acting_as("ida") as ida:
        (work,) = work_in(groups_of(ida), actor=ida, at=at)
        assert (work.group, work.own.finished_at, work.may_open_dialogue) == (group, at, True)
    with acting_as("rikke") as rikke:
        assert group in [work.group for work in work_in(groups_of(rikke), actor=rikke, at=at)]
    with acting_as("otto") as otto:
        assert group not in [work.group for work in work_in(groups_of(otto), actor=otto, at=at)]


def test_a_round_and_a_group_that_do_not_fit_are_missing(acting_as, rated, group):
    Round.objects.filter(pk=rated.pk).update(unit_kind="daycare")
    with acting_as("ida"), pytest.raises(Http404):
        round_and_group(rated.id, group.id)
