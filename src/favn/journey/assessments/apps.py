"""Registers the module with Django."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Vurderinger i sagen: screening, afdækning og undersøgelse."""

    name = "favn.journey.assessments"
    verbose_name = "Screening og undersøgelse"
