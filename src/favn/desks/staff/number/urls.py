"""Address of the number."""

from django.urls import path

from favn.desks.staff.number import views

urlpatterns = [path("barn/<uuid:child_id>/nummer/", views.number, name="number")]
