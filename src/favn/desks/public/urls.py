"""Addresses anyone may open."""

from django.urls import path

from favn.desks.public import views

app_name = "public"
urlpatterns = [
    path("", views.front, name="front"),
    path("underret/", views.notify, name="notify"),
    path("underret/kvittering/<str:sealed>/", views.receipt, name="receipt"),
]
