"""Registers the desk with Django, and its pages with the top bar of those who work there."""

from django.apps import AppConfig


class SchoolConfig(AppConfig):
    """Skolens bord."""

    name = "favn.desks.school"
    verbose_name = "Skolens bord"

    def ready(self) -> None:
        """Today first, then the groups, then the children."""
        from django.utils.translation import gettext_lazy as _

        from favn.journey.wellbeing.choices import LEADERS, RATERS
        from favn.kit.navigation import register

        roles = (*RATERS, *LEADERS)
        register(_("I dag"), "school:today", roles=roles, order=10)
        register(_("Mine grupper"), "school:groups", roles=roles, order=20)
        register(_("Børn"), "school:children", roles=roles, order=30)
