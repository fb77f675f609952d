"""What is left of a round: lines for each area, steps on a list, visits, words, and forms in versions."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.foundation.alerts.models import OPEN, Alert
from favn.foundation.organisation.models import Unit
from favn.foundation.people.models import Child
from favn.journey.wellbeing import actions, errors
from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.actions.visits import Visited
from favn.journey.wellbeing.choices import QUESTIONS, AgeBand, Area, Sign, Tone
from favn.journey.wellbeing.models import Form, JointPosition, Round, VisitAssessment
from favn.journey.wellbeing.queries.history import child_history, group_history, unit_history
from favn.journey.wellbeing.queries.rounds import covers, form_of, newest_forms, rater_rule
from favn.journey.wellbeing.queries.words import Wordings, position_words
from favn.journey.wellbeing.rules.areas import levels_by_area
from favn.journey.wellbeing.shipped import shipped_forms
from favn.journey.wellbeing.tests.rounds import rated_by_both, school_round
from favn.kit.clock import local

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed(acting_as, rated, group, emil, at):
    """Ida and Bo agree on yellow about Emil, and Ida talks with him within the week."""
    dialogue = rated_by_both(acting_as, rated, group, at, low=[emil.id])
    with acting_as("ida") as ida:
        words = Agreed(Tone.YELLOW, "Er alene", "Tal med Emil", ida.key, local(at).date() + timedelta(days=7))
        return actions.set_position(dialogue=dialogue, child_id=emil.id, agreed=words, revision=0, by=ida, at=at)


def test_every_age_has_twelve_questions_over_four_areas_and_four_signs():
    found = dict(shipped_forms())
    assert set(found) == set(AgeBand.values)
    for questions in found.values():
        assert list(questions) == list(QUESTIONS)
        areas = [each["area"] for each in questions.values()]
        assert {area: areas.count(area) for area in areas} == dict.fromkeys(Area.values, 3)
        assert {each["sign"] for each in questions.values()} == set(Sign.values)
        for each in questions.values():
            assert len(each["da"]) == len(each["en"]) == 3
            assert len({*each["da"], *each["en"]}) == 6
            assert max(map(len, each["da"])) <= 80


def test_the_newest_forms_are_those_that_are_shipped(db):
    assert {form.band: form.questions for form in newest_forms()} == dict(shipped_forms())


def test_a_new_version_leaves_a_round_that_has_opened_alone(rated, group, acting_as, at):
    with acting_as("vibe") as vibe:
        day = local(at).date()
        planned = actions.plan_round(name="Ny", unit_kind="school", opens_on=day, closes_on=day, by=vibe, at=at)
        actions.inform_parents(planned=planned, by=vibe, at=at)
        actions.open_round(planned=planned, by=vibe, at=at)
        planned.refresh_from_db()
        before = form_of(planned, group)
        words = {code: {lang: list(before.questions[code][lang]) for lang in ("da", "en")} for code in QUESTIONS}
        assert actions.write_form(newest=before, words=words, by=vibe, at=at) == before, "no change, no version"
        words["core1"]["da"][0] = "Har en plads i flokken"
        made = actions.write_form(newest=before, words=words, by=vibe, at=at)
    assert (made.version, made.questions["core1"]["area"]) == (before.version + 1, "social")
    assert form_of(planned, group) == before
    assert form_of(rated, group) == made, "a round that kept no versions has the newest"
    with acting_as("ida") as ida, pytest.raises(errors.Refused):
        actions.write_form(newest=made, words=words, by=ida, at=at)


def test_how_many_rate_is_a_rule_with_a_date(acting_as, at):
    today = local(at).date()
    assert [rater_rule(kind, today).raters for kind in ("school", "daycare", "childminder", "health")] == [2, 2, 1, 1]
    assert rater_rule("childminder", today).with_supervisor
    assert rater_rule("health", today).with_parents
    with pytest.raises(LookupError):
        rater_rule("dental", today)
    with acting_as("vibe") as vibe:
        later = today + timedelta(days=30)
        actions.set_rater_rule(unit_kind="school", raters=3, with_supervisor=False, valid_from=later, by=vibe, at=at)
        assert rater_rule("school", today).raters == 2
        planned = actions.plan_round(name="Tre", unit_kind="school", opens_on=later, closes_on=later, by=vibe, at=at)
    assert planned.raters_required == 3


def test_a_round_may_be_for_some_units_and_ages(rated, group):
    other = Unit.objects.filter(kind="school").exclude(pk=group.unit_id)[0]
    assert covers(rated, group)
    assert not covers(Round(unit_kind="school", unit_ids=[other.id]), group)
    assert not covers(Round(unit_kind="school", bands=["13-16"]), group)
    assert covers(Round(unit_kind="school", unit_ids=[group.unit_id], bands=["6-10"]), group)
    assert not covers(Round(unit_kind="daycare"), group)


def test_the_municipality_has_its_own_words_from_a_day_on(agreed, emil, acting_as, at):
    today = local(at).date()
    words = {"green": "Går godt", "yellow": "Hold øje", "red": "Gør noget nu"}
    with acting_as("vibe") as vibe:
        actions.word_positions(words=words | {f"{tone}_en": "x" for tone in words}, valid_from=today, by=vibe, at=at)
    assert position_words(today)["yellow"] == "Hold øje"
    assert position_words(today - timedelta(days=1))["yellow"] == "Øget opmærksomhed"
    assert Wordings().said("red", today) == "Gør noget nu"
    with acting_as("ida"):
        assert not Form.objects.all().update(version=9)


def test_a_yellow_waits_on_the_owners_list_until_it_is_done(agreed, acting_as, at):
    waiting = Alert.objects.get(OPEN, source_id=agreed.id)
    assert (waiting.employee.name, waiting.child_id) == ("Ida Holst", agreed.child_id)
    with acting_as("otto") as otto, pytest.raises(errors.StepNotYours):
        actions.finish_step(position_id=agreed.id, by=otto, at=at)
    with acting_as("bo") as bo:
        actions.finish_step(position_id=agreed.id, by=bo, at=at)
        with pytest.raises(errors.StepNotYours):
            actions.finish_step(position_id=agreed.id, by=bo, at=at)
    assert not Alert.objects.filter(OPEN, source_id=agreed.id).exists()


def test_it_leaves_the_list_when_the_next_round_opens(agreed, rated, at):
    def expire(later):
        with acting(system("expire_positions"), at=at + later) as job:
            return actions.expire_positions(by=job, at=at + later)

    assert expire(timedelta(days=1)) == 0
    school_round(at + timedelta(days=100), name="Forår")
    assert expire(timedelta(days=101)) == 1
    assert JointPosition.objects.get(pk=agreed.pk).position == Tone.YELLOW, "the history stays"


def test_yellow_may_be_watched_and_red_may_not(agreed):
    JointPosition.objects.filter(pk=agreed.pk).update(
        next_step="", owner=None, due_on=None, watch_because="Ny i klassen"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        JointPosition.objects.filter(pk=agreed.pk).update(position=Tone.RED)


def test_a_child_has_a_line_for_each_area(agreed, emil, acting_as, at):
    with acting_as("ida") as ida:
        history = child_history(emil.id, actor=ida, at=at)
    assert [line.name for line in history.areas] == [str(area.label) for area in Area]
    assert all(line.points == [("Efterår", 2.0)] for line in history.areas)
    assert [each.position for each in history.positions] == ["yellow"]
    with acting_as("otto") as otto, pytest.raises(Http404):
        child_history(emil.id, actor=otto, at=at)


def test_areas_come_from_the_form():
    questions = {"core1": {"area": "social"}, "core2": {"area": "emotional"}, "more1": {"area": "social"}, "core3": {}}
    answers = {"core1": 2, "core2": 0, "more1": 4, "core3": 5}
    assert levels_by_area(questions, answers) == {"social": 3.0}


def test_a_group_and_a_unit_over_time(agreed, group, emil, acting_as, at):
    with acting_as("ida") as ida:
        told = group_history(group, actor=ida, at=at)
        assert told.rounds == ["Efterår"]
        assert ("red", "Stærk bekymring") in told.meaning
        assert dict(told.children)[emil] == [("yellow", "Øget opmærksomhed")]
        assert [found for child, found in told.children if child != emil] == [[None]] * 23
    with acting_as("rikke") as rikke:
        figures = unit_history(rikke.unit_ids)
    assert [(each.name, each.rated, each.counts["yellow"]) for each in figures] == [("Efterår", None, None)]


@pytest.fixture
def infant(key_of, db):
    """One of Hanne's small children."""
    return Child.objects.get(pk=key_of("child", "nour"))


