"""Registers the module with Django, and its page with the administrator's top bar."""

from django.apps import AppConfig


class WellbeingConfig(AppConfig):
    """Trivsel."""

    name = "favn.journey.wellbeing"
    verbose_name = "Trivsel"

    def ready(self) -> None:
        """The administrator plans the rounds; the leader sees the unit and sets the pace."""
        from django.utils.translation import gettext_lazy as _

        from favn.foundation.organisation.choices import Role
        from favn.journey.wellbeing.choices import LEADERS
        from favn.kit.navigation import register

        register(_("Enhedens trivsel"), "wellbeing:unit", roles=LEADERS, order=25)
        register(_("Trivselsrunder"), "wellbeing:rounds", roles=(Role.ADMINISTRATOR,), order=40)
        register(_("Samtaletempo"), "wellbeing:pace", roles=LEADERS, order=40)
