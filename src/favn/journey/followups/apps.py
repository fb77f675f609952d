"""Registers the module with Django."""

from django.apps import AppConfig


class FollowupsConfig(AppConfig):
    """Opfølgninger."""

    name = "favn.journey.followups"
    verbose_name = "Opfølgning"
