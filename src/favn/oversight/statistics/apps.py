"""Registers the module with Django."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """Nøgletal."""

    name = "favn.oversight.statistics"
    verbose_name = "Nøgletal"
