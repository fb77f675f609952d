"""Registers the desk with Django."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Døren for alle."""

    name = "favn.desks.public"
    verbose_name = "Døren for alle"
