"""Words of the network and its meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LineKind(models.TextChoices):
    """Where on the wall something is written."""

    WISH = "wish", _("Det ønsker jeg mig")
    WORRIED = "worried", _("Bekymret for")
    WORKS = "works", _("Fungerer godt")
    MUST_HAPPEN = "must_happen", _("Skal ske")


class Voice(models.TextChoices):
    """Whose words these are. A parent's words are not shown to the other parent unless they are released."""

    CHILD = "child", _("barnet")
    PARENT = "parent", _("en forælder")
    MEMBER = "member", _("en i netværket")
    OTHER = "other", _("en anden")
