"""Registers the desk with Django, and its pages with the top bar."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Husets sider."""

    name = "favn.desks.staff"
    verbose_name = "Husets sider"

    def ready(self) -> None:
        """Put the desk's pages in the top bar of those who use them."""
        from django.utils.translation import gettext_lazy as _

        from favn.foundation.access.policy import BREAKERS, FINDERS, REVIEWERS
        from favn.foundation.organisation.choices import Role
        from favn.kit.navigation import register, register_search

        register_search("staff:find", roles=FINDERS)
        register(_("Nødadgang"), "staff:emergency", roles=BREAKERS, order=90)
        register(_("Nødadgange"), "staff:reviews", roles=REVIEWERS, order=80)
        register(_("Medarbejdere"), "staff:employees", roles=(Role.ADMINISTRATOR,), order=10)
        register(_("Enheder"), "staff:units", roles=(Role.ADMINISTRATOR,), order=20)
        register(_("Spærringer"), "staff:blocks", roles=(Role.ADMINISTRATOR,), order=30)
        register(_("Log"), "staff:log", roles=(Role.DATA_PROTECTION_OFFICER,), order=10)
        register(_("Stikprøve"), "staff:sample", roles=(Role.DATA_PROTECTION_OFFICER,), order=20)
        register(_("Loggens kæde"), "staff:integrity", roles=(Role.DATA_PROTECTION_OFFICER,), order=30)
