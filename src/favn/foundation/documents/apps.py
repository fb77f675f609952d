"""Registers the module with Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Dokumenter."""

    name = "favn.foundation.documents"
    verbose_name = "Dokumenter"
