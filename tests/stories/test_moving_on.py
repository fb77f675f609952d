"""Nour is cared for at home. She is on her way to a daycare, and nothing goes there before her mother has said so."""

from datetime import timedelta

from favn.foundation.people.models import Relation
from favn.journey.checkups.models import Delivery, Transition
from favn.kit.clock import local
from favn.town.settle import key_of


def test_nour_is_met_asked_about_and_received(client_for, nour, daycare, daycare_leader, at):
    hanne, pia, leader = client_for("hanne"), client_for("pia"), client_for(daycare_leader)
    day = f"{local(at).date() + timedelta(days=7):%d.%m.%Y}"
    # Hanne sees Nour at the top of her list, and agrees on a visit at home with Pia from the specialised area.
    assert "Nour Saleh" in hanne.get("/overgange/").content.decode()
    agreed = hanne.post(f"/barn/{nour.id}/overgang/", {
        "code": "home_daycare", "moves_on": day, "to_unit": str(daycare.pk), "to_name": "",
        "general": str(key_of("employee", "hanne")), "special": str(key_of("employee", "pia")), "day": day,
        "hour": "10", "place": "home",
    })  # fmt: skip
    way = agreed["Location"]
    # Pia finds it on her own list, with the questions they are going to talk about, and no other room of Nour's.
    assert "Nour Saleh" in pia.get("/overgange/").content.decode()
    assert "Hvad gør barnet glad" in pia.get(way).content.decode()
    assert pia.get(f"/barn/{nour.id}/kontakter/").status_code == 404
    # After the visit Pia writes the note. The daycare knows nothing of it.
    said = {"answer_1": "At tegne ved køkkenbordet.", "child_words": "Min bror skal med.", "version": "0"}
    assert pia.post(f"{way}notat/", said).status_code == 302
    assert "Nour" not in leader.get("/overleveringer/").content.decode()
    # Nour's mother has no log-in. She says no, for something is missing, and Hanne writes it down.
    layla = {"person": str(Relation.objects.get(child=nour, kind="mother").adult_id), "form": "spoken"}
    assert hanne.post(f"{way}svar/", {**layla, "answer": "declined"}).status_code == 302
    assert "Familien har sagt nej" in hanne.get(way).content.decode()
    assert "Nour" not in leader.get("/overleveringer/").content.decode()
    # The note is put right, and now she says yes: the leader there reads exactly that.
    better = {"answer_1": "At tegne og at synge.", "child_words": "Min bror skal med.", "version": "1"}
    assert hanne.post(f"{way}notat/", better).status_code == 302
    assert hanne.post(f"{way}svar/", {**layla, "answer": "accepted"}).status_code == 302
    sent = Delivery.objects.get(child=nour)
    page = leader.get(f"/overleveringer/{sent.pk}/").content.decode()
    assert "At tegne og at synge." in page
    assert "At tegne ved køkkenbordet." not in page
    # The daycare says that it has it, and Hanne can see who and when.
    leader.post(f"/overleveringer/{sent.pk}/kvittering/")
    sent.refresh_from_db()
    assert sent.received_name in hanne.get(way).content.decode()
    assert Transition.objects.get(child=nour).to_unit == daycare
