"""The plan's pages: one press at the meeting, one form for the plan, two who write at once, one reader at a time."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.fixtures.plans import WISH

from favn.foundation.access.models import Release
from favn.journey.plans.forms import PlanForm
from favn.journey.plans.models import Agreement, Goal, Plan
from favn.journey.plans.queries import plan_of


def typed(child):
    """The form as a browser would send it back unchanged."""
    shown = PlanForm.showing(plan_of(child.id))
    return {name: f"{value:%d.%m.%Y}" if isinstance(value, date) else value for name, value in shown.items()}


def test_one_press_on_the_meetings_page_makes_the_plan(client_for, spoken, emil):
    nina = client_for("nina")
    assert "Lav planen af mødet" in nina.get(reverse("meeting:room", args=[spoken.id])).content.decode()
    answer = nina.post(reverse("meeting:make_plan", args=[spoken.id]), follow=True)
    text = answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("plans:plan", args=[plan_of(emil.id).id])
    for expected in (WISH, "Emil sover hos mormor tirsdag og torsdag", "Kirsten", "barnets lov § 95"):
        assert expected in text, expected
    again = nina.post(reverse("meeting:make_plan", args=[spoken.id]), follow=True).content.decode()
    assert "ikke allerede står i planen" in again
    assert Goal.objects.filter(child=emil).count() == 1


def test_those_outside_cannot_tell_that_the_meeting_exists(client_for, spoken):
    for who in ("otto", "lone", "bo", "sofie"):
        assert client_for(who).post(reverse("meeting:make_plan", args=[spoken.id])).status_code == 404
    assert not Plan.objects.filter(child_id=spoken.child_id).exists()


def test_a_member_reads_and_is_not_offered_to_write(client_for, emils_plan):
    ida = client_for("ida")
    text = ida.get(reverse("plans:plan", args=[emils_plan.id])).content.decode()
    assert WISH in text
    assert "Ret planen" not in text


def test_the_whole_plan_is_changed_on_one_page(client_for, emils_plan, emil):
    lars = client_for("lars")
    sent = typed(emil) | {
        "goal-new": "Mor får ro om morgenen",
        "what-new": "Gitte ringer",
        "who-new": "Gitte",
    }
    answer = lars.post(reverse("plans:revise", args=[emils_plan.id]), sent, follow=True)
    assert answer.status_code == 200
    assert list(Goal.objects.filter(child=emil).order_by("place").values_list("words", flat=True)) == [
        WISH,
        "Mor får ro om morgenen",
    ]
    assert Agreement.objects.get(what="Gitte ringer").who == "Gitte"
    assert Agreement.objects.filter(child=emil, who_adult__isnull=False).count() == 2


def test_a_date_that_does_not_exist_is_refused_and_nothing_typed_is_lost(client_for, emils_plan, emil):
    lars = client_for("lars")
    sent = typed(emil) | {"what-new": "Gitte ringer", "from-new": "31.02.2027"}
    answer = lars.post(reverse("plans:revise", args=[emils_plan.id]), sent)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Gitte ringer" in text
    assert "31.02.2027" in text


def test_the_second_of_two_sees_both_and_saves_the_joined_plan(client_for, emils_plan, emil):
    lars, nina = client_for("lars"), client_for("nina")
    page = reverse("plans:revise", args=[emils_plan.id])
    first, second = typed(emil), typed(emil)
    goal = plan_of(emil.id).goals.get()
    assert lars.post(page, first | {f"goal-{goal.pk}": "", "goal-new": "Ro"}).status_code == 302
    clash = nina.post(page, second | {"goal-new": "Fodbold"})
    text = clash.content.decode()
    assert clash.status_code == 409
    for expected in ("To har rettet samtidig", "Fodbold", "\nRo</textarea>", f"\n{WISH}</textarea>"):
        assert expected in text, expected
    joined = second | {"goal-new": "Fodbold", "revision": 2}
    assert nina.post(page, joined).status_code == 302
    assert {each.words for each in plan_of(emil.id).goals.all()} == {"Ro", WISH, "Fodbold"}


def test_the_plan_is_released_to_one_reader_at_a_time(client_for, emils_plan, sofie, jens):
    nina = client_for("nina")
    answer = nina.post(reverse("plans:release", args=[emils_plan.id, sofie.id]), follow=True)
    assert "kan læse den" in answer.content.decode()
    assert [each.reader_id for each in Release.objects.filter(object_id=emils_plan.id)] == [sofie.id]
    refused = nina.post(reverse("plans:release", args=[emils_plan.id, jens.id]), follow=True)
    assert "kun frigives til voksne omkring barnet" in refused.content.decode()
    assert client_for("otto").post(reverse("plans:release", args=[emils_plan.id, sofie.id])).status_code == 404


@pytest.mark.parametrize("name", ["plans:plan", "plans:revise"])
def test_a_plan_that_is_not_there_is_404(client_for, emil, name):
    assert client_for("lars").get(reverse(name, args=[emil.id])).status_code == 404


def test_a_parents_own_goal_is_shown_to_the_other_parent_by_a_press_of_its_own(
    client_for, emils_plan, emil, sofie, jonas, acting_as
):
    goal = Goal.objects.create(
        plan=emils_plan, child=emil, place=9, words="Ro om morgenen", voice="parent", adult=sofie
    )
    nina, page = client_for("nina"), reverse("plans:plan", args=[emils_plan.id])
    nina.post(reverse("plans:release", args=[emils_plan.id, jonas.id]))
    assert "Ses ikke af Jonas Winther" in nina.get(page).content.decode()
    press = reverse("plans:release_words", args=[emils_plan.id, goal.id, jonas.id])
    assert client_for("otto").post(press).status_code == 404
    assert nina.post(reverse("plans:release_words", args=[emils_plan.id, emil.id, jonas.id])).status_code == 404
    assert "Ses ikke af" not in nina.post(press, follow=True).content.decode()
    with acting_as("jonas", later=timedelta(minutes=5)):
        assert goal in plan_of(emil.id).goals.all()
