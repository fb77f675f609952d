"""Registers the desk with Django, and its pages with the top bar."""

from django.apps import AppConfig


class CaseworkerConfig(AppConfig):
    """Rådgiverens arbejdsbord."""

    name = "favn.desks.caseworker"
    verbose_name = "Rådgiverens arbejdsbord"

    def ready(self) -> None:
        """Put the desk's pages in the top bar of those who use them."""
        from django.utils.translation import gettext_lazy as _

        from favn.desks.caseworker import access
        from favn.foundation.organisation.choices import Role
        from favn.journey.notifications.policy import RECEIVERS
        from favn.kit.navigation import register

        first_page = tuple(role for role in access.WORKERS if role != Role.DENTIST)  # hers is at her own desk
        register(_("Min dag"), "caseworker:day", roles=first_page, order=10)
        register(_("Underretninger"), "caseworker:notifications", roles=RECEIVERS, order=20)
        register(_("Mine børn"), "caseworker:children", roles=access.CARRIERS, order=20)
        register(_("Sager"), "caseworker:cases", roles=access.RECEIVERS, order=40)
