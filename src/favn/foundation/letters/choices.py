"""How a letter leaves the house."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """The way a letter goes."""

    DIGITAL = "digital", _("Digital Post")
    INSIDE = "inside", _("læses her i Favn")
    PRINT = "print", _("på papir")
    BY_HAND = "by_hand", _("sendes af et menneske")
