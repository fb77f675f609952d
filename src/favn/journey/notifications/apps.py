"""Registers the module with Django."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Underretninger."""

    name = "favn.journey.notifications"
    verbose_name = "Underretninger"
