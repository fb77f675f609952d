"""The answers a person can give, and how they were given."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    """What the person said."""

    GIVEN = "given", _("ja, det må deles")
    REFUSED = "refused", _("nej, det må ikke deles")


class Form(models.TextChoices):
    """How the person said it."""

    SPOKEN = "spoken", _("mundtligt")
    WRITTEN = "written", _("skriftligt")
    ON_THE_PAGE = "page", _("på familiens side")
