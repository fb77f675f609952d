"""Registers the module with Django."""

from django.apps import AppConfig


class CheckupsConfig(AppConfig):
    """Faste kontakter."""

    name = "favn.journey.checkups"
    verbose_name = "Faste kontakter"

    def ready(self) -> None:
        """The absence list stands in the top bar of those who teach, and of the leader who must act on it."""
        from django.utils.translation import gettext_lazy as _

        from favn.foundation.organisation.choices import Role
        from favn.kit.navigation import register

        register(_("Fravær"), "checkups:absence", roles=(Role.TEACHER, Role.SCHOOL_LEADER), order=35)
