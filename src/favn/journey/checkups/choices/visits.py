"""The closed list of what a visit finds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Finding(models.TextChoices):
    """What was seen at a visit, in one area; unset stays unset."""

    FINE = "fine", _("som ventet")
    ATTENTION = "attention", _("hold øje")
    CONCERN = "concern", _("bekymring")
