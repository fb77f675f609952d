"""Addresses of assessments in a case."""

from django.urls import path

from favn.journey.assessments import views

app_name = "assessments"
urlpatterns = [path("sager/<uuid:case_id>/screening/", views.screening, name="screen")]
