"""Addresses of cases."""

from django.urls import path

from favn.desks.caseworker.cases import views

urlpatterns = [
    path("sager/", views.cases, name="cases"),
    path("sager/ny/<uuid:notification_id>/", views.open_cases, name="open_cases"),
    path("sager/<uuid:case_id>/", views.case, name="case"),
    path("sager/<uuid:case_id>/raadgiver/", views.take, name="take"),
]
