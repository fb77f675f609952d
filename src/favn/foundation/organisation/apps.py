"""Registers the module with Django."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Organisation."""

    name = "favn.foundation.organisation"
    verbose_name = "Organisation"
