"""Words of the plan."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """How far an agreement is."""

    AGREED = "agreed", _("aftalt")
    GOING = "going", _("i gang")
    WAITING = "waiting", _("venter")
    DONE = "done", _("gjort")


TONES = {Status.AGREED: "plain", Status.GOING: "green", Status.WAITING: "yellow", Status.DONE: "green"}
