"""Registers the module with Django."""

from django.apps import AppConfig


class WellbeingConfig(AppConfig):
    """Trivsel."""

    name = "favn.journey.wellbeing"
    verbose_name = "Trivsel"
