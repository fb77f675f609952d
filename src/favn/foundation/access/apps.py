"""Registers the module with Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Adgang."""

    name = "favn.foundation.access"
    verbose_name = "Adgang"
