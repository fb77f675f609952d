"""Addresses of the follow-up."""

from django.urls import path

from favn.journey.followups import views

app_name = "followups"
urlpatterns = [path("planer/<uuid:plan_id>/opfoelgning/", views.hold, name="hold")]
