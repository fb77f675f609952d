"""What a screening can come to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """The three ways on from a screening, barnets lov § 18."""

    NO_FURTHER = "no_further", _("Ikke mere nu")
    CLARIFICATION = "clarification", _("Afdækning")
    INVESTIGATION = "investigation", _("Børnefaglig undersøgelse")
