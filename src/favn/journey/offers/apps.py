"""Registers the module with Django, and its pages with the top bar."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    """Tilbudsviften og pladserne."""

    name = "favn.journey.offers"
    verbose_name = "Tilbud"

    def ready(self) -> None:
        """Put the fan in the top bar of those who help, and the groups in their leader's."""
        from django.utils.translation import gettext_lazy as _

        from favn.foundation.organisation.choices import Role
        from favn.kit.navigation import register

        who = (Role.CASEWORKER, Role.TEAM_LEADER, Role.NETWORK_COORDINATOR, Role.PSYCHOLOGIST, Role.OFFER_LEADER)
        register(_("Tilbud"), "offers:fan", roles=who, order=60)
        register(_("Mine grupper"), "offers:mine", roles=(Role.OFFER_LEADER,), order=15)
