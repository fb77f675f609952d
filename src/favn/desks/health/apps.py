"""Registers the desk with Django, and its page with the top bar."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """Sundhedsplejens bord."""

    name = "favn.desks.health"
    verbose_name = "Sundhedsplejens bord"

    def ready(self) -> None:
        """The day comes first for a health visitor, then the district."""
        from django.utils.translation import gettext_lazy as _

        from favn.foundation.organisation.choices import Role
        from favn.kit.navigation import register

        register(_("Min dag"), "health:day", roles=(Role.HEALTH_VISITOR,), order=5)
        register(_("Mit distrikt"), "health:district", roles=(Role.HEALTH_VISITOR,), order=10)
        register(_("Kontakttyper"), "checkups:kinds", roles=(Role.ADMINISTRATOR,), order=80)
