"""Addresses of the dentist's desk."""

from django.urls import path

from favn.desks.dental import views

app_name = "dental"
urlpatterns = [
    path("tandpleje/", views.day, name="day"),
    path("barn/<uuid:child_id>/tandpleje/bekymring/", views.concern, name="concern"),
]
