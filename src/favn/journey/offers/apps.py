"""Registers the module with Django."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    """Tilbudsviften og pladserne."""

    name = "favn.journey.offers"
    verbose_name = "Tilbud"
