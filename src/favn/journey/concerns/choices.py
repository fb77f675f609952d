"""Closed lists about concerns."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepKind(models.TextChoices):
    """The three parts of the handleguide at a level."""

    DO_NOW = "do_now", _("Det gør du nu")
    CALL = "call", _("Ring")
    EXPECT = "expect", _("Det kan du forvente")


class ReasonNotTalked(models.TextChoices):
    """Why nobody has talked with the parents yet."""

    ABUSE = "abuse", _("Mistanke om vold eller overgreb fra forældrene")
    HONOUR = "honour", _("Mistanke om æresrelateret konflikt")
    NOT_REACHED = "not_reached", _("Vi har ikke kunnet få fat i dem")
    PLANNED = "planned", _("Samtalen er aftalt, men ikke holdt endnu")
    OTHER = "other", _("Andet")
