"""Addresses of the universal contacts, a file for each subject."""

from django.urls import URLPattern

from favn.journey.checkups.urls import absence, dental, handovers, own_health, pregnancies, transitions, visits

app_name = "checkups"
urlpatterns: list[URLPattern] = [
    *visits.urlpatterns, *dental.urlpatterns, *handovers.urlpatterns, *pregnancies.urlpatterns, *absence.urlpatterns,
    *transitions.urlpatterns, *own_health.urlpatterns,
]  # fmt: skip
