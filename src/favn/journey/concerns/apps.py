"""Registers the module with Django."""

from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    """Bekymringer."""

    name = "favn.journey.concerns"
    verbose_name = "Bekymringer"
