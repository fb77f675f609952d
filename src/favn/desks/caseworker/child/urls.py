"""Addresses of the child's page."""

from django.urls import path

from favn.desks.caseworker.child import views

urlpatterns = [
    path("barn/<uuid:child_id>/", views.child, name="child"),
    path("barn/<uuid:child_id>/adgang/", views.access, name="access"),
]
