"""Registers the module with Django."""

from django.apps import AppConfig


class LoginConfig(AppConfig):
    """Log-in with Favn's own accounts. Municipal log-in (OIDC, OIOSAML) gets a folder beside the files here."""

    name = "favn.bridges.login"
    verbose_name = "Log ind"
