"""Registers the module with Django."""

from django.apps import AppConfig


class EffectsConfig(AppConfig):
    """Hjalp det: regler og tegning, ingen tabeller."""

    name = "favn.journey.effects"
    verbose_name = "Effekt"
