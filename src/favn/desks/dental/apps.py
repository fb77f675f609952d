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
        register(_("Breve og tidsplan"), "checkups:dental_letters", roles=(Role.DENTIST,), order=40)
        register(_("Hverv i tandplejen"), "checkups:dental_posts", roles=(Role.ADMINISTRATOR,), order=85)
