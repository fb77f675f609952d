"""Addresses of the leaders' desk."""

from django.urls import path

from favn.desks.leader import views

app_name = "leader"
urlpatterns = [
    path("noegletal/", views.figures, name="figures"),
]
