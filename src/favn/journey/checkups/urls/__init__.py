"""Addresses of the universal contacts, a file for each subject."""

from django.urls import URLPattern

from favn.journey.checkups.urls import handovers, pregnancies, visits

app_name = "checkups"
urlpatterns: list[URLPattern] = [*visits.urlpatterns, *handovers.urlpatterns, *pregnancies.urlpatterns]
