"""Registers the module with Django."""

from django.apps import AppConfig


class CheckupsConfig(AppConfig):
    """Faste kontakter."""

    name = "favn.journey.checkups"
    verbose_name = "Faste kontakter"
