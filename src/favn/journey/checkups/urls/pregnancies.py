"""Addresses of a child on the way."""

from django.urls import URLPattern, path

from favn.journey.checkups.views import pregnancies

urlpatterns: list[URLPattern] = [
    path("barn/<uuid:child_id>/graviditet/", pregnancies.pregnancy, name="pregnancy"),
    path("barn/<uuid:child_id>/graviditet/besked/", pregnancies.message, name="pregnancy_message"),
    path("barn/<uuid:child_id>/graviditet/tilbud/", pregnancies.offer, name="pregnancy_offer"),
    path("barn/<uuid:child_id>/graviditet/afslutning/", pregnancies.closing, name="pregnancy_closing"),
    path("barn/<uuid:child_id>/graviditet/afslutning/fortrudt/", pregnancies.taking_back, name="pregnancy_again"),
    path("graviditetsbesked/<uuid:pregnancy_message_id>/kvittering/", pregnancies.receipt, name="pregnancy_receipt"),
    path("graviditetstilbud/<uuid:pregnancy_offer_id>/svar/", pregnancies.answer, name="pregnancy_answer"),
]
