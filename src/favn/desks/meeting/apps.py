"""Registers the desk with Django, and its page in the top bar."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingDeskConfig(AppConfig):
    """Mødebordet."""

    name = "favn.desks.meeting"
    verbose_name = "Mødebordet"

    def ready(self) -> None:
        """Put the meetings in the top bar of those who lead networks or have cases."""
        from favn.foundation.organisation.choices import Role
        from favn.kit.navigation import register

        roles = (Role.CASEWORKER, Role.NETWORK_COORDINATOR, Role.PSYCHOLOGIST, Role.TEACHER, Role.PEDAGOGUE)
        register(_("Møder"), "meeting:meetings", roles=roles, order=50)
