"""What an import brings, and where it stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportKind(models.TextChoices):
    """What is in a file."""

    CHILDREN = "children", _("Børn, forældremyndighed og klasser")
    ABSENCE = "absence", _("Fravær")


class ImportState(models.TextChoices):
    """A file is tried first; only a file without errors can be brought in."""

    WAITING = "waiting", _("venter på prøve")
    TRIED = "tried", _("prøvet")
    WANTED = "wanted", _("venter på at komme ind")
    DONE = "done", _("kommet ind")
    FAILED = "failed", _("kunne ikke læses")
