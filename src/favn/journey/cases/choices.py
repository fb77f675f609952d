"""How a case comes to be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """What made the municipality open the case; its day is where later deadlines are counted from."""

    NOTIFICATION = "notification", _("underretning")
    REQUEST = "request", _("familien har selv søgt")
    TRANSFER = "transfer", _("overtaget fra en anden kommune")
    PREGNANCY = "pregnancy", _("sårbar graviditet")
