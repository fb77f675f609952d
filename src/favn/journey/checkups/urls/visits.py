"""Addresses of contacts and visits."""

from django.urls import URLPattern, path

from favn.journey.checkups.views import contacts, kinds, visits

urlpatterns: list[URLPattern] = [
    path("barn/<uuid:child_id>/kontakter/", contacts.child, name="child"),
    path("barn/<uuid:child_id>/kontakter/omstaendigheder/", contacts.circumstance, name="circumstance"),
    path("barn/<uuid:child_id>/kontakter/<slug:code>/udfald/", contacts.outcome, name="outcome"),
    path("barn/<uuid:child_id>/kontakter/<slug:code>/aftale/", contacts.agree, name="agree"),
    path("omstaendigheder/<uuid:circumstance_id>/ophoer/", contacts.circumstance_ending, name="circumstance_ending"),
    path("besoeg/noegle/", visits.key, name="key"),
    path("besoeg/<uuid:visit_id>/", visits.visit, name="visit"),
    path("besoeg/<uuid:visit_id>/aflysning/", visits.cancelling, name="cancelling"),
    path("kontakttyper/", kinds.kinds, name="kinds"),
    path("kontakttyper/<uuid:kind_id>/", kinds.kind, name="kind"),
]
