"""Registers the module with Django."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Sager."""

    name = "favn.journey.cases"
    verbose_name = "Sager"
