"""The dialogue: positions by context, yellow that is watched, the supervisor, and two who write at once."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.urls import reverse

from favn.foundation.access.acting import acting
from favn.foundation.access.hats import hat_for
from favn.foundation.accounts.models import User
from favn.foundation.organisation.models import Employee
from favn.journey.wellbeing import errors
from favn.journey.wellbeing.actions import close_dialogue, set_position
from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.choices import Tone
from favn.journey.wellbeing.models import Dialogue, JointPosition, RaterRule
from favn.journey.wellbeing.tests.rounds import class_3b, only_round, rated_by_both
from favn.kit.clock import local, now
from favn.kit.wording import day_number

WATCHED = {"position": "yellow", "revision": "0", "remark": "Stille i denne tid.", "watch_because": "Farmor er død."}


@pytest.fixture
def talked(acting_as, rated, group, emil, at):
    return rated_by_both(acting_as, rated, group, at, low=[emil.id])


@pytest.fixture
def page_of(rated, group):
    """Where one child is talked about."""
    return lambda child: reverse("wellbeing:dialogue_child", args=[rated.id, group.id, child.id])


@pytest.mark.django_db
def test_yellow_may_be_watched_with_the_reason_and_red_may_not(client_for, talked, page_of, emil):
    ida = client_for("ida")
    refused = ida.post(page_of(emil), {**WATCHED, "position": "red"})
    assert refused.status_code == 422
    assert "Farmor er død." in refused.content.decode()
    assert ida.post(page_of(emil), {**WATCHED, "watch_because": " "}).status_code == 422
    assert ida.post(page_of(emil), WATCHED).status_code == 302
    assert JointPosition.objects.get(child=emil, dialogue=talked).watch_because == "Farmor er død."
    listed = client_for("bo").get(reverse("wellbeing:dialogue", args=[talked.round_id, talked.group_id]))
    assert "Vi følger barnet, fordi: Farmor er død." in listed.content.decode()


@pytest.mark.django_db
def test_the_home_has_a_position_of_its_own_and_does_not_stand_for_the_school(
    client_for, talked, page_of, emil, acting_as, at
):
    ida = client_for("ida")
    page = ida.get(page_of(emil) + "?hjemme=1").content.decode()
    assert "Vores fælles position: hjemme" in page
    assert ida.post(page_of(emil) + "?hjemme=1", {"position": "green", "revision": "0"}).status_code == 302
    assert list(JointPosition.objects.filter(dialogue=talked).values_list("context", "position")) == [("home", "green")]
    assert "0 af 24 børn" in ida.get(page_of(emil)).content.decode()
    with acting_as("ida") as ida_herself, pytest.raises(errors.NotAllSpokenOf):
        close_dialogue(dialogue=talked, by=ida_herself, at=at)
    assert ida.post(page_of(emil), WATCHED).status_code == 302
    assert set(JointPosition.objects.filter(child=emil, dialogue=talked).values_list("context", "position")) == {
        ("home", "green"), ("school", "yellow"),
    }  # fmt: skip


@pytest.mark.django_db
def test_what_a_colleague_saved_meanwhile_stands_beside_what_i_typed(client_for, talked, page_of, emil, at):
    ida, bo = client_for("ida"), client_for("bo")
    bo.post(page_of(emil), WATCHED)
    mine = {
        "position": "red", "revision": "0", "remark": "Går alene hele dagen.", "next_step": "Møde med forældrene",
        "owner": str(Employee.objects.get(name="Ida Holst").id),
        "due_on": day_number(local(at).date() + timedelta(days=7)),
    }  # fmt: skip
    stale = ida.post(page_of(emil), mine)
    page = stale.content.decode()
    assert stale.status_code == 422
    assert "En kollega har ændret positionen imens" in page
    assert "Stille i denne tid." in page
    assert "af Bo Lind" in page
    assert "Går alene hele dagen." in page
    assert ida.post(page_of(emil), {**mine, "revision": "1"}).status_code == 302
    agreed = JointPosition.objects.get(child=emil, dialogue=talked)
    assert (agreed.position, agreed.revision, agreed.watch_because) == ("red", 2, "")


@pytest.mark.django_db
def test_the_supervisor_takes_part_where_one_adult_rates_alone(client_for, talked, page_of, emil, at):
    rikke = client_for("rikke")
    assert 'name="position"' not in rikke.get(page_of(emil)).content.decode()
    assert rikke.post(page_of(emil), WATCHED).status_code == 404
    RaterRule.objects.create(
        unit_kind="school", raters=1, with_supervisor=True, valid_from=local(at).date() - timedelta(days=1)
    )
    page = rikke.get(page_of(emil)).content.decode()
    assert 'name="position"' in page
    assert "Rikke Dall" in page
    assert rikke.post(page_of(emil), WATCHED).status_code == 302
    assert client_for("otto").post(page_of(emil), WATCHED).status_code == 404


def test_two_who_press_at_once_leave_one_position_and_one_refusal(own_copy, django_db_blocker):
    outcomes, ready = [], threading.Barrier(2)

    def press(actor, dialogue, child_id):
        try:
            with acting(actor, at=at):
                ready.wait(timeout=20)
                set_position(
                    dialogue=dialogue, child_id=child_id, agreed=Agreed(Tone.GREEN), revision=0, by=actor, at=at
                )
            outcomes.append("set")
        except errors.ChangedMeanwhile:
            outcomes.append("refused")
        finally:
            connections.close_all()

    with django_db_blocker.unblock():
        at = now()
        actors = {name: hat_for(User.objects.get(username=name), "", at)[0] for name in ("ida", "bo")}
        rated, group = only_round(at), class_3b()
        opened = rated_by_both(lambda login: acting(actors[login], at=at), rated, group, at)
        dialogue = Dialogue.objects.select_related("group__unit").get(pk=opened.pk)
        child_id = group.enrolments.filter(valid_until=None).values_list("child_id", flat=True)[0]
        both = [threading.Thread(target=press, args=(actor, dialogue, child_id)) for actor in actors.values()]
        for each in both:
            each.start()
        for each in both:
            each.join(timeout=60)
        assert sorted(outcomes) == ["refused", "set"]
        assert JointPosition.objects.filter(dialogue=dialogue, child_id=child_id).count() == 1
