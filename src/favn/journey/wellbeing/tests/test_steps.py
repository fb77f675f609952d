"""What was agreed is done, moved or given up, each with its reason; and a visit's agreement waits for the visitor."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.foundation.alerts.models import OPEN, Alert
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.models import Employee
from favn.foundation.people.models import Child
from favn.journey.wellbeing import actions, errors
from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.choices import Tone
from favn.journey.wellbeing.models import JointPosition, StepChange, Substitute, VisitAssessment
from favn.journey.wellbeing.queries.dialogues import steps_of
from favn.journey.wellbeing.queries.lines import snapshot
from favn.journey.wellbeing.tests.rounds import class_3b, rated_by_both
from favn.kit.clock import local

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue(acting_as, rated, emil, at):
    return rated_by_both(acting_as, rated, class_3b(), at, low=[emil.id])


@pytest.fixture
def agreed(acting_as, dialogue, emil, at):
    """Ida and Bo agree on yellow about Emil, and Ida talks with him within the week."""
    with acting_as("ida") as ida:
        words = Agreed(Tone.YELLOW, "Er alene", "Tal med Emil", ida.key, local(at).date() + timedelta(days=7))
        return actions.set_position(dialogue=dialogue, child_id=emil.id, agreed=words, revision=0, by=ida, at=at)


@pytest.fixture
def page(agreed) -> str:
    return reverse("wellbeing:step_change", args=[agreed.id])


def in_days(at, days: int) -> str:
    return f"{local(at) + timedelta(days=days):%d.%m.%Y}"


def test_a_step_is_moved_with_its_reason_and_the_first_day_stands(client_for, agreed, page, emil, at):
    ida = client_for("ida")
    assert page in ida.get("/skole/").content.decode()
    assert ida.post(page, {"due_on": in_days(at, 14), "reason": "Emil er på lejrskole"}).status_code == 302
    moved = StepChange.objects.get()
    assert (moved.was_due_on, moved.due_on) == (agreed.due_on, local(at).date() + timedelta(days=14))
    assert JointPosition.objects.get(pk=agreed.pk).due_on == moved.due_on
    waiting = Alert.objects.get(OPEN, kind="wellbeing_step", source_id=agreed.pk)
    assert local(waiting.due_by).date() == moved.due_on
    words = ida.get(reverse("wellbeing:child_line", args=[emil.id])).content.decode()
    assert "Emil er på lejrskole" in words
    assert "Flyttet fra" in words
    assert Entry.objects.filter(verb="wellbeing.move_step", child_id=emil.id).count() == 1


def test_a_step_is_given_up_with_its_reason_and_waits_for_nobody(client_for, acting_as, agreed, page, emil, at):
    ida = client_for("ida")
    assert ida.post(page, {"due_on": "", "reason": "Moren har talt med ham"}).status_code == 302
    assert not Alert.objects.filter(OPEN, source_id=agreed.pk).exists()
    with acting_as("ida") as by:
        assert steps_of(by) == []
    words = ida.get(reverse("wellbeing:child_line", args=[emil.id])).content.decode()
    assert "Moren har talt med ham" in words
    assert "Det er gjort" not in words
    assert ida.get(page).status_code == 404
    assert ida.post(reverse("wellbeing:step", args=[agreed.id])).status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"reason": ""}, {"reason": " "}, {"due_on": "i morgen"}, {"due_on": "01.01.2020"}],
)  # fmt: skip
def test_a_change_without_a_reason_or_to_a_day_gone_by_is_refused(client_for, agreed, page, at, wrong):
    answer = client_for("ida").post(page, {"due_on": in_days(at, 14), "reason": "Lejrskole"} | wrong)
    assert answer.status_code == 422
    assert not StepChange.objects.exists()
    assert JointPosition.objects.get(pk=agreed.pk).due_on == agreed.due_on


@pytest.mark.parametrize("login", ["otto", "rikke", "mette", "lars", "hanne", "lone", "sofie"])
def test_nobody_outside_the_group_changes_a_step(client_for, agreed, page, at, login):
    client = client_for(login)
    assert client.get(page).status_code == 404
    assert client.post(page, {"due_on": in_days(at, 14), "reason": "Nej"}).status_code == 404
    assert not StepChange.objects.exists()


def test_a_colleague_of_the_group_may_and_the_database_wants_their_own_name(acting_as, agreed, emil, at):
    day = local(at).date()
    with acting_as("bo") as bo:
        actions.move_step(position_id=agreed.id, due_on=day + timedelta(days=9), reason="Ida er syg", by=bo, at=at)
        with pytest.raises(DatabaseError), transaction.atomic():
            StepChange.objects.create(child=emil, agreed=agreed, was_due_on=day, reason="x", changed_at=at,
                                      changed_by=Employee.objects.get(name="Ida Holst"))  # fmt: skip
    with acting_as("otto"):
        assert not StepChange.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            StepChange.objects.create(child=emil, agreed=agreed, was_due_on=day, reason="x", changed_at=at,
                                      changed_by=Employee.objects.get(name="Otto Vang"))  # fmt: skip


def test_what_would_put_the_child_in_danger_is_withheld_with_its_reason(client_for, dialogue, rated, emil, at):
    here = reverse("wellbeing:dialogue_child", args=[rated.id, dialogue.group_id, emil.id])
    ida = client_for("ida")
    said = {
        "position": "red", "remark": "Kommer med mærker", "next_step": "Underret", "due_on": in_days(at, 1),
        "owner": str(Employee.objects.get(name="Ida Holst").id), "revision": "0",
        "withheld_because": "Mistanke om vold i hjemmet",
    }  # fmt: skip
    assert ida.post(here, said).status_code == 302
    assert JointPosition.objects.get(child=emil).withheld_because == "Mistanke om vold i hjemmet"
    JointPosition.objects.get(child=emil).dialogue.__class__.objects.filter(pk=dialogue.pk).update(closed_at=at)
    assert "Mistanke om vold i hjemmet" in ida.get(here).content.decode()
    for parent in ("sofie", "jonas"):
        assert "mærker" not in client_for(parent).get(reverse("wellbeing:own")).content.decode()


@pytest.fixture
def infant(emil, at):
    born_on = local(at).date() - timedelta(days=270)
    return Child.objects.create(given_names="Bertil", surname="Prøve", born_on=born_on, area=emil.area)


def test_what_is_agreed_at_a_visit_waits_for_the_visitor_until_it_is_done(infant, client_for, at):
    hanne, page = client_for("hanne"), reverse("wellbeing:visit", args=[infant.id])
    said = {"occasion": "8–10 måneder", "together_with": "Mor", "position": "yellow", "core1": "2",
            "remark": "Sover ikke", "next_step": "Ring om søvn", "due_on": in_days(at, 5)}  # fmt: skip
    assert hanne.post(page, said).status_code == 302
    made = VisitAssessment.objects.get(child=infant)
    waiting = Alert.objects.get(OPEN, source_id=made.pk)
    assert (waiting.url, waiting.compartment) == (page, "health")
    assert "Gør det, I aftalte ved besøget" in hanne.get("/sundhedspleje/dag/").content.decode()
    done = reverse("wellbeing:visit_step", args=[made.pk])
    for outsider in ("ida", "mette", "tove", "sofie"):
        assert client_for(outsider).post(done).status_code == 404
    assert hanne.post(done).status_code == 302
    assert not Alert.objects.filter(OPEN, source_id=made.pk).exists()
    assert "✓" in hanne.get(page).content.decode()
    assert hanne.post(done).status_code == 404


def test_the_next_visit_takes_over_what_waited(infant, client_for, at):
    hanne, page = client_for("hanne"), reverse("wellbeing:visit", args=[infant.id])
    worried = {"occasion": "8 måneder", "together_with": "Mor", "position": "yellow", "remark": "Sover ikke",
               "next_step": "Ring om søvn", "due_on": in_days(at, 5)}  # fmt: skip
    hanne.post(page, worried)
    hanne.post(page, {"occasion": "9 måneder", "together_with": "Mor", "position": "green"})
    assert not Alert.objects.filter(OPEN, kind="wellbeing_visit_step", child=infant).exists()


def test_a_substitute_ends_with_the_round(rated, acting_as, at):
    with acting_as("rikke") as rikke:
        named = actions.name_substitute(
            rated=rated, group=class_3b(), rater=Employee.objects.get(name="Otto Vang"), reason="Bo er syg", by=rikke,
            at=at,
        )  # fmt: skip
    after = at + timedelta(days=(rated.closes_on - local(at).date()).days + 1)
    for when, ended in ((at, 0), (after, 1), (after, 0)):
        with acting(system("expire_positions"), at=when) as job:
            assert actions.end_past_substitutes(by=job, at=when) == ended
    closed = local(Substitute.objects.get(pk=named.pk).ended_at)
    assert (closed.date(), closed.hour) == (rated.closes_on + timedelta(days=1), 0)


def test_only_what_waits_is_changed(acting_as, agreed, at):
    with acting_as("ida") as ida:
        actions.finish_step(position_id=agreed.id, by=ida, at=at)
        with pytest.raises(errors.StepNotYours):
            actions.move_step(
                position_id=agreed.id, due_on=local(at).date() + timedelta(days=9), reason="x", by=ida, at=at
            )
        with pytest.raises(errors.StepNotYours):
            actions.end_step(position_id=agreed.id, reason="x", by=ida, at=at)


def test_the_municipalitys_own_words_stand_wherever_a_position_is_set_or_read(
    client_for, acting_as, agreed, dialogue, rated, emil, infant, at
):
    with acting_as("vibe") as vibe:
        own = {"green": "Blomstrer", "yellow": "Vi ser til", "red": "Nu", "green_en": "Thrives", "yellow_en": "Watch",
               "red_en": "Now"}  # fmt: skip
        actions.word_positions(words=own, valid_from=rated.opens_on, by=vibe, at=at)
    ida = client_for("ida")
    child_page = reverse("wellbeing:dialogue_child", args=[rated.id, dialogue.group_id, emil.id])
    for page in (reverse("wellbeing:dialogue", args=[rated.id, dialogue.group_id]), child_page):
        words = ida.get(page).content.decode()
        assert "Vi ser til" in words
        assert "Øget opmærksomhed" not in words
    assert "Blomstrer" in ida.get(child_page).content.decode()
    assert "Blomstrer" in client_for("hanne").get(reverse("wellbeing:visit", args=[infant.id])).content.decode()
    assert snapshot(emil.id)["points"][-1]["word"] == "Vi ser til"
