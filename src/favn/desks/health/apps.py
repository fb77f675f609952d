"""Registers the desk with Django, and its page with the top bar."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """Sundhedsplejens bord."""

    name = "favn.desks.health"
    verbose_name = "Sundhedsplejens bord"

    def ready(self) -> None:
        """The district comes first for a health visitor."""
        from django.utils.translation import gettext_lazy as _

        from favn.foundation.organisation.choices import Role
        from favn.kit.navigation import register

        register(_("Mit distrikt"), "health:district", roles=(Role.HEALTH_VISITOR,), order=10)
