"""Addresses of absence."""

from django.urls import URLPattern, path

from favn.journey.checkups.views import absence, absence_pace

urlpatterns: list[URLPattern] = [
    path("skole/fravaer/", absence.absence, name="absence"),
    path("skole/fravaer/boern/<uuid:child_id>/", absence.absence_of, name="absence_of"),
    path("skole/fravaer/pligter/<uuid:duty_id>/varsel/", absence.absence_warning, name="absence_warning"),
    path("skole/fravaer/pligter/<uuid:duty_id>/anden-maade/", absence.absence_otherwise, name="absence_otherwise"),
    path("skole/fravaer/frister/", absence_pace.absence_pace, name="absence_pace"),
    path("familie/fravaer/", absence.own_absence, name="own_absence"),
]
