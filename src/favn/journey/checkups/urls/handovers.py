"""Addresses of moves between districts."""

from django.urls import URLPattern, path

from favn.journey.checkups.views import handovers

urlpatterns: list[URLPattern] = [
    path("barn/<uuid:child_id>/overdragelse/", handovers.hand_over, name="hand_over"),
    path("overdragelser/<uuid:handover_id>/modtagelse/", handovers.receive, name="receive"),
]
