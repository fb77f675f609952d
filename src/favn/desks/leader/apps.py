"""Registers the desk with Django, and its pages with the top bar."""

from django.apps import AppConfig


class LeaderConfig(AppConfig):
    """Lederens arbejdsbord."""

    name = "favn.desks.leader"
    verbose_name = "Lederens arbejdsbord"

    def ready(self) -> None:
        """Put the desk's pages in the top bar of those who use them."""
        from django.utils.translation import gettext_lazy as _

        from favn.kit.navigation import register
        from favn.oversight.detection_audit.policy import READERS as AUDIT_READERS
        from favn.oversight.statistics.policy import READERS

        register(_("Nøgletal"), "leader:figures", roles=READERS, order=10)
        register(_("Opsporing"), "leader:audit", roles=AUDIT_READERS, order=60)