def at_visit(child, by, at, **words):
    form = newest_forms()[0]
    visited = Visited(**{"occasion": "8–10 måneder", "together_with": "Begge forældre", "position": Tone.GREEN} | words)
    return actions.assess_at_visit(child_id=child.id, form=form, answers={"core1": 4}, visited=visited, by=by, at=at)


def test_a_health_visitor_rates_alone_with_the_parents(infant, acting_as, at):
    with acting_as("hanne") as hanne:
        made = at_visit(infant, hanne, at)
        assert (made.form.band, made.core1, made.core2) == ("0-1", 4, None)
        with pytest.raises(errors.PositionIncomplete):
            at_visit(infant, hanne, at, position=Tone.RED, remark="Sover ikke", watch_because="Vi ser")
        at_visit(infant, hanne, at, position=Tone.YELLOW, remark="Sover ikke", watch_because="Vi ser om en uge")
    with acting_as("ida") as ida:
        with pytest.raises(errors.NotYourGroup):
            at_visit(infant, ida, at)
        assert not VisitAssessment.objects.exists(), "the room of health is not the school's"


def test_the_visit_page_takes_answers_and_refuses_a_worry_without_a_step(infant, client_for):
    page = reverse("wellbeing:visit", args=[infant.id])
    said = {"occasion": "8–10 måneder", "together_with": "Mor", "position": "red", "core1": "2", "remark": "Sover ikke"}
    assert client_for("hanne").post(page, said).status_code == 422
    client_for("hanne").post(page, said | {"next_step": "Ekstra besøg", "due_on": "01.12.2026"})
    assert VisitAssessment.objects.get(child=infant).next_step == "Ekstra besøg"
    assert "Ekstra besøg" in client_for("hanne").get(page).content.decode()
    for outsider in ("ida", "mette", "karen"):
        assert client_for(outsider).get(page).status_code == 404


