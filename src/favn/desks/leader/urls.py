"""Addresses of the leaders' desk."""

from django.urls import path

from favn.desks.leader import views

app_name = "leader"
urlpatterns = [
    path("noegletal/", views.figures, name="figures"),
    path("opsporing/", views.audit, name="audit"),
    path("opsporing/tal.csv", views.audit_file, name="audit_file"),
    path("opsporing/oversete/", views.unseen, name="unseen"),
]
