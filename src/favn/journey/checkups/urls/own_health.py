"""The family's addresses of the health visitor and the dentist."""

from django.urls import URLPattern, path

from favn.journey.checkups.views import own_dental, own_health

urlpatterns: list[URLPattern] = [
    path("familie/sundhedspleje/", own_health.own, name="own_health"),
    path("familie/tandlaege/", own_dental.own, name="own_dental"),
]