def test_the_pages_of_history_open_for_those_who_rate(agreed, group, emil, client_for):
    child_page, step = reverse("wellbeing:child_line", args=[emil.id]), reverse("wellbeing:step", args=[agreed.id])
    assert "Det er gjort" in client_for("ida").get(child_page).content.decode()
    assert client_for("otto").post(step).status_code == 404
    client_for("ida").post(step)
    assert "Det er gjort" not in client_for("ida").get(child_page).content.decode()
    assert "Øget opmærksomhed" in client_for("bo").get(reverse("wellbeing:group", args=[group.id])).content.decode()
    assert client_for("otto").get(reverse("wellbeing:group", args=[group.id])).status_code == 404
    assert "Efterår" in client_for("rikke").get(reverse("wellbeing:unit")).content.decode()
    for outsider in ("otto", "mette", "sofie"):
        assert client_for(outsider).get(child_page).status_code == 404


def test_the_administrators_pages(client_for, at):
    vibe, day = client_for("vibe"), local(at).date().strftime("%d.%m.%Y")
    assert vibe.post(reverse("wellbeing:wording"), {"green": "x"}).status_code == 422
    six = dict.fromkeys(("green", "yellow", "red", "green_en", "yellow_en", "red_en"), "Ord")
    vibe.post(reverse("wellbeing:wording"), six | {"valid_from": day})
    assert "Ord" in vibe.get(reverse("wellbeing:wording")).content.decode()
    vibe.post(reverse("wellbeing:raters"), {"unit_kind": "health", "raters": "2", "valid_from": day})
    assert rater_rule("health", local(at).date()).with_parents
    assert vibe.post(reverse("wellbeing:raters"), {"raters": "9"}).status_code == 422
    assert "6–10 år" in vibe.get(reverse("wellbeing:forms")).content.decode()
    page = reverse("wellbeing:form", args=["6-10"])
    assert vibe.post(page, {"core1-da-0": ""}).status_code == 422
    newest = Form.objects.filter(band="6-10").latest("version")
    words = {
        f"{code}-{lang}-{place}": newest.questions[code][lang][place]
        for code in QUESTIONS for lang in ("da", "en") for place in range(3)
    }  # fmt: skip
    vibe.post(page, words | {"core1-da-0": "Har en plads"})
    assert Form.objects.filter(band="6-10").latest("version").version == newest.version + 1
    assert vibe.get(reverse("wellbeing:form", args=["9-9"])).status_code == 404
    for name in ("wording", "raters", "forms"):
        assert client_for("ida").get(reverse(f"wellbeing:{name}")).status_code == 404
