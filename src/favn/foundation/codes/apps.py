"""Registers the module with Django."""

from django.apps import AppConfig


class CodesConfig(AppConfig):
    """Koder."""

    name = "favn.foundation.codes"
    verbose_name = "Koder"
