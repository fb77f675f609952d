"""Addresses of networks."""

from django.urls import path

from favn.journey.networks import views

app_name = "networks"
urlpatterns = [
    path("barn/<uuid:child_id>/netvaerk/", views.begin, name="begin"),
    path("netvaerk/<uuid:network_id>/", views.network, name="network"),
    path("netvaerk/<uuid:network_id>/medlem/", views.add_member, name="add_member"),
    path("netvaerk/<uuid:network_id>/moede/", views.call_meeting, name="call_meeting"),
    path("netvaerk/deling/<uuid:share_id>/svar/", views.record_answer, name="record_answer"),
    path("netvaerk/medlem/<uuid:member_id>/ud/", views.remove_member, name="remove_member"),
]
