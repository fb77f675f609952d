"""The parents' address."""

from django.urls import URLPattern, path

from favn.journey.checkups.views import own_health

urlpatterns: list[URLPattern] = [path("familie/sundhedspleje/", own_health.own, name="own_health")]
