"""The work list is the product: what needs me, why, by when; and nobody else's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from favn.foundation.access.choices import Compartment
from favn.foundation.alerts.actions import raise_alert
from favn.foundation.audit.models import Entry

MOST_STATEMENTS = 12


def test_lars_sees_what_the_new_case_asks_of_him(client_for, emils_case):
    page = client_for("lars").get("/min-dag/").content.decode()
    assert "Screen sagen · Emil Aagaard Winther" in page
    assert "barnets lov § 18" in page


def test_an_empty_day_teaches(client_for, db):
    assert "Intet venter på dig" in client_for("lars").get("/min-dag/").content.decode()


def test_a_dentist_finds_the_child_and_comes_back_to_what_she_wrote(client_for, emil):
    tove = client_for("tove")
    assert tove.get("/hjem/")["Location"] == "/tandpleje/"
    page = tove.get("/min-dag/").content.decode()
    assert "Find barnet foran dig" in page
    assert "Du har ikke skrevet om et barn endnu" in page
    assert "Intet venter på dig" not in page
    told = {"title": "Undersøgelse", "text": "Emil kom ikke.", "compartment": "dental"}
    assert tove.post(f"/barn/{emil.id}/notat/nyt/", told).status_code == 302
    seen = {"child_level": "3", "care_level": "2", "worrying": "Kommer ikke", "parent_words": "Vi glemte det."}
    placed = tove.post(f"/barn/{emil.id}/bekymring/", seen | {"talked_with_parents_on": "01.01.2026"})
    assert placed.status_code == 302
    page = tove.get("/min-dag/").content.decode()
    assert page.index(f"Bekymring · {emil.name}") < page.index(f"Notat · {emil.name}")
    assert placed["Location"] in page


def test_what_the_ssp_writes_stands_with_the_ssp_alone(client_for, emil):
    sanne = client_for("sanne")
    assert "Notater i SSP-rummet kan kun læses af SSP" in sanne.get("/min-dag/").content.decode()
    page = sanne.get(f"/barn/{emil.id}/").content.decode()
    assert "Skriv notat" in page
    assert "Her slutter din adgang" not in page
    assert sanne.post(f"/barn/{emil.id}/notat/nyt/", {"title": "Snak", "text": "På havnen."}).status_code == 302
    assert f"Notat · {emil.name}" in sanne.get("/min-dag/").content.decode()
    assert "Emil" not in client_for("tove").get("/min-dag/").content.decode()


@pytest.mark.parametrize("who", ["mette", "per", "nina", "pia", "tove", "sanne"])
def test_others_do_not_see_what_waits_for_lars(client_for, emils_case, who):
    assert "Emil" not in client_for(who).get("/min-dag/").content.decode()


@pytest.mark.parametrize("who", ["otto", "ida", "sofie", "dan", "lone", "karen"])
def test_the_desk_is_not_there_for_others(client_for, emils_case, who):
    client = client_for(who)
    for address in ("/min-dag/", "/mine-boern/", "/sager/", f"/sager/{emils_case.pk}/"):
        assert client.get(address).status_code == 404


def asked(queries):
    """The statements that ask for or write rows: not the frame's own (who acts, where the transaction begins)."""
    frame = ("SAVEPOINT", "RELEASE", "SET LOCAL", "SELECT set_config")
    return [each["sql"] for each in queries if not each["sql"].startswith(frame)]


def test_fifty_rows_cost_a_dozen_statements(client_for, acting_as, emils_case, at):
    with acting_as("lars") as lars:
        for number in range(60):
            raise_alert(kind=f"k{number}", text="Ring", reason="Aftalt", due_by=at + timedelta(hours=number + 1),
                        source=emils_case, url_name="caseworker:case", url_id=emils_case.pk, to=lars.id,
                        child_id=emils_case.child_id, compartment=Compartment.AUTHORITY, by=lars, at=at)  # fmt: skip
    client = client_for("lars")
    with CaptureQueriesContext(connection) as captured:
        first = client.get("/min-dag/")
    assert len(asked(captured)) <= MOST_STATEMENTS, asked(captured)
    page = first.content.decode()
    assert page.count("Ring · Emil") == 50
    assert 'rel="next"' in page


def test_the_names_on_the_list_are_written_down_as_read(client_for, emils_case, emil):
    client_for("lars").get("/min-dag/")
    assert Entry.objects.filter(child_id=emil.id, verb="work_list", actor_name="Lars Bank").exists()


def test_what_is_late_stands_first_and_says_so(client_for, emils_case):
    page = client_for("lars", demo_days=60).get("/min-dag/").content.decode()
    assert "Over fristen" in page
    assert "for sent" in page


def test_mine_children_are_those_i_carry(client_for, emils_network):
    for who, words in (("lars", "Sag "), ("nina", "Netværk til og med")):
        page = client_for(who).get("/mine-boern/").content.decode()
        assert "Emil Aagaard Winther" in page
        assert words in page
    assert client_for("mette").get("/mine-boern/").status_code == 404
