"""What needs me, by when and why: seen by those it waits for, and by nobody who may not know the child."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from favn.foundation.access.acting import acting
from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import PUBLIC, system
from favn.foundation.alerts.actions import NotYourAlert, close_alert, close_alerts, raise_alert
from favn.foundation.alerts.models import Alert
from favn.foundation.alerts.queries import alerts_for
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.models import Unit
from favn.kit.ids import new_id

WHY = Unit(id=new_id(), name="the row it is about")


@pytest.fixture
def raised(at, emil):
    """`raised(by, …)`: something about Emil that waits, with everything filled in that a test does not care about."""

    def raise_one(by, **more):
        facts = {
            "kind": "next_step", "text": "Tal med forældrene", "reason": "I aftalte det i dialogen.",
            "due_by": at + timedelta(days=2), "source": WHY, "url_name": "kit:gallery", "child_id": emil.id,
            "compartment": Compartment.SCHOOL, "at": at,
        }  # fmt: skip
        if "to" not in more and "unit_id" not in more:
            more["to"] = by.id
        raise_alert(by=by, **(facts | more))

    return raise_one


def texts(actor, at):
    return [alert.text for alert in alerts_for(actor, at) if alert.source_id == WHY.pk]


def test_the_most_urgent_comes_first(acting_as, raised, at):
    with acting_as("ida") as ida:
        for days, text in ((5, "sidst"), (1, "først"), (3, "midt")):
            raised(ida, text=text, due_by=at + timedelta(days=days), kind=text)
        assert texts(ida, at) == ["først", "midt", "sidst"]


def test_it_waits_for_the_one_it_was_raised_for_and_not_for_a_colleague(acting_as, raised, at):
    with acting_as("ida") as ida:
        raised(ida)
    with acting_as("bo") as bo:
        assert texts(bo, at) == []


def test_an_alert_about_a_child_is_invisible_to_those_who_may_not_know_the_child(acting_as, raised, actor_of):
    otto = actor_of("otto")
    with acting_as("ida") as ida:
        raised(ida)
        raised(ida, to=otto.id, kind="by_mistake")
    for outsider in ("otto", "lars", "lone", "dan", "tove"):
        with acting_as(outsider):
            assert not Alert.objects.filter(source_id=WHY.pk).exists()


def test_a_role_at_a_unit_is_told_by_someone_who_may_not_read_it(acting_as, raised, at):
    authority = Unit.objects.get(kind="authority").id
    with acting(PUBLIC, at=at):
        raised(PUBLIC, unit_id=authority, role="team_leader", compartment=Compartment.IDENTITY,
               text="Vurdér underretningen")  # fmt: skip
    with acting_as("mette") as mette:
        assert texts(mette, at) == ["Vurdér underretningen"]
    with acting_as("lars") as lars:
        assert texts(lars, at) == []


def test_an_alert_without_a_child_is_seen_by_its_addressee_only(acting_as, raised, at):
    with acting_as("ida") as ida:
        raised(ida, child_id=None, compartment=None, text="Runden lukker")
        assert texts(ida, at) == ["Runden lukker"]
    with acting_as("bo"):
        assert not Alert.objects.filter(source_id=WHY.pk).exists()


def test_raising_twice_changes_nothing(acting_as, raised, at):
    with acting_as("ida") as ida:
        raised(ida)
        raised(ida, text="en anden tekst")
        assert texts(ida, at) == ["Tal med forældrene"]


def test_what_is_done_stays_as_a_row_with_who_and_when(acting_as, raised, at, emil):
    with acting_as("ida") as ida:
        raised(ida)
        alert = alerts_for(ida, at).get(source_id=WHY.pk)
        close_alert(alert=alert, by=ida, at=at + timedelta(hours=1))
        close_alert(alert=alert, by=ida, at=at + timedelta(hours=2))
        assert texts(ida, at) == []
        alert.refresh_from_db()
    assert (alert.done_by, alert.done_at) == (ida.id, at + timedelta(hours=1))
    assert Entry.objects.filter(verb="close_alert", object_id=alert.id).count() == 1


def test_a_colleague_cannot_close_it_and_a_job_can(acting_as, raised, at):
    with acting_as("ida") as ida:
        raised(ida)
        alert = alerts_for(ida, at).get(source_id=WHY.pk)
    with acting_as("bo") as bo, pytest.raises(NotYourAlert, match="venter på en anden"):
        close_alert(alert=alert, by=bo, at=at)
    job = system("follow")
    with acting(job, at=at):
        close_alert(alert=alert, by=job, at=at)
    alert.refresh_from_db()
    assert alert.done_at == at


def test_the_step_closes_what_it_raised(acting_as, raised, at, emil):
    with acting_as("ida") as ida:
        raised(ida)
        raised(ida, kind="another")
        assert close_alerts(source_id=WHY.pk, by=ida, at=at, kind="another") == 1
        assert texts(ida, at) == ["Tal med forældrene"]
        assert close_alerts(source_id=WHY.pk, by=ida, at=at) == 1
        assert close_alerts(source_id=new_id(), by=ida, at=at) == 0


def test_a_list_goes_on_where_the_last_page_ended(acting_as, raised, at):
    with acting_as("ida") as ida:
        for number in range(5):
            raised(ida, kind=f"k{number}", text=str(number), due_by=at + timedelta(days=number // 2))
        listed = list(alerts_for(ida, at).filter(source_id=WHY.pk))
        last = listed[2]
        rest = (
            alerts_for(ida, at)
            .filter(source_id=WHY.pk, due_by__gte=last.due_by)
            .exclude(due_by=last.due_by, id__lte=last.id)
        )
        assert list(rest) == listed[3:]


@pytest.mark.parametrize("wrong", [{"to": None, "unit_id": None}, {"compartment": None}])
def test_the_database_refuses_an_alert_for_nobody_or_from_no_room(acting_as, raised, wrong):
    with acting_as("ida") as ida, pytest.raises(IntegrityError), transaction.atomic():
        raised(ida, **wrong)


def test_an_alert_leads_to_its_page(acting_as, raised, at):
    with acting_as("ida") as ida:
        raised(ida)
        assert alerts_for(ida, at).get(source_id=WHY.pk).url == "/kit/"
