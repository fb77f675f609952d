"""Registers the module with Django."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Breve."""

    name = "favn.foundation.letters"
    verbose_name = "Breve"
