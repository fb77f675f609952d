"""Registers the module with Django."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Barnets plan."""

    name = "favn.journey.plans"
    verbose_name = "Planer"
