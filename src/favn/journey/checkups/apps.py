"""Registers the module with Django."""

from django.apps import AppConfig


class CheckupsConfig(AppConfig):
    """Faste kontakter."""

    name = "favn.journey.checkups"
    verbose_name = "Faste kontakter"

    def ready(self) -> None:
        """The absence list stands in the bar of those who teach; children on their way with those who send or help."""
        from django.utils.translation import gettext_lazy as _

        from favn.foundation.organisation.choices import Role
        from favn.journey.checkups.policy.contacts import DECIDERS
        from favn.journey.checkups.policy.transitions import SENDERS, SPECIALISTS
        from favn.kit.navigation import register

        register(_("Fravær"), "checkups:absence", roles=(Role.TEACHER, Role.SCHOOL_LEADER), order=35)
        register(_("På vej videre"), "checkups:transitions", roles=tuple({*SENDERS, *SPECIALISTS}), order=45)
        register(_("Fraværsfrister"), "checkups:absence_pace", roles=DECIDERS, order=82)
        register(_("Overgangstyper"), "checkups:transition_kinds", roles=DECIDERS, order=81)
