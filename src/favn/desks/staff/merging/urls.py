"""Addresses of making two records one."""

from django.urls import path

from favn.desks.staff.merging import views

urlpatterns = [
    path("barn/<uuid:child_id>/dublet/", views.doubles, name="doubles"),
    path("barn/<uuid:child_id>/dublet/<uuid:doubled_id>/", views.merge, name="merge"),
]
