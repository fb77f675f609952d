"""What kind of thing happened."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    """A log entry is one of these."""

    READ = "read", _("så")
    SEARCH = "search", _("søgte")
    CHANGE = "change", _("ændrede")
    EXPORT = "export", _("hentede ud")
    REVEAL = "reveal", _("viste CPR-nummer")
    ACCESS = "access", _("fik adgang")
    LOGIN = "login", _("loggede ind")
    ROW = "row", _("rækkeændring")
