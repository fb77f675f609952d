"""The fan on the page: what is preventive says so, a seat is given in one press, and Gitte sees names only."""

from datetime import timedelta

from django.urls import reverse

from favn.journey.offers.catalogue import CHILDRENS_GROUP
from favn.journey.offers.models import Offer, Seat


def test_the_fan_says_what_needs_no_decision_and_how_many_seats_are_left(client_for):
    text = client_for("lars").get(reverse("offers:fan")).content.decode()
    for expected in (CHILDRENS_GROUP, "kræver ingen afgørelse", "kræver en afgørelse", "8 ledige pladser"):
        assert expected in text, expected


def test_a_seat_is_given_and_given_back_on_the_childs_page_of_offers(client_for, emils_network, emil):
    lars, offer = client_for("lars"), Offer.objects.get(name=CHILDRENS_GROUP)
    give = reverse("offers:give", args=[emil.id, offer.id])
    text = lars.post(give, follow=True).content.decode()
    assert "Emil har fået en plads." in text
    assert "7 ledige pladser" in text
    assert "Barnet har allerede en plads her." in lars.post(give, follow=True).content.decode()
    seat = Seat.objects.get(child=emil)
    assert emil.name in client_for("gitte").get(reverse("offers:mine")).content.decode()
    assert (
        "Pladsen er givet tilbage."
        in lars.post(reverse("offers:give_back", args=[seat.id]), follow=True).content.decode()
    )
    assert (
        "allerede givet tilbage" in lars.post(reverse("offers:give_back", args=[seat.id]), follow=True).content.decode()
    )
    assert emil.name not in client_for("gitte").get(reverse("offers:mine")).content.decode()


def test_a_member_sees_the_offers_and_is_not_asked_to_give(client_for, gathered, emil):
    ida = client_for("ida")
    text = ida.get(reverse("offers:choose", args=[emil.id])).content.decode()
    assert CHILDRENS_GROUP in text
    assert "Giv plads" not in text
    offer = Offer.objects.get(name=CHILDRENS_GROUP)
    assert (
        "En plads gives af" in ida.post(reverse("offers:give", args=[emil.id, offer.id]), follow=True).content.decode()
    )
    assert not Seat.objects.filter(child=emil).exists()


def test_the_wrong_person_the_wrong_offer_and_the_wrong_seat_are_404(client_for, emils_network, emil):
    offer = Offer.objects.get(name=CHILDRENS_GROUP)
    for who in ("otto", "bo", "lone", "sofie"):
        assert client_for(who).post(reverse("offers:give", args=[emil.id, offer.id])).status_code == 404
    lars = client_for("lars")
    assert lars.post(reverse("offers:give", args=[emil.id, emil.id])).status_code == 404
    assert lars.post(reverse("offers:give_back", args=[emil.id])).status_code == 404
    assert lars.get(reverse("offers:mine")).status_code == 404


def test_each_custody_holder_is_shown_the_seat_by_a_press_of_its_own(
    client_for, emils_network, emil, sofie, jens, acting_as
):
    lars, offer = client_for("lars"), Offer.objects.get(name=CHILDRENS_GROUP)
    lars.post(reverse("offers:give", args=[emil.id, offer.id]))
    seat = Seat.objects.get(child=emil)
    press = reverse("offers:release", args=[seat.id, sofie.id])
    assert client_for("otto").post(press).status_code == 404
    assert "ses af Sofie Aagaard" in lars.post(press, follow=True).content.decode()
    refused = lars.post(reverse("offers:release", args=[seat.id, jens.id]), follow=True).content.decode()
    assert "kun vises for dem, der har forældremyndigheden" in refused
    assert lars.post(reverse("offers:release", args=[emil.id, sofie.id])).status_code == 404
    for who, sees in (("sofie", True), ("jonas", False), ("jens", False)):
        with acting_as(who, later=timedelta(minutes=5)):
            assert Seat.objects.filter(pk=seat.pk).exists() is sees
