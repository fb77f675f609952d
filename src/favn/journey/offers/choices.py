"""Words of the fan of offers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OfferKind(models.TextChoices):
    """What an offer is like."""

    GROUP = "group", _("gruppe")
    COURSE = "course", _("kursus")
    TALKS = "talks", _("samtaler")
    PROGRAMME = "programme", _("forløb")
    MENTOR = "mentor", _("mentor")
    WORK = "work", _("fritidsjob")
    PREVENTION = "prevention", _("undervisning")
