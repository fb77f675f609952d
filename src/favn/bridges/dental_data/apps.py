"""Registers the module with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.choices import Role
from favn.kit.navigation import register


class ClinicTimesConfig(AppConfig):
    """Times and attendance from the clinic's own system, as a file."""

    name = "favn.bridges.dental_data"
    verbose_name = "Indlæsning af tandlægetider"

    def ready(self) -> None:
        """The page stands in the top bar of the clinic."""
        register(_("Indlæs tider"), "dental_data:times", roles=(Role.DENTIST,), order=50)
