"""Addresses of the health visitor's desk."""

from django.urls import path

from favn.desks.health import views

app_name = "health"
urlpatterns = [
    path("sundhedspleje/", views.district, name="district"),
    path("sundhedspleje/dag/", views.day, name="day"),
    path("sundhedspleje/uden-institution/", views.nowhere, name="nowhere"),
    path("sundhedspleje/ufoedt/", views.unborn, name="unborn"),
    path("sundhedspleje/graviditet/ny/", views.expecting, name="expecting"),
    path("sundhedspleje/<uuid:child_id>/foedsel/", views.birth, name="birth"),
]
