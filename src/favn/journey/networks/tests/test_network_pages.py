"""The network's pages in the browser."""

import pytest

from favn.journey.networks.models import Meeting, Network
from favn.kit.clock import local


@pytest.fixture
def today(at):
    return local(at).strftime("%d.%m.%Y")


@pytest.fixture
def new_year(at):
    return f"31.12.{local(at).year + 1}"


def begin(emil, staff, sofie, today, ends_on):
    return {"purpose": "Rolige morgener", "lead": str(staff("nina").pk), "ends_on": ends_on,
            "consent_by": str(sofie.pk), "consent_on": today, "consent_covers": "Trivsel"}  # fmt: skip


def test_lars_asks_nina_and_nina_gathers_the_four(
    client_for, emils_case, emil, staff, sofie, kirsten, ali, today, new_year
):
    lars = client_for("lars")
    assert lars.get(f"/barn/{emil.pk}/netvaerk/").status_code == 200
    assert lars.post(f"/barn/{emil.pk}/netvaerk/", begin(emil, staff, sofie, today, new_year)).status_code == 302
    network, nina = Network.objects.get(child=emil), client_for("nina")
    assert "Saml netværket, og indkald" in nina.get("/min-dag/").content.decode()
    consent = {"ends_on": new_year, "consent_by": str(sofie.pk), "consent_on": today, "purpose": "kender Emil"}
    people = [("employee", "Ida Holst", "lærer"), ("employee", "pia sand", "psykolog"),
              (str(kirsten.pk), "", "mormor"), (str(ali.pk), "", "fodboldtræner")]  # fmt: skip
    for person, name, role in people:
        sent = consent | {"person": person, "employee_name": name, "role": role}
        assert nina.post(f"/netvaerk/{network.pk}/medlem/", sent).status_code == 302
    page = nina.get(f"/netvaerk/{network.pk}/").content.decode()
    assert all(name in page for name in ("Ida Holst", "Pia Sand", "Kirsten Aagaard", "Ali Hassan", "Lars Bank"))
    sent = {"held_on": today, "held_from": "23.59", "place": "Havneskolen", "purpose": "Hvad nu?"}
    answer = nina.post(f"/netvaerk/{network.pk}/moede/", sent)
    assert answer.headers["Location"] == f"/moeder/{Meeting.objects.get(network=network).pk}/"
    assert "Netværksmøde" in nina.get("/min-dag/").content.decode()
    assert client_for("pia").get(f"/netvaerk/{network.pk}/").status_code == 200


@pytest.mark.parametrize(("changed", "error"), [
    ({"person": "employee", "employee_name": "Ukendt Person"}, "Ingen medarbejder hedder sådan"),
    ({"person": "employee", "employee_name": "a"}, "Ingen medarbejder hedder sådan"),
    ({"person": "employee", "employee_name": "an"}, "Flere hedder sådan"),
    ({"person": ""}, "Vælg et svar ved »Hvem?«."),
    ({"ends_on": "1.1.2020"}, "Slutdatoen er gået"),
    ({"ends_on": "31.12.2099"}, "ingen kan være med længere"),
    ({"consent_by": ""}, "Vælg et svar ved »Samtykke fra«."),
    ({"consent_on": "32.1.2026"}, "Skriv datoen som dag, måned og år"),
    ({"role": ""}, "Udfyld »Rolle om barnet«."),
])  # fmt: skip
def test_a_refused_member_is_told_why(client_for, gathered, sofie, today, changed, error):
    sent = {"person": "employee", "employee_name": "Bo Lind", "role": "pædagog", "purpose": "kender Emil",
            "ends_on": today, "consent_by": str(sofie.pk), "consent_on": today}  # fmt: skip
    answer = client_for("nina").post(f"/netvaerk/{gathered.pk}/medlem/", sent | changed)
    assert answer.status_code == 422
    assert error in answer.content.decode()
    assert gathered.members.count() == 4


def test_refused_beginnings_and_meetings_are_told_why(client_for, emils_network, emil, staff, sofie, today, new_year):
    again = client_for("lars").post(f"/barn/{emil.pk}/netvaerk/", begin(emil, staff, sofie, today, new_year))
    assert again.status_code == 422
    assert "har allerede et netværk" in again.content.decode()
    sent = {"held_on": "31.12.2099", "held_from": "kl. 15", "place": "Havneskolen", "purpose": "Hvad nu?"}
    nina = client_for("nina")
    assert "Skriv klokken som 15.00" in nina.post(f"/netvaerk/{emils_network.pk}/moede/", sent).content.decode()
    late = nina.post(f"/netvaerk/{emils_network.pk}/moede/", sent | {"held_from": "15"})
    assert "mødet skal ligge før" in late.content.decode()


def test_a_member_leaves_in_the_browser(client_for, gathered, staff):
    member, nina = gathered.members.get(employee=staff("pia")), client_for("nina")
    for words in ("er gået ud af netværket", "er allerede gået ud"):
        page = nina.post(f"/netvaerk/medlem/{member.pk}/ud/", follow=True).content.decode()
        assert words in page


@pytest.mark.parametrize("who", ["otto", "lone", "mette", "hanne", "sofie", "kirsten", "dan"])
def test_the_network_is_not_there_for_others(client_for, gathered, emil, who):
    client, member = client_for(who), gathered.members.first()
    for place in (f"/netvaerk/{gathered.pk}/", f"/netvaerk/{gathered.pk}/medlem/", f"/netvaerk/{gathered.pk}/moede/",
                  f"/barn/{emil.pk}/netvaerk/"):  # fmt: skip
        assert client.get(place).status_code == 404
    assert client.post(f"/netvaerk/medlem/{member.pk}/ud/").status_code == 404


def test_a_member_reads_the_network_and_gathers_nobody(client_for, gathered):
    ida = client_for("ida")
    assert "Tag en med" not in ida.get(f"/netvaerk/{gathered.pk}/").content.decode()
    assert ida.get(f"/netvaerk/{gathered.pk}/medlem/").status_code == 404
    assert client_for("pia").get(f"/netvaerk/{gathered.pk}/medlem/").status_code == 404
