"""The network's pages in the browser."""

import pytest

from favn.foundation.consents.actions import refuse
from favn.journey.networks.models import Meeting, Network
from favn.kit.clock import local


@pytest.fixture
def today(at):
    return local(at).strftime("%d.%m.%Y")


@pytest.fixture
def new_year(at):
    return f"31.12.{local(at).year + 1}"


def begin(staff, ends_on):
    return {"purpose": "Rolige morgener", "lead": str(staff("nina").pk), "ends_on": ends_on, "covers": "Trivsel"}


def test_lars_asks_nina_and_nina_gathers_the_four(
    client_for, emils_case, emil, staff, kirsten, ali, everyone_says_yes, today, new_year
):
    lars = client_for("lars")
    assert lars.get(f"/barn/{emil.pk}/netvaerk/").status_code == 200
    assert lars.post(f"/barn/{emil.pk}/netvaerk/", begin(staff, new_year)).status_code == 302
    network, nina = Network.objects.get(child=emil), client_for("nina")
    assert "Saml netværket, og indkald" in nina.get("/min-dag/").content.decode()
    asked = {"ends_on": new_year, "purpose": "kender Emil"}
    people = [("employee", "Ida Holst", "lærer"), ("employee", "pia sand", "psykolog"),
              (str(kirsten.pk), "", "mormor"), (str(ali.pk), "", "fodboldtræner")]  # fmt: skip
    for person, name, role in people:
        sent = asked | {"person": person, "employee_name": name, "role": role}
        assert nina.post(f"/netvaerk/{network.pk}/medlem/", sent).status_code == 302
    page = nina.get(f"/netvaerk/{network.pk}/").content.decode()
    assert all(name in page for name in ("Ida Holst", "Pia Sand", "Kirsten Aagaard", "Ali Hassan", "Lars Bank"))
    assert (page.count("venter på svar"), page.count("er spurgt og har ikke svaret")) == (4, 8)
    for member in network.members.all():
        everyone_says_yes(member.share)
    page = nina.get(f"/netvaerk/{network.pk}/").content.decode()
    assert ("venter på svar" in page, page.count("har sagt ja")) == (False, 8)
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
    ({"ends_on": "32.1.2026"}, "Skriv datoen som dag, måned og år"),
    ({"role": ""}, "Udfyld »Rolle om barnet«."),
])  # fmt: skip
def test_a_refused_member_is_told_why(client_for, gathered, today, changed, error):
    sent = {"person": "employee", "employee_name": "Bo Lind", "role": "pædagog", "purpose": "kender Emil",
            "ends_on": today}  # fmt: skip
    answer = client_for("nina").post(f"/netvaerk/{gathered.pk}/medlem/", sent | changed)
    assert answer.status_code == 422
    assert error in answer.content.decode()
    assert gathered.members.count() == 4


def test_refused_beginnings_and_meetings_are_told_why(client_for, emils_network, emil, staff, new_year):
    again = client_for("lars").post(f"/barn/{emil.pk}/netvaerk/", begin(staff, new_year))
    assert again.status_code == 422
    assert "har allerede et netværk" in again.content.decode()
    sent = {"held_on": "31.12.2099", "held_from": "kl. 15", "place": "Havneskolen", "purpose": "Hvad nu?"}
    nina = client_for("nina")
    assert "Skriv klokkeslættet som 9.30" in nina.post(f"/netvaerk/{emils_network.pk}/moede/", sent).content.decode()
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


def test_nina_writes_down_what_the_father_said_on_the_phone(client_for, asked_about, jonas):
    nina, member = client_for("nina"), asked_about.members.get(name="Ali Hassan")
    page = f"/netvaerk/deling/{member.share_id}/svar/"
    assert "Der er spurgt om" in nina.get(page).content.decode()
    refused = nina.post(page, {"adult": str(jonas.pk), "answer": "refused"})
    assert refused.status_code == 422
    assert "Hvordan?" in refused.content.decode()
    said = {"adult": str(jonas.pk), "answer": "refused", "form": "spoken", "reason": "Det er for meget nu"}
    told = nina.post(page, said, follow=True).content.decode()
    for words in ("Svaret er skrevet ned", "stoppet af et nej", "Jonas Winther har sagt nej", "Det er for meget nu"):
        assert words in told
    assert nina.post(page, said | {"answer": "given"}).status_code == 302
    told = nina.get(f"/netvaerk/{asked_about.pk}/").content.decode()
    assert "Jonas Winther har sagt ja" in told
    assert "stoppet af et nej" not in told


def test_a_reason_is_for_those_who_gather(client_for, acting_as, gathered, jonas, at):
    share = gathered.members.get(name="Ali Hassan").share
    with acting_as("jonas") as father:
        refuse(share=share, adult_id=jonas.id, reason="Vi er uvenner", by=father, at=at)
    page = f"/netvaerk/{gathered.pk}/"
    assert "Vi er uvenner" in client_for("nina").get(page).content.decode()
    for reader in ("ida", "pia"):
        seen = client_for(reader).get(page).content.decode()
        assert "Jonas Winther har sagt nej" in seen
        assert "Vi er uvenner" not in seen


@pytest.mark.parametrize("who", ["ida", "pia", "otto", "lone", "mette", "hanne", "sofie", "kirsten", "dan"])
def test_answers_are_written_down_by_those_who_gather(client_for, gathered, who):
    share = gathered.members.get(name="Ali Hassan").share
    assert client_for(who).get(f"/netvaerk/deling/{share.pk}/svar/").status_code == 404


def test_the_network_page_is_few_statements_however_many_are_asked_about(
    client_for, gathered, django_assert_max_num_queries
):
    nina = client_for("nina")
    nina.get(f"/netvaerk/{gathered.pk}/")
    with django_assert_max_num_queries(28):
        nina.get(f"/netvaerk/{gathered.pk}/")
