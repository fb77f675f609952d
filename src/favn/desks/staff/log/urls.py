"""Addresses of the log."""

from django.urls import path

from favn.desks.staff.log import views

urlpatterns = [
    path("log/", views.log, name="log"),
    path("log/stikproeve/", views.sample, name="sample"),
    path("log/kaede/", views.integrity, name="integrity"),
    path("barn/<uuid:child_id>/hvem-har-set/", views.child_log, name="child_log"),
]
