"""Opening, giving and reading a case, in the browser."""

import pytest

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import open_child
from favn.journey.cases.actions import open_case
from favn.journey.cases.choices import Origin
from favn.journey.cases.models import Case
from favn.journey.notifications.actions import assess, notify
from favn.journey.notifications.choices import NextStep, Urgency
from favn.journey.notifications.queries import history_ids
from favn.journey.notifications.telling import Notifier, Told
from favn.kit.clock import local


@pytest.fixture
def assessed(acting_as, emil, at):
    """Ida notified about Emil; Mette assessed it: screen him and his sister."""
    with acting_as("ida") as ida:
        child = open_child(actor=ida, child_id=emil.id, purpose=Purpose.NOTIFY, at=at)
        made = notify(children=[child], told=Told(text="Han er stille"), notifier=Notifier(code="1"), by=ida, at=at)
    with acting_as("mette") as mette:
        assess(notification=made, urgency=Urgency.FAST, reason="Screenes samlet", next_step=NextStep.SCREEN_SIBLINGS,
               seen=history_ids(made, at), by=mette, at=at)  # fmt: skip
    return made


def open_address(notification):
    return f"/sager/ny/{notification.pk}/"


def test_mette_gives_both_siblings_to_lars(client_for, staff, assessed, emil, freja):
    client = client_for("mette")
    assert assessed.number in client.get("/sager/").content.decode()
    page = client.get(open_address(assessed)).content.decode()
    assert "Emil Aagaard Winther" in page
    assert "Freja Aagaard Winther" in page
    sent = {"children": [str(emil.id), str(freja.id)], "caseworker": str(staff("lars").pk)}
    assert client.post(open_address(assessed), sent).status_code == 302
    assert Case.objects.filter(origin_id=assessed.pk).count() == 2
    assert assessed.number not in client.get("/sager/").content.decode()
    shown = client_for("lars").get(f"/sager/{Case.objects.get(child=emil).pk}/").content.decode()
    assert "Han er stille" in shown
    assert "Hvem kender familien nu" in shown
    assert "Bo Lind, Ida Holst" in shown
    assert "Hanne Juul" in shown
    assert "Tove Bech" not in shown
    assert "Sanne Riis" not in shown


def test_a_case_put_on_the_list_is_taken_by_lars_himself(client_for, staff, assessed, emil):
    client_for("mette").post(open_address(assessed), {"children": [str(emil.id)], "caseworker": "team"})
    lars, case = client_for("lars"), Case.objects.get(child=emil)
    assert "Emil Aagaard Winther" in lars.get("/sager/").content.decode()
    assert "Tag en sag fra teamets liste" in lars.get("/min-dag/").content.decode()
    page = lars.get(f"/sager/{case.pk}/raadgiver/").content.decode()
    assert "Sagen bliver din" in page
    answer = lars.post(f"/sager/{case.pk}/raadgiver/", {"caseworker": str(staff("lars").pk)})
    assert answer.status_code == 302
    assert "Har sagen" in lars.get(f"/sager/{case.pk}/").content.decode()
    again = lars.post(f"/sager/{case.pk}/raadgiver/", {"caseworker": str(staff("lars").pk)})
    assert again.status_code == 422
    assert "allerede taget" in again.content.decode()


@pytest.mark.parametrize(("sent", "error"), [
    ({}, "Vælg mindst ét barn."),
    ({"children": ["x"], "caseworker": "team"}, "error-summary"),
    ({"caseworker": "team"}, "Vælg mindst ét barn."),
    ({"children": "emil"}, "Vælg et svar ved »Rådgiver«."),
])  # fmt: skip
def test_wrong_answers_are_told_kindly_and_nothing_is_saved(client_for, assessed, emil, sent, error):
    sent = sent | ({"children": [str(emil.id)]} if sent.get("children") == "emil" else {})
    answer = client_for("mette").post(open_address(assessed), sent or {"caseworker": ""})
    assert answer.status_code == 422
    assert error in answer.content.decode()
    assert not Case.objects.filter(child=emil).exists()


def test_a_case_opened_meanwhile_by_a_colleague_is_not_opened_twice(client_for, acting_as, assessed, emil, at):
    with acting_as("mette") as mette:
        open_case(child_id=emil.id, origin=Origin.REQUEST, origin_on=local(at).date(), by=mette, at=at)
    answer = client_for("mette").post(open_address(assessed), {"children": [str(emil.id)], "caseworker": "team"})
    assert answer.status_code == 422
    assert Case.objects.filter(child=emil).count() == 1


@pytest.mark.parametrize("who", ["lars", "ida", "otto", "nina", "lone", "sofie", "dan"])
def test_only_those_who_receive_open_cases(client_for, assessed, who):
    assert client_for(who).get(open_address(assessed)).status_code == 404


@pytest.mark.parametrize("who", ["otto", "ida", "lone", "nina", "per", "sofie"])
def test_the_case_is_not_there_for_others(client_for, emils_case, who):
    client = client_for(who)
    for address in (
        f"/sager/{emils_case.pk}/",
        f"/sager/{emils_case.pk}/raadgiver/",
        f"/sager/{emils_case.pk}/screening/",
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, {}).status_code in (404, 405)


def test_lars_screens_in_the_browser(client_for, emils_case):
    lars, address = client_for("lars"), f"/sager/{emils_case.pk}/screening/"
    refused = lars.post(address, {"outcome": "", "reason": "Mit lange svar"})
    assert refused.status_code == 422
    assert "Mit lange svar" in refused.content.decode()
    assert lars.post(address, {"outcome": "investigation", "reason": "Vi ved for lidt"}).status_code == 302
    shown = lars.get(f"/sager/{emils_case.pk}/").content.decode()
    assert "Børnefaglig undersøgelse" in shown
    day = lars.get("/min-dag/").content.decode()
    assert "Gør undersøgelsen færdig" in day
    assert "Screen sagen" not in day
    unseen = lars.post(address, {"outcome": "no_further", "reason": "Nej"})
    assert unseen.status_code == 422
    assert "allerede screenet" in unseen.content.decode()
