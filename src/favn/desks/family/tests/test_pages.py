"""The family's side: each reader sees what is released to that reader, and neither parent sees the other's words."""

from datetime import timedelta

import pytest

from favn.desks.family.actions import write_to_us
from favn.desks.family.models import FamilyMessage
from favn.foundation.access import actions as access
from favn.foundation.alerts.queries import alerts_for
from favn.journey.networks.actions import share_meeting, write_line
from favn.journey.networks.choices import LineKind, Voice
from favn.journey.networks.queries import Speaker
from favn.journey.plans.actions import release_plan

HOME = "/familie/"
STREET = "Fyrvænget"
SOFIES = "Jeg er bange for at komme hjem om aftenen."
JONAS_SAYS = "Jeg savner mine børn om torsdagen."
PAGES_OF_ONE_CHILD = ("/barn/{0}/log/",)


@pytest.fixture
def shared(acting_as, emils_meeting, sofie, jonas, kirsten, at):
    """The meeting has words of both parents and of the child, and is shared with both parents and the grandmother."""
    with acting_as("nina") as nina:
        for adult, words in ((sofie, SOFIES), (jonas, JONAS_SAYS)):
            write_line(
                meeting=emils_meeting, kind=LineKind.WORRIED, text=words, by=nina, at=at,
                said_by=Speaker(f"adult-{adult.id}", adult.name, "", Voice.PARENT, adult.id),
            )  # fmt: skip
        write_line(
            meeting=emils_meeting, kind=LineKind.WORKS, text="Bold med Ali er det bedste.", by=nina, at=at,
            said_by=Speaker("child", "Emil", "", Voice.CHILD),
        )  # fmt: skip
        share_meeting(meeting=emils_meeting, reader_ids=[sofie.id, jonas.id, kirsten.id], by=nina, at=at)
    return emils_meeting


@pytest.fixture
def written(acting_as, emil, emils_case, at):
    """Both parents wrote to the contact person."""
    for login, words in (("sofie", SOFIES), ("jonas", JONAS_SAYS)):
        with acting_as(login) as writer:
            write_to_us(child_id=emil.id, words=words, by=writer, at=at)


def every_page(client, emil, freja, meeting) -> str:
    """All pages of the family's side this reader can open, as one text."""
    paths = [HOME, f"/familie/moede/{meeting.id}/", *(f"/barn/{child.id}/log/" for child in (emil, freja))]
    answers = [client.get(path) for path in paths]
    assert all(answer.status_code in (200, 404) for answer in answers)
    return "\n".join(answer.content.decode() for answer in answers if answer.status_code == 200)


def test_sofie_sees_whom_to_call_and_where_they_are(client_for, shared):
    page = client_for("sofie").get(HOME).content.decode()
    assert "Emil" in page
    assert "Freja" in page
    assert "Lars Bank" in page
    assert "tel:87590031" in page
    assert "Vi mødes snart" in page
    assert "Havneskolen" in page


def test_both_parents_see_who_has_the_case(client_for, emils_case):
    for login in ("sofie", "jonas"):
        assert "Lars Bank" in client_for(login).get(HOME).content.decode()


@pytest.mark.parametrize(("reader", "own", "hidden"), [("sofie", SOFIES, JONAS_SAYS), ("jonas", JONAS_SAYS, SOFIES)])
def test_a_parent_reads_their_own_words_and_not_the_others(
    client_for, shared, written, emil, freja, reader, own, hidden
):
    seen = every_page(client_for(reader), emil, freja, shared)
    assert own in seen
    assert "Bold med Ali" in seen
    assert hidden not in seen


def test_sofie_reads_the_plan_once_it_is_released_to_her(client_for, acting_as, emils_plan, sofie, at):
    assert "Vores plan" not in client_for("sofie").get(HOME).content.decode()
    with acting_as("nina") as nina:
        release_plan(plan=emils_plan, reader_id=sofie.id, by=nina, at=at)
    page = client_for("sofie").get(HOME).content.decode()
    assert "Jeg vil sove hos mormor" in page
    assert "Ali henter Emil til fodbold" in page
    assert "I har en plan" in page
    assert "Vores plan" not in client_for("jonas").get(HOME).content.decode()


@pytest.mark.parametrize("reader", ["sofie", "jonas", "kirsten", "ali", "jens", "sara"])
def test_the_fathers_address_stands_nowhere(client_for, shared, written, emil, freja, reader):
    assert STREET not in every_page(client_for(reader), emil, freja, shared)


def test_the_grandmother_sees_the_meeting_and_no_log(client_for, shared, written, emil):
    kirsten = client_for("kirsten")
    assert shared.purpose in kirsten.get(HOME).content.decode()
    minutes = kirsten.get(f"/familie/moede/{shared.id}/").content.decode()
    assert "Bold med Ali" in minutes
    assert SOFIES not in minutes
    assert JONAS_SAYS not in minutes
    assert kirsten.get(f"/barn/{emil.id}/log/").status_code == 404
    assert kirsten.post("/familie/besked/", {"words": "Hej"}).status_code == 404


