"""Registers the desk with Django, and its pages with the top bar."""

from django.apps import AppConfig


class DentalConfig(AppConfig):
    """Tandplejens bord."""

    name = "favn.desks.dental"
    verbose_name = "Tandplejens bord"

    def ready(self) -> None:
        """The list comes first for a dentist, then the child in front of her."""
        from django.utils.translation import gettext_lazy as _

        from favn.foundation.organisation.choices import Role
        from favn.kit.navigation import register

        register(_("Min dag"), "dental:day", roles=(Role.DENTIST,), order=5)
        register(_("Find barnet"), "caseworker:day", roles=(Role.DENTIST,), order=10)
        register(_("Rådgivningsteamet"), "checkups:dental_team", roles=(Role.DENTIST,), order=20)
        register(_("Netværksmøder"), "checkups:clinic_meetings", roles=(Role.DENTIST,), order=30)
        register(_("Aftaler"), "checkups:agreements", roles=(Role.DENTIST,), order=35)
        register(_("Tandplejens møder"), "checkups:clinic_meetings", roles=(Role.NETWORK_COORDINATOR,), order=60)
        register(_("Aftaler med tandplejen"), "checkups:agreements", roles=(Role.DAYCARE_LEADER,), order=60)
        register(_("Breve og tidsplan"), "checkups:dental_letters", roles=(Role.DENTIST,), order=40)
        register(_("Hverv i tandplejen"), "checkups:dental_posts", roles=(Role.ADMINISTRATOR,), order=85)
