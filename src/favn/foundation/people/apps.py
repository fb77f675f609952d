"""Registers the module with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Mennesker."""

    name = "favn.foundation.people"
    verbose_name = "Mennesker"