def test_one_who_is_shut_off_sees_nothing_even_of_what_was_released(client_for, acting_as, shared, kirsten, emil, at):
    with acting_as("vibe") as vibe:
        access.block(child_id=emil.id, actor_id=kirsten.id, reason="Polititilhold", by=vibe, at=at)
    client = client_for("kirsten")
    assert "Her er ikke delt noget med dig endnu" in client.get(HOME).content.decode()
    assert client.get(f"/familie/moede/{shared.id}/").status_code == 404


def test_jens_is_told_why_there_is_nothing(client_for):
    page = client_for("jens").get(HOME).content.decode()
    assert "Her er ikke delt noget med dig endnu" in page
    assert "Johan" not in page


def test_sara_has_her_own_page(client_for, sara, shared):
    client = client_for("sara")
    page = client.get(HOME).content.decode()
    assert "Din side" in page
    assert "Emil" not in page
    assert client.get(f"/barn/{sara.id}/log/").status_code == 200


@pytest.mark.parametrize("login", ["otto", "lone", "vibe", "dan"])
def test_nobody_else_has_a_family_side(client_for, shared, emil, login):
    client = client_for(login)
    for path in (HOME, f"/familie/moede/{shared.id}/", f"/barn/{emil.id}/log/", f"/barn/{emil.id}/familiens-ord/"):
        assert client.get(path).status_code == 404


def test_a_message_reaches_the_contact_person_in_the_familys_own_words(client_for, acting_as, emils_case, emil, at):
    sofie = client_for("sofie")
    assert sofie.post("/familie/besked/", {"child": str(emil.id), "words": SOFIES}).status_code == 302
    assert SOFIES in sofie.get(HOME).content.decode()
    with acting_as("lars") as lars:
        assert [
            alert.kind for alert in alerts_for(lars, at + timedelta(hours=1)) if alert.kind == "family_message"
        ] == ["family_message"]
    read = client_for("lars").get(f"/barn/{emil.id}/familiens-ord/").content.decode()
    assert SOFIES in read
    assert client_for("ida").get(f"/barn/{emil.id}/familiens-ord/").status_code == 404


def test_an_empty_message_is_refused_and_a_draft_is_kept(client_for, emils_case, emil):
    sofie = client_for("sofie")
    sofie.post("/kladde/besked-til-kontaktpersonen/", {"words": "Hej Lars, jeg"})
    refused = sofie.post("/familie/besked/", {"child": str(emil.id), "words": " "})
    assert refused.status_code == 422
    assert "Udfyld »Din besked«" in refused.content.decode()
    assert "Hej Lars, jeg" in sofie.get(HOME).content.decode()
    assert "Hej Lars" not in client_for("jonas").get(HOME).content.decode()


def test_a_message_stands_as_it_was_written(acting_as, written, emil):
    with acting_as("sofie"):
        assert FamilyMessage.objects.count() == 1
    with acting_as("lars"):
        assert FamilyMessage.objects.filter(child_id=emil.id).count() == 2


def test_the_log_says_role_place_and_purpose_and_nothing_of_the_other_parent(
    client_for, acting_as, shared, written, emil, jonas, at
):
    with acting_as("nina") as nina:
        access.release(child_id=emil.id, subject=shared, reader_id=jonas.id, reason="igen", by=nina, at=at)
    client_for("jonas").get(HOME)
    client_for("lars").get(f"/barn/{emil.id}/familiens-ord/")
    page = client_for("sofie").get(f"/barn/{emil.id}/log/").content.decode()
    assert "Børne- og ungerådgiver, Børn og Familie" in page
    assert "behandle sagen" in page
    assert "Nina Holm" not in page
    assert "Jonas" not in page


def test_a_notification_is_not_told_by_the_log_before_a_person_has_told_it(client_for, acting_as, emil, notified, at):
    from favn.foundation.access.choices import Purpose
    from favn.foundation.access.door import open_child

    with acting_as("mette") as mette:
        open_child(actor=mette, child_id=emil.id, purpose=Purpose.ASSESS_NOTIFICATION, at=at)
    assert "vurdere en underretning" not in client_for("sofie").get(f"/barn/{emil.id}/log/").content.decode()


def test_it_is_told_once_the_family_has_a_contact_person(client_for, acting_as, emil, emils_case, at):
    from favn.foundation.access.choices import Purpose
    from favn.foundation.access.door import open_child

    with acting_as("mette") as mette:
        open_child(actor=mette, child_id=emil.id, purpose=Purpose.ASSESS_NOTIFICATION, at=at)
    assert "vurdere en underretning" in client_for("sofie").get(f"/barn/{emil.id}/log/").content.decode()


def test_home_is_few_statements(client_for, shared, written, django_assert_max_num_queries):
    client = client_for("sofie")
    client.get(HOME)
    with django_assert_max_num_queries(32):
        client.get(HOME)


def test_an_employee_cannot_write_in_the_familys_room(acting_as, emils_case, emil, at, db):
    from favn.desks.family.actions import WritingRefused

    with acting_as("lars") as lars, pytest.raises(WritingRefused):
        write_to_us(child_id=emil.id, words="Hej", by=lars, at=at)
