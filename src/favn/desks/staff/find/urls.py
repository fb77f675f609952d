"""Addresses of finding."""

from django.urls import path

from favn.desks.staff.find import views

urlpatterns = [
    path("find/", views.find, name="find"),
    path("grupper/<uuid:group_id>/", views.group, name="group"),
]
