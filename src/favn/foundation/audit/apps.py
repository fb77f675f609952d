"""Registers the module with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Log."""

    name = "favn.foundation.audit"
    verbose_name = "Log"
