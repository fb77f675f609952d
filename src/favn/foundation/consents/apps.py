"""Registers the module with Django."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """Samtykker."""

    name = "favn.foundation.consents"
    verbose_name = "Samtykker"
