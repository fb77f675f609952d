"""Addresses of the follow-up."""

from django.urls import path

from favn.journey.followups import views

app_name = "followups"
urlpatterns = [
    path("planer/<uuid:plan_id>/opfoelgning/", views.hold, name="hold"),
    path("opfoelgning/<uuid:follow_up_id>/frigivelse/<uuid:reader_id>/", views.release, name="release"),
]
