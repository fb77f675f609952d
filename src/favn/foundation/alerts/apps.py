"""Registers the module with Django."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Påmindelser."""

    name = "favn.foundation.alerts"
    verbose_name = "Påmindelser"
