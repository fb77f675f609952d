"""Registers the module with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.choices import Role
from favn.kit.navigation import register


class SchoolConfig(AppConfig):
    """Children, custody and class lists from the school's own system, as a file."""

    name = "favn.bridges.school_data"
    verbose_name = "Indlæsning"

    def ready(self) -> None:
        """The page stands in the top bar of those who bring class lists."""
        register(_("Indlæsning"), "school_data:imports", roles=(Role.SECRETARY, Role.ADMINISTRATOR), order=40)
