"""What something is shared on, the answers a person can give, and how they were given."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ground(models.TextChoices):
    """Why something may be shared. Meetings, notifications and investigations have their own way and need no share."""

    CONSENT = "consent", _("samtykke")
    OWN_SECTOR = "own_sector", _("egen forvaltning, kræver ikke samtykke")


class Answer(models.TextChoices):
    """What the person said."""

    GIVEN = "given", _("ja, det må deles")
    REFUSED = "refused", _("nej, det må ikke deles")


class Form(models.TextChoices):
    """How the person said it."""

    SPOKEN = "spoken", _("mundtligt")
    WRITTEN = "written", _("på papir")
    ON_THE_PAGE = "page", _("på familiens side")
