"""Saving a whole group at once: few statements, nothing half-saved, nothing of another window's overwritten."""

import threading
from functools import partial

import pytest
from django.db import connection, connections
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from favn.foundation.access.acting import acting
from favn.foundation.access.hats import hat_for
from favn.foundation.accounts.models import User
from favn.foundation.audit.models import Entry
from favn.journey.wellbeing import errors
from favn.journey.wellbeing.actions import answer, object_to_rounds, save_sheet
from favn.journey.wellbeing.actions.filling import Cell
from favn.journey.wellbeing.choices import CORE
from favn.journey.wellbeing.models import Assessment
from favn.journey.wellbeing.tests.rounds import class_3b, only_round
from favn.kit.clock import now


def class_of(group):
    return list(
        group.enrolments.filter(valid_until=None).order_by("child__sort_key").values_list("child_id", flat=True)
    )


def posted(child_ids, value, was="") -> dict[str, str]:
    """What the page without JavaScript sends: every core answer and reason, with what stood before."""
    said = {}
    for line, child_id in enumerate(child_ids):
        said[f"child.{line}"] = str(child_id)
        for question in CORE:
            said |= {f"{question}.{line}": value, f"was.{question}.{line}": was}
        said |= {f"reason.{line}": "absent" if value == "0" else "", f"was.reason.{line}": ""}
    return said


@pytest.mark.django_db
def test_a_group_takes_as_many_statements_as_a_child(client_for, rated, group):
    ida, address = client_for("ida"), reverse("wellbeing:sheet", args=[rated.id, group.id])
    everyone = class_of(group)
    taken = []
    for child_ids, value, was in ((everyone, "3", ""), (everyone[:1], "0", "3"), (everyone[1:], "0", "3")):
        with CaptureQueriesContext(connection) as asked:
            ida.post(address, posted(child_ids, value, was))
        taken.append(len(asked))
    first, one, all_but_one = taken
    assert one == all_but_one <= 26
    assert first <= one + 6  # the sheet and its rows are begun
    rows = Assessment.objects.filter(round=rated)
    assert {(row.core1, row.core2, row.core3, row.cannot_judge) for row in rows} == {(0, 0, 0, "absent")}
    assert rows.count() == len(everyone) == 24
    written = Entry.objects.filter(object_table="wellbeing_assessment", kind="change")
    assert written.filter(verb="wellbeing.answer", payload__question="core1, core2, core3").count() == 48
    assert set(written.filter(verb="wellbeing.explain").values_list("child_id", flat=True)) == set(everyone)


@pytest.mark.django_db
def test_a_child_of_another_class_in_the_post_leaves_nothing_half_saved(acting_as, rated, group, freja, at):
    cells = [Cell(child_id, "core1", 4, None) for child_id in [*class_of(group), freja.id]]
    with acting_as("ida") as ida, pytest.raises(Http404):
        save_sheet(rated=rated, group=group, answers=cells, reasons=[], by=ida, at=at)
    assert not Assessment.objects.filter(round=rated).exists()


@pytest.mark.django_db
def test_a_child_who_waits_by_now_is_left_out_and_the_rest_is_saved(client_for, acting_as, rated, group, emil, at):
    with acting_as("sofie") as sofie:
        object_to_rounds(child_id=emil.id, words="Ikke nu.", by=sofie, at=at)
    address = reverse("wellbeing:sheet", args=[rated.id, group.id])
    shown = client_for("ida").post(address, posted(class_of(group), "4"), follow=True).content.decode()
    assert "Barnet venter" in shown
    saved = Assessment.objects.filter(round=rated, core1=4, core2=4, core3=4).values_list("child_id", flat=True)
    assert set(saved) == set(class_of(group)) - {emil.id}


def test_a_group_and_a_single_answer_at_once_lose_nothing(own_copy, django_db_blocker):
    """Two windows of one rater, on two real connections: first both begin the sheet, then both correct it."""
    with django_db_blocker.unblock():
        at = now()
        ida = hat_for(User.objects.get(username="ida"), "", at)[0]
        rated, group = only_round(at), class_3b()
        everyone, was = class_of(group), dict.fromkeys(class_of(group))
        for whole, alone in ((4, 5), (2, 1)):
            told = {"rated": rated, "group": group, "by": ida, "at": at}
            cells = [Cell(child, question, whole, was[child]) for child in everyone for question in CORE]
            last = everyone[-1]
            refusals = at_once(
                ida, at, partial(save_sheet, answers=cells, reasons=[], **told),
                partial(answer, child_id=last, question="core1", value=alone, was=was[last], **told),
            )  # fmt: skip
            stands = {row.child_id: row for row in Assessment.objects.filter(round=rated)}
            kept = stands[last].core1
            assert (kept, refusals) in [(alone, ["group"]), (whole, ["alone"])]
            answers = {(row.child_id, question): getattr(row, question) for row in stands.values() for question in CORE}
            assert answers.pop((last, "core1")) == kept
            assert len(answers) == 71
            assert set(answers.values()) == {whole}
            Assessment.objects.filter(pk=stands[last].pk).update(core1=whole)
            was = dict.fromkeys(everyone, whole)


def at_once(ida, at, save, say) -> list[str]:
    """Both windows save at the same moment; which of them was refused."""
    start, refused = threading.Barrier(2), []

    def press(name, act) -> None:
        try:
            with acting(ida, at=at):
                start.wait(timeout=20)
                if name == "group" and act():
                    refused.append(name)
                elif name == "alone":
                    act()
        except errors.AnsweredElsewhere:
            refused.append(name)
        except BaseException as broken:
            refused.append(repr(broken))
            raise
        finally:
            connections.close_all()

    windows = [threading.Thread(target=press, args=each) for each in (("group", save), ("alone", say))]
    for window in windows:
        window.start()
    for window in windows:
        window.join(timeout=60)
    return refused
