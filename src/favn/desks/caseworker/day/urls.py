"""Addresses of the day and of one's own children."""

from django.urls import path

from favn.desks.caseworker.day import views

urlpatterns = [
    path("min-dag/", views.day, name="day"),
    path("mine-boern/", views.children, name="children"),
]
