"""Emergency access: with a reason, the same answer for a child that is not there, and a leader who looks afterwards."""

from datetime import timedelta
from uuid import uuid4

import pytest

from favn.desks.staff.emergency.actions import open_in_emergency, review_emergency
from favn.foundation.access.acting import acting
from favn.foundation.access.actions import AccessRefused, AlreadyReviewed
from favn.foundation.access.door import compartments_of
from favn.foundation.access.models import Block, BreakGlass
from favn.foundation.accounts.actors import system
from favn.foundation.alerts.models import Alert
from favn.foundation.audit.models import Entry
from favn.foundation.people.identifiers import number_in
from favn.foundation.people.models import Identifier

REASON = "Ligger på skadestuen med et brækket ben, og ingen svarer."


@pytest.fixture
def number(emil) -> str:
    """Emil's CPR number."""
    return number_in(Identifier.objects.get(child=emil)).value


@pytest.fixture
def broken(acting_as, emil, at) -> BreakGlass:
    """Pia opened Emil in an emergency."""
    with acting_as("pia") as pia:
        return open_in_emergency(child_id=emil.id, reason=REASON, by=pia, at=at)


@pytest.mark.parametrize("login", ["ida", "otto", "lone", "sofie", "dan", "vibe", "karen", "tove"])
def test_only_those_who_may_meet_a_child_in_danger_have_the_page(client_for, emil, login):
    client = client_for(login)
    assert client.get("/noedadgang/").status_code == 404
    assert client.post(f"/noedadgang/{emil.id}/", {"reason": REASON}).status_code == 404


def test_pia_opens_emil_by_number_and_the_leader_hears_of_it(client_for, acting_as, emil, number, at):
    pia = client_for("pia")
    answer = pia.post("/noedadgang/", {"number": number, "reason": REASON})
    assert answer["Location"] == f"/barn/{emil.id}/"
    with acting_as("pia", later=timedelta(minutes=5)):
        rooms = compartments_of(emil.id)
    assert {"authority", "school"} <= rooms
    assert not {"ssp", "family"} & rooms
    assert Alert.objects.filter(kind="break_glass", role="team_leader", child=emil).count() == 1
    assert Entry.objects.filter(verb="break_glass", child_id=emil.id).count() == 1


def test_a_key_is_asked_about_in_the_same_words_whether_it_is_a_child_or_not(client_for, emil):
    pia = client_for("pia")
    one, other = (pia.get(f"/noedadgang/{key}/") for key in (emil.id, uuid4()))
    assert one.status_code == other.status_code == 200
    asked = [answer.content.decode().split("<main")[1].split("</main>")[0] for answer in (one, other)]
    plain = [text.split('name="reason"')[1] for text in asked]
    assert plain[0] == plain[1]
    assert pia.post(f"/noedadgang/{uuid4()}/", {"reason": REASON}).status_code == 404
    assert pia.post(f"/noedadgang/{emil.id}/", {"reason": REASON}).status_code == 302


@pytest.mark.parametrize(
    ("posted", "because"),
    [
        ({"number": "010199-9999", "reason": REASON}, "førte ikke til noget barn"),
        ({"number": "hej", "reason": REASON}, "10 tegn"),
        ({"number": "", "reason": REASON}, "CPR-nummer"),
        ({"number": "010199-9999", "reason": "haster"}, "mindst 10 tegn"),
    ],
)
def test_what_cannot_be_opened_is_refused_and_nothing_is_opened(client_for, posted, because):
    answer = client_for("pia").post("/noedadgang/", posted)
    assert answer.status_code == 422
    assert because in answer.content.decode()
    assert not BreakGlass.objects.exists()


def test_a_search_for_a_number_is_written_down_without_the_number(client_for):
    client_for("pia").post("/noedadgang/", {"number": "010199-9999", "reason": REASON})
    searched = Entry.objects.get(verb="find_children", role="psychologist")
    assert searched.purpose == "emergency"
    assert searched.criterion_hash
    assert "0101999999" not in str(searched.payload)


def test_one_who_is_shut_off_opens_nothing(client_for, emil, number, key_of, at):
    Block.objects.create(child=emil, actor_id=key_of("employee", "pia"), reason="Moster", blocked_at=at)
    pia = client_for("pia")
    assert pia.post("/noedadgang/", {"number": number, "reason": REASON}).status_code == 422
    assert pia.post(f"/noedadgang/{emil.id}/", {"reason": REASON}).status_code == 404


def test_mette_reviews_it_once(client_for, broken, acting_as, at):
    mette = client_for("mette")
    listed = mette.get("/noedadgang/gennemgang/").content.decode()
    assert "Pia Sand" in listed
    assert REASON in listed
    page = f"/noedadgang/gennemgang/{broken.id}/"
    assert mette.post(page, {"verdict": "unjustified", "remark": ""}).status_code == 422
    assert mette.post(page, {"verdict": "justified", "remark": "Godt set"}).status_code == 302
    assert mette.post(page, {"verdict": "justified", "remark": ""}).status_code == 409
    assert "Godt set" in mette.get("/noedadgang/gennemgang/?vis=gennemgaaet").content.decode()
    with acting(system("test"), at=at):
        assert not Alert.objects.filter(kind="break_glass", done_at__isnull=True).exists()


def test_nobody_reviews_their_own(client_for, acting_as, emil, at):
    with acting_as("mette") as mette:
        own = open_in_emergency(child_id=emil.id, reason=REASON, by=mette, at=at)
        with pytest.raises(AccessRefused):
            review_emergency(broken=own, is_justified=True, remark="", by=mette, at=at)
    answer = client_for("mette").post(f"/noedadgang/gennemgang/{own.id}/", {"verdict": "justified"})
    assert answer.status_code == 422
    assert "En anden leder" in client_for("mette").get(f"/noedadgang/gennemgang/{own.id}/").content.decode()


def test_the_review_is_for_leaders_only(client_for, broken, acting_as, at):
    for login in ("pia", "lars", "dan", "otto"):
        assert client_for(login).get("/noedadgang/gennemgang/").status_code == 404
        assert client_for(login).get(f"/noedadgang/gennemgang/{broken.id}/").status_code == 404
    assert client_for("mette").get(f"/noedadgang/gennemgang/{uuid4()}/").status_code == 404
    with acting_as("mette") as mette:
        review_emergency(broken=broken, is_justified=True, remark="", by=mette, at=at)
        with pytest.raises(AlreadyReviewed):
            review_emergency(broken=broken, is_justified=False, remark="nej", by=mette, at=at)
