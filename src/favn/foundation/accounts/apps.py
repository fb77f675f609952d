"""Registers the module with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Konti."""

    name = "favn.foundation.accounts"
    verbose_name = "Konti"
