"""The closed lists of absence: the school's duties, and how they were fulfilled."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AbsenceDutyKind(models.TextChoices):
    """What unlawful absence asks of the school."""

    WARN = "warn", _("varsle forældrene")
    NOTIFY = "notify", _("underrette kommunen")


class Fulfilled(models.TextChoices):
    """How a duty was fulfilled."""

    LETTER = "letter", _("brev til hver forælder")
    NOTIFICATION = "notification", _("underretning fra Favn")
    OTHERWISE = "otherwise", _("på anden måde")
