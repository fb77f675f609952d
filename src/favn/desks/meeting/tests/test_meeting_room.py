"""The meeting room in the browser: live, shared, draft safe, and shut for everybody else."""

import pytest

from favn.journey.networks.models import LineDraft, MeetingLine, Scaling

HTMX = {"HX-Request": "true"}


@pytest.fixture
def address(emils_meeting):
    return f"/moeder/{emils_meeting.pk}/"


@pytest.fixture
def lines(emils_meeting):
    return MeetingLine.objects.filter(meeting=emils_meeting)


def speaker(adult):
    return f"adult-{adult.pk}"


def test_a_line_is_saved_at_once_and_only_its_field_is_sent_back(client_for, address, lines, sofie):
    sent = {"text": "Jeg kan ikke nå morgenerne", "said_by": speaker(sofie)}
    answer = client_for("nina").post(f"{address}linje/worried/", sent, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.lstrip().startswith('<section class="card wall-worried"')
    assert "»Jeg kan ikke nå morgenerne«" in page
    assert lines.get().adult == sofie


def test_without_javascript_the_whole_room_comes_back(client_for, address):
    answer = client_for("nina").post(f"{address}linje/works/", {"text": "Glad i klassen"}, follow=True)
    assert answer.redirect_chain
    assert "Glad i klassen" in answer.content.decode()


def test_a_refused_line_keeps_what_was_typed(client_for, address, lines):
    nina, sent = client_for("nina"), {"text": "Kirsten henter", "starts_on": "snart"}
    for headers in ({}, HTMX):
        answer = nina.post(f"{address}linje/must_happen/", sent, headers=headers)
        assert answer.status_code == 422
        assert "Kirsten henter" in answer.content.decode()
        assert "Skriv datoen som dag, måned og år" in answer.content.decode()
    assert nina.post(f"{address}linje/works/", {"text": " "}).status_code == 422
    assert nina.post(f"{address}linje/andet/", {"text": "x"}).status_code == 404
    assert not lines.exists()


def test_what_must_happen_says_who_and_when(client_for, address, kirsten, emils_meeting):
    member = emils_meeting.network.members.get(adult=kirsten)
    sent = {"text": "Henter tirsdag", "who": f"member-{member.pk}", "starts_on": "1.12.2026"}
    page = client_for("nina").post(f"{address}linje/must_happen/", sent, headers=HTMX).content.decode()
    assert "Kirsten Aagaard" in page
    assert "fra 1. dec." in page


def test_a_line_is_taken_back_and_undone(client_for, address, lines):
    nina = client_for("nina")
    nina.post(f"{address}linje/works/", {"text": "En fejl"})
    gone = nina.post(f"/moeder/linje/{lines.get().pk}/", headers=HTMX).content.decode()
    assert "En fejl" not in gone
    assert "Fortryd" in gone
    back = nina.post(f"/moeder/linje/{lines.get().pk}/", {"fortryd": "1"}, headers=HTMX).content.decode()
    assert "En fejl" in back


def test_a_draft_is_there_when_the_browser_comes_back(client_for, address, emils_meeting):
    ida = client_for("ida")
    answer = ida.post(f"{address}kladde/worried/", {"text": "Han er begyndt at"}, headers=HTMX)
    assert "Kladde gemt" in answer.content.decode()
    assert "Han er begyndt at" in ida.get(address).content.decode()
    assert "Han er begyndt at" not in client_for("pia").get(address).content.decode()
    assert LineDraft.objects.filter(meeting=emils_meeting).count() == 1


def test_each_persons_number_is_set_and_never_averaged(client_for, address, emils_meeting, sofie):
    nina = client_for("nina")
    nina.post(f"{address}tal/", {"said_by": "child", "value": "3", "words": "Jeg savner fodbold"})
    nina.post(f"{address}tal/", {"said_by": speaker(sofie), "value": "6"})
    page = nina.get(address).content.decode()
    assert "»Jeg savner fodbold«" in page
    assert "4,5" not in page
    assert "gennemsnit" not in page
    refused = nina.post(f"{address}tal/", {"value": "11", "words": "Mange ord"}, headers=HTMX)
    assert refused.status_code == 422
    assert "Mange ord" in refused.content.decode()
    assert "Vælg, hvis tal det er." in refused.content.decode()
    assert Scaling.objects.filter(meeting=emils_meeting).count() == 2


def test_the_wall_hears_of_what_others_wrote_and_is_silent_otherwise(client_for, address):
    nina, ida = client_for("nina"), client_for("ida")
    marker = nina.get(address).content.decode().split("?set=")[1].split('"')[0]
    assert nina.get(f"{address}nyt/?set={marker}").status_code == 204
    ida.post(f"{address}linje/works/", {"text": "Set af Ida"})
    fresh = nina.get(f"{address}nyt/?set={marker}", headers=HTMX).content.decode()
    assert "Set af Ida" in fresh
    assert fresh.count('hx-swap-oob="true"') == 6


def test_the_minutes_are_ready_and_shared_with_those_chosen(client_for, address, sofie, jonas):
    nina = client_for("nina")
    assert "Intet er skrevet endnu" in nina.get(f"{address}referat/").content.decode()
    nina.post(f"{address}linje/worried/", {"text": "Morgenerne", "said_by": speaker(sofie)})
    assert "»Morgenerne«" in nina.get(f"{address}referat/").content.decode()
    assert nina.post(f"{address}referat/", {}).status_code == 422
    answer = nina.post(f"{address}referat/", {"readers": [str(sofie.pk), str(jonas.pk)]}, follow=True)
    assert "Referatet er delt med 2." in answer.content.decode()
    assert client_for("ida").post(f"{address}referat/", {"readers": [str(sofie.pk)]}).status_code == 422


def test_after_the_end_the_room_is_read_only(client_for, address, lines):
    nina = client_for("nina")
    nina.post(f"{address}linje/works/", {"text": "Glad"})
    assert client_for("ida").post(f"{address}slut/", follow=True).status_code == 200
    assert "Skriv på væggen" in nina.get(address).content.decode()
    assert nina.post(f"{address}slut/").status_code == 302
    page = nina.get(address).content.decode()
    assert "referatet står fast" in page
    assert "Skriv på væggen" not in page
    for place, sent in (("linje/works/", {"text": "For sent"}), ("kladde/works/", {"text": "For sent"}),
                        ("tal/", {"said_by": "child", "value": "5"})):  # fmt: skip
        assert nina.post(f"{address}{place}", sent).status_code == 422
    assert nina.post(f"/moeder/linje/{lines.get().pk}/", follow=True).status_code == 200
    assert lines.get().taken_back_at is None


@pytest.mark.parametrize("who", ["otto", "lone", "mette", "hanne", "gitte", "sofie", "jonas", "kirsten", "dan"])
def test_the_room_is_not_there_for_others(client_for, address, who):
    client = client_for(who)
    for place in ("", "referat/", "nyt/"):
        assert client.get(f"{address}{place}").status_code == 404
    for place in ("linje/works/", "kladde/works/", "tal/", "slut/"):
        assert client.post(f"{address}{place}", {"text": "x"}).status_code == 404


def test_my_meetings_are_listed(client_for, emils_meeting):
    for who in ("nina", "ida", "pia", "lars"):
        assert str(emils_meeting.pk) in client_for(who).get("/moeder/").content.decode()
    assert "Ingen møder endnu" in client_for("otto").get("/moeder/").content.decode()
