"""Registers the module with Django."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """Netværk og netværksmøder."""

    name = "favn.journey.networks"
    verbose_name = "Netværk"
