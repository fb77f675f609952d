"""Registers the desk with Django, and its page with the family's top bar."""

from django.apps import AppConfig


class FamilyConfig(AppConfig):
    """Familiens side."""

    name = "favn.desks.family"
    verbose_name = "Familiens side"

    def ready(self) -> None:
        """Put the desk's page in the top bar of families."""
        from django.utils.translation import gettext_lazy as _

        from favn.foundation.access.hats import FAMILY_HAT
        from favn.kit.navigation import register

        register(_("Min side"), "family:home", roles=(FAMILY_HAT,), order=10)
