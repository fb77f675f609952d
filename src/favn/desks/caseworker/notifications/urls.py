"""Addresses of the notification room."""

from django.urls import path

from favn.desks.caseworker.notifications import views

urlpatterns = [
    path("underretninger/", views.arrivals, name="notifications"),
    path("underretninger/<uuid:notification_id>/", views.room, name="notification"),
    path("underretninger/<uuid:notification_id>/vurdering/", views.assess, name="assess_notification"),
    path("underretninger/<uuid:notification_id>/kvittering/", views.acknowledge, name="acknowledge_notification"),
    path("underretninger/<uuid:notification_id>/barn/", views.match, name="match_notification"),
]
