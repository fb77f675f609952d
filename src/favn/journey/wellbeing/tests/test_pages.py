"""The pages of a round: what each does, what a wrong input gets, and what the wrong person gets."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import trans_real

from favn.foundation.organisation.models import Employee
from favn.journey.wellbeing.models import Assessment, Dialogue, JointPosition, Round, Sheet
from favn.journey.wellbeing.tests.rounds import class_3b, rated_by_both, school_round
from favn.kit import catalogue
from favn.kit.clock import local
from favn.kit.wording import day_number

pytestmark = pytest.mark.django_db
OUTSIDERS = ("otto", "lone", "mette", "sofie", "karen", "vibe")


@pytest.fixture
def address(rated, group):
    """`address("sheet")`: where a page of this round and group lies."""
    return lambda name, *more: reverse(f"wellbeing:{name}", args=[rated.id, group.id, *more])


@pytest.fixture
def talked(acting_as, rated, group, emil, at):
    return rated_by_both(acting_as, rated, group, at, low=[emil.id])


def cell(child, question="core1", value="3", was=""):
    line = child.given_names
    return {f"child.{line}": str(child.id), f"{question}.{line}": value, f"was.{question}.{line}": was}


def test_the_sheet_shows_every_child_of_the_class_with_nothing_preset(client_for, address, emil):
    page = client_for("ida").get(address("sheet")).content.decode()
    assert "Emil Aagaard Winther" in page
    assert "Bo Lind ser ikke dine svar" in page
    assert "checked" not in page
    assert "Sidste runder" in page


@pytest.mark.parametrize("login", [*OUTSIDERS, "rikke"])
def test_the_sheet_is_missing_for_all_but_the_adults_of_the_group(client_for, address, login):
    assert client_for(login).get(address("sheet")).status_code == 404


def test_the_sheet_asks_the_database_a_dozen_times_whatever_the_class(client_for, address, talked):
    assert len(statements(client_for("ida"), address("sheet"))) <= 12


def statements(client, path) -> list[str]:
    """What the page asks the database for, its log included, without what every page asks (who, which hat, roles)."""
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    said = [each["sql"] for each in asked]
    said = said[next(at for at, sql in enumerate(said) if "set_config('role', 'favn_narrow'" in sql) + 1 :]
    return [sql for sql in said if not sql.startswith(("SAVEPOINT", "RELEASE", "SET LOCAL", "SELECT set_config"))]


def test_one_answer_is_saved_and_the_page_gets_only_what_changed(client_for, address, emil, rated):
    answered = client_for("ida").post(address("cell"), cell(emil), headers={"HX-Request": "true"})
    body = answered.content.decode()
    assert answered.status_code == 200
    assert "hx-swap-oob" in body
    assert "<html" not in body
    assert len(body) < 4000
    assert Assessment.objects.get(round=rated, child=emil).core1 == 3


def test_an_answer_changed_in_another_window_is_shown_and_kept(client_for, address, emil, rated):
    ida = client_for("ida")
    ida.post(address("cell"), cell(emil, value="3"))
    refused = ida.post(address("cell"), cell(emil, value="5"))
    assert refused.status_code == 409
    assert "ændret i et andet vindue" in refused.content.decode()
    assert Assessment.objects.get(round=rated, child=emil).core1 == 3


@pytest.mark.parametrize("wrong", [{"value": "6"}, {"value": "x"}, {"question": "core4"}, {"question": "more10"}])
def test_what_is_no_answer_changes_nothing(client_for, address, emil, rated, wrong):
    assert client_for("ida").post(address("cell"), cell(emil, **wrong)).status_code == 204
    assert not Assessment.objects.filter(round=rated).exists()


@pytest.mark.parametrize("login", [*OUTSIDERS, "rikke"])
def test_nobody_else_answers(client_for, address, emil, login):
    assert client_for(login).post(address("cell"), cell(emil)).status_code == 404


def test_without_javascript_one_button_saves_the_whole_sheet(client_for, address, emil, johan, rated):
    client = client_for("ida")
    client.post(address("sheet"), {**cell(emil, value="0"), **cell(johan), "reason.Emil": "new"})
    assert Assessment.objects.get(round=rated, child=emil).cannot_judge == "new"
    again = {**cell(emil, value="0", was="0"), **cell(johan, value="5", was="2"), "reason.Emil": ""}
    again["was.reason.Emil"] = "new"
    shown = client.post(address("sheet"), again, follow=True).content.decode()
    assert "ændret i et andet vindue" in shown
    assert Assessment.objects.get(round=rated, child=johan).core1 == 3
    assert Assessment.objects.get(round=rated, child=emil).cannot_judge == ""


def test_the_last_core_answer_opens_nine_more_questions_in_place(
    client_for, address, rated, group, acting_as, emil, at
):
    rated_by_both(acting_as, rated, group, at, low=[emil.id], opened=False)
    mine = Assessment.objects.filter(round=rated, rater__name="Ida Holst")
    Sheet.objects.filter(round=rated, rater__name="Ida Holst").update(finished_at=None)
    mine.filter(child=emil).update(core3=None, **{f"more{number}": None for number in range(1, 10)})
    body = client_for("ida").post(address("cell"), cell(emil, "core3", "2")).content.decode()
    assert "9 spørgsmål mere" in body
    assert "more9." in body


def test_a_reason_is_saved_when_it_is_chosen(client_for, address, emil, rated):
    ida = client_for("ida")
    ida.post(address("cell"), cell(emil, value="0"))
    assert ida.post(address("reason"), {"child.1": str(emil.id), "reason.1": "absent"}).status_code == 200
    assert Assessment.objects.get(round=rated, child=emil).cannot_judge == "absent"


def test_a_reason_given_in_another_window_is_shown_and_kept(client_for, address, emil, rated):
    ida = client_for("ida")
    ida.post(address("cell"), cell(emil, value="0"))
    ida.post(address("reason"), {"child.1": str(emil.id), "reason.1": "absent", "was.reason.1": ""})
    refused = ida.post(address("reason"), {"child.1": str(emil.id), "reason.1": "new", "was.reason.1": ""})
    assert refused.status_code == 409
    assert "ændret i et andet vindue" in refused.content.decode()
    assert Assessment.objects.get(round=rated, child=emil).cannot_judge == "absent"
    assert ida.post(address("reason"), {"child.1": str(emil.id), "reason.1": "bored"}).status_code == 204


def test_a_reason_after_the_round_is_refused_in_words(client_for, address, emil, rated, at):
    client_for("ida").post(address("cell"), cell(emil, value="0"))
    Round.objects.filter(pk=rated.pk).update(closes_on=local(at).date() - timedelta(days=1))
    refused = client_for("ida").post(address("reason"), {"child.1": str(emil.id), "reason.1": "new"})
    assert refused.status_code == 409
    assert "Runden er ikke åben" in refused.content.decode()


def test_a_child_who_has_just_come_is_shown_as_new_and_rated_all_the_same(client_for, address, emil, group, at):
    came = local(at).date() - timedelta(days=10)
    emil.enrolments.filter(group=group).update(valid_from=came)
    page = client_for("ida").get(address("sheet")).content.decode()
    assert page.count("ny i gruppen") == 1
    group.enrolments.update(valid_from=came)
    assert "ny i gruppen" not in client_for("ida").get(address("sheet")).content.decode()


def test_the_rater_adds_a_child_and_finishes_too_early(client_for, address, emil, rated):
    ida = client_for("ida")
    assert ida.post(address("add", emil.id)).status_code == 302
    assert Assessment.objects.get(round=rated, child=emil).added_at
    shown = ida.post(address("sheet"), {"finish": "1"}, follow=True).content.decode()
    assert "Arket er ikke helt udfyldt" in shown


def test_a_finished_sheet_is_read_only_until_it_is_opened_again(client_for, address, acting_as, rated, group, emil, at):
    rated_by_both(acting_as, rated, group, at, opened=False)
    ida = client_for("ida")
    page = ida.get(address("sheet")).content.decode()
    assert "Åbn dialogen" in page
    assert "disabled" in page
    assert ida.post(address("cell"), cell(emil, value="1", was="4")).status_code == 409
    ida.post(address("reopening"))
    assert ida.post(address("cell"), cell(emil, value="1", was="4")).status_code == 200


def test_the_dialogue_opens_when_both_have_finished_and_not_before(client_for, address, acting_as, rated, group, at):
    ida = client_for("ida")
    assert "Dialogen åbner, når alle" in ida.post(address("dialogue"), follow=True).content.decode()
    assert ida.get(address("dialogue")).status_code == 404
    rated_by_both(acting_as, rated, group, at, opened=False)
    page = ida.post(address("dialogue"), follow=True).content.decode()
    assert "3.B – dialog" in page
    assert "Ret i mit ark" not in ida.get(address("sheet")).content.decode()
    assert "kan ikke åbnes" not in ida.post(address("reopening"), follow=True).content.decode()


@pytest.mark.parametrize("login", OUTSIDERS)
def test_the_dialogue_is_missing_for_outsiders(client_for, address, talked, emil, login):
    for path in (address("dialogue"), address("dialogue_child", emil.id)):
        assert client_for(login).get(path).status_code == 404


def test_the_leader_reads_the_dialogue_and_is_offered_no_form(client_for, address, talked, emil):
    page = client_for("rikke").get(address("dialogue_child", emil.id)).content.decode()
    assert "Svarene side om side" in page
    assert 'name="position"' not in page
    assert client_for("rikke").post(address("green", emil.id)).status_code == 404


def test_a_clear_difference_comes_first_and_is_said(client_for, address, talked, rated, johan):
    Assessment.objects.filter(round=rated, child=johan, rater__name="Bo Lind").update(core2=1)
    ida = client_for("ida")
    page = ida.get(address("dialogue")).content.decode()
    assert page.index(f"barn-{johan.id}") < page.index("barn-") + len("barn-") + 40
    assert "I ser noget forskelligt" in ida.get(address("dialogue_child", johan.id)).content.decode()


def test_the_dialogue_asks_the_database_as_often_for_one_child_as_for_the_class(client_for, address, talked):
    assert len(statements(client_for("ida"), address("dialogue"))) <= 12


def test_green_is_one_press_and_yellow_needs_its_words(client_for, address, talked, emil, johan, at, rated):
    ida = client_for("ida")
    assert ida.post(address("green", johan.id)).status_code == 302
    assert JointPosition.objects.get(round=rated, child=johan).position == "green"
    refused = ida.post(address("dialogue_child", emil.id), {"position": "yellow", "revision": "0", "remark": "Alene."})
    assert refused.status_code == 422
    assert "Alene." in refused.content.decode()
    assert "Udfyld »Næste skridt«" in refused.content.decode()
    due = local(at).date() + timedelta(days=14)
    said = {
        "position": "yellow", "revision": "0", "remark": "Alene.", "next_step": "Legemakker",
        "owner": str(Employee.objects.get(name="Bo Lind").id), "due_on": day_number(due), "parents_contacted_on": "",
    }  # fmt: skip
    assert ida.post(address("dialogue_child", emil.id), said).status_code == 302
    stale = ida.post(address("dialogue_child", emil.id), {**said, "remark": "Nyt"})
    assert stale.status_code == 422
    assert "En kollega har ændret positionen" in stale.content.decode()
    assert 'value="1"' in stale.content.decode()


def test_the_dialogue_ends_when_all_are_passed(client_for, address, talked, rated):
    ida = client_for("ida")
    assert "mangler en fælles position" in ida.post(address("closing"), follow=True).content.decode()
    for row in Assessment.objects.filter(round=rated, rater__name="Ida Holst"):
        ida.post(address("green", row.child_id))
    assert "Dialogen er afsluttet" in ida.post(address("closing"), follow=True).content.decode()
    assert Dialogue.objects.get(round=rated).closed_at


def test_talk_about_these_first_names_the_child_and_why(client_for, address, talked, acting_as, rated, group, emil, at):
    before = school_round(at, name="Forår", weeks_ago=30)
    rated_by_both(acting_as, before, group, at - timedelta(weeks=28), low=[emil.id])
    page = client_for("bo").get(address("dialogue")).content.decode()
    assert "Tal om disse først" in page
    assert "Lavere end de andre i gruppen i to runder" in page
    assert "2,0 af 5" in page
    english = client_for("bo").get(address("dialogue"), headers={"accept-language": "en"}).content.decode()
    assert "2.0 of 5" in english
    Round.objects.filter(pk=rated.pk).update(closes_on=local(at).date() - timedelta(days=1))
    assert "Tal om disse først" not in client_for("bo").get(address("dialogue")).content.decode()


def test_a_fall_is_said_with_the_level_it_fell_from(client_for, address, talked, acting_as, group, at):
    rated_by_both(acting_as, school_round(at, name="Forår 2026", weeks_ago=30), group, at - timedelta(weeks=28))
    page = client_for("bo").get(address("dialogue")).content.decode()
    assert "Faldet tydeligt i forhold til barnets eget niveau: 2,0 af 5 nu, 4,0 sidst." in page


def test_a_whole_low_group_is_said(client_for, address, acting_as, rated, group, at):
    rated_by_both(acting_as, rated, group, at)
    Assessment.objects.filter(round=rated).update(core1=2, core2=2, core3=2)
    assert "Hele gruppen ligger lavt: 2,0 af 5." in client_for("ida").get(address("dialogue")).content.decode()


def test_the_administrator_plans_informs_and_opens(client_for, at, rated):
    vibe, path = client_for("vibe"), reverse("wellbeing:rounds")
    day = day_number(local(at).date())
    assert (
        vibe.post(path, {"name": "", "unit_kind": "school", "opens_on": day, "closes_on": "1.1.2020"}).status_code
        == 422
    )
    vibe.post(path, {"name": "Vinter", "unit_kind": "school", "opens_on": day, "closes_on": day})
    opening = reverse("wellbeing:round_opening", args=[Round.objects.get(name="Vinter").id])
    assert "før forældrene er informeret" in vibe.post(opening, follow=True).content.decode()
    vibe.post(opening, {"informed": "1"})
    assert "Åbnet" in vibe.post(opening, follow=True).content.decode()
    assert Round.objects.get(name="Vinter").opened_at


def test_the_rounds_are_the_administrators(client_for, rated):
    assert client_for("ida").get(reverse("wellbeing:rounds")).status_code == 404
    missing = reverse("wellbeing:round_opening", args=[class_3b().id])
    assert client_for("vibe").post(missing).status_code == 404


def test_the_sheet_speaks_english(client_for, address):
    catalogue.compile_all()
    trans_real._translations.clear()
    page = client_for("ida").get(address("sheet"), headers={"Accept-Language": "en"}).content.decode()
    assert "Belongs in the class" in page
    assert "your own assessment" in page


def test_a_corrected_core_answer_leaves_open_lines_alone(client_for, address, rated, group, acting_as, emil, johan, at):
    rated_by_both(acting_as, rated, group, at, low=[emil.id], opened=False)
    Sheet.objects.filter(round=rated, rater__name="Ida Holst").update(finished_at=None)
    body = client_for("ida").post(address("cell"), cell(johan, "core1", "5", was="4")).content.decode()
    assert "more9." not in body
    low = client_for("ida").post(address("cell"), cell(johan, "core1", "1", was="5")).content.decode()
    assert low.count('id="more-') == 1
