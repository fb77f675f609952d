"""The desk: what waits, my groups, my children."""

from datetime import timedelta

import pytest
from django.urls import reverse

from favn.foundation.access.choices import Compartment
from favn.foundation.alerts import actions as alerts
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.models import Employee, Group
from favn.journey.wellbeing.models import JointPosition
from favn.journey.wellbeing.tests.rounds import rated_by_both
from favn.journey.wellbeing.tests.test_pages import statements
from favn.kit.clock import local

pytestmark = pytest.mark.django_db


def page_of(client, name: str) -> str:
    return client.get(reverse(f"school:{name}")).content.decode()


def test_today_begins_with_the_round_that_waits(client_for, rated, group, acting_as, at):
    assert "Vurdér gruppen, hver for sig" in page_of(client_for("ida"), "today")
    rated_by_both(acting_as, rated, group, at, opened=False)
    assert "åbn dialogen" in page_of(client_for("ida"), "today")


def test_today_says_whom_to_talk_about_first_and_what_i_promised(client_for, rated, group, acting_as, emil, at):
    dialogue = rated_by_both(acting_as, rated, group, at, low=[emil.id])
    JointPosition.objects.create(
        child=emil, round=rated, dialogue=dialogue, position="yellow", remark="Alene", next_step="Legemakker",
        owner=Employee.objects.get(name="Ida Holst"), due_on=local(at).date(), set_by_id=dialogue.opened_by_id,
        set_at=at,
    )  # fmt: skip
    page = page_of(client_for("ida"), "today")
    assert "Tal om disse først" in page
    assert "Lavere end de andre i gruppen i denne runde" in page
    assert "Legemakker" in page
    assert Entry.objects.filter(verb="wellbeing.talk_first", child_id=emil.id).exists()
    assert "Legemakker" not in page_of(client_for("bo"), "today")


def test_a_leader_sees_how_far_the_groups_are_and_no_sheet(client_for, rated, group, acting_as, at):
    rated_by_both(acting_as, rated, group, at, opened=False)
    page = page_of(client_for("rikke"), "groups")
    assert "2 af 2 voksne er færdige" in page
    assert reverse("wellbeing:group", args=[group.id]) in page
    assert "ark/" not in page
    assert "Sent: lukker" not in page


def test_a_leaders_day_begins_with_the_rounds_of_the_unit(client_for, rated, group, acting_as, at):
    page = page_of(client_for("rikke"), "today")
    assert "Runder i enheden" in page
    assert f"0 af {Group.objects.filter(unit=group.unit).count()} grupper er færdige" in page
    assert "mangler" not in page
    dialogue = rated_by_both(acting_as, rated, group, at)
    type(dialogue).objects.filter(pk=dialogue.pk).update(closed_at=at)
    type(rated).objects.filter(pk=rated.pk).update(closes_on=local(at).date() + timedelta(days=7))
    page = page_of(client_for("rikke"), "today")
    assert f"1 af {Group.objects.filter(unit=group.unit).count()} grupper er færdige" in page
    assert "grupper mangler" in page
    assert "Runder i enheden" not in page_of(client_for("ida"), "today")


def test_a_leader_sees_what_is_late_and_how_many_steps_are_overdue(client_for, rated, group, acting_as, emil, at):
    dialogue = rated_by_both(acting_as, rated, group, at, low=[emil.id])
    JointPosition.objects.create(
        child=emil, round=rated, dialogue=dialogue, position="yellow", remark="Alene", next_step="Legemakker",
        owner=Employee.objects.get(name="Ida Holst"), due_on=local(at).date() - timedelta(days=1),
        set_by_id=dialogue.opened_by_id, set_at=at,
    )  # fmt: skip
    type(rated).objects.filter(pk=rated.pk).update(closes_on=local(at).date() + timedelta(days=7))
    page = page_of(client_for("rikke"), "groups")
    assert "Sent: lukker" in page
    assert "1 aftale over tid" in page
    assert "Emil" not in page
    assert "aftale over tid" not in page_of(client_for("ida"), "groups")


def test_an_alert_names_the_child_and_leads_to_where_it_is_done(client_for, emil, at, acting_as):
    with acting_as("rikke") as rikke:
        alerts.raise_alert(
            kind="tried", text="Forældrene skal varsles", reason="Prøve", due_by=at + timedelta(days=3), source=emil,
            url_name="wellbeing:child_line", url_id=emil.id, by=rikke, at=at, to=rikke.key, child_id=emil.id,
            compartment=Compartment.SCHOOL,
        )  # fmt: skip
    page = page_of(client_for("rikke"), "today")
    assert f'href="{reverse("wellbeing:child_line", args=[emil.id])}">Forældrene skal varsles</a> · {emil.name}' in page
    assert Entry.objects.filter(verb="school.today", child_id=emil.id, actor_id=rikke.key).exists()


def test_my_children_have_a_way_to_a_concern_and_to_a_notification(client_for, emil, rated):
    page = page_of(client_for("ida"), "children")
    assert reverse("concerns:place", args=[emil.id]) in page
    assert reverse("notifications:notify", args=[emil.id]) in page
    assert "Emil" not in page_of(client_for("otto"), "children")


def test_a_leader_with_many_groups_sees_the_children_of_one_at_a_time(client_for, emil, group, rated):
    rikke, address = client_for("rikke"), reverse("school:children")
    first = rikke.get(address).content.decode()
    assert "Emil Aagaard Winther" not in first
    assert f"?gruppe={group.id}" in first
    asked = statements(rikke, f"{address}?gruppe={group.id}")
    assert len(asked) <= 5
    assert "Emil Aagaard Winther" in rikke.get(f"{address}?gruppe={group.id}").content.decode()
    elsewhere = Group.objects.exclude(unit=group.unit).earliest("id")
    for wrong in (elsewhere.id, "x"):
        assert rikke.get(f"{address}?gruppe={wrong}").status_code == 404
    assert client_for("ida").get(f"{address}?gruppe={group.id}").status_code == 200
    assert client_for("otto").get(f"{address}?gruppe={group.id}").status_code == 404


@pytest.mark.parametrize("name", ["today", "groups", "children"])
@pytest.mark.parametrize("login", ["sofie", "mette", "karen", "lone"])
def test_the_desk_is_missing_for_those_who_do_not_work_there(client_for, name, login):
    assert client_for(login).get(reverse(f"school:{name}")).status_code == 404


def test_today_asks_the_database_a_bounded_number_of_times(client_for, rated, group, acting_as, emil, at):
    rated_by_both(acting_as, rated, group, at, low=[emil.id])
    assert len(statements(client_for("ida"), reverse("school:today"))) <= 14
