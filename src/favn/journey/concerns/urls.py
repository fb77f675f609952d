"""Addresses of the concern's own pages."""

from django.urls import path

from favn.journey.concerns import views

app_name = "concerns"
urlpatterns = [
    path("barn/<uuid:child_id>/bekymring/", views.place, name="place"),
    path("barn/<uuid:child_id>/bekymring/handleguide/", views.guide, name="guide"),
    path("barn/<uuid:child_id>/bekymring/<uuid:concern_id>/", views.concern, name="concern"),
]
