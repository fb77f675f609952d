"""Registers the module with Django."""

from django.apps import AppConfig


class DetectionAuditConfig(AppConfig):
    """Revision af opsporingen."""

    name = "favn.oversight.detection_audit"
    verbose_name = "Revision af opsporingen"
