"""Addresses of the professional's own pages."""

from django.urls import path

from favn.journey.notifications import views

app_name = "notifications"
urlpatterns = [
    path("barn/<uuid:child_id>/underretning/", views.notify, name="notify"),
    path("barn/<uuid:child_id>/underretning/kvittering/<str:sealed>/", views.receipt, name="receipt"),
]
