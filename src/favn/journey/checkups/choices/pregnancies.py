"""The closed lists of a pregnancy: who told, on what ground, what was offered, and why it is followed no more."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sender(models.TextChoices):
    """Who tells the health visitor of an expectant mother."""

    MIDWIFE = "midwife", _("jordemoder")
    DOCTOR = "doctor", _("egen læge")
    HOSPITAL = "hospital", _("fødested eller sygehus")
    OTHER = "other", _("en anden sundhedsperson")


class Ground(models.TextChoices):
    """Why the sender may tell it. The paragraphs are to be confirmed by a jurist (docs/law/pregnancy.md)."""

    CONSENT = "consent", _("hun har sagt ja (sundhedsloven § 41, stk. 1)")
    HERSELF = "herself", _("hun har selv bedt om det")
    NECESSARY = "necessary", _("uden hendes ja, fordi det var nødvendigt (sundhedsloven § 41, stk. 2)")


class OfferKind(models.TextChoices):
    """What an expectant mother can be offered."""

    VISIT = "visit", _("flere besøg i graviditeten")
    GROUP = "group", _("gruppe for gravide")
    COURSE = "course", _("forløb for kommende forældre")
    TALK = "talk", _("samtaler")


class Answer(models.TextChoices):
    """What she said to an offer."""

    WAITING = "waiting", _("tænker over det")
    YES = "yes", _("ja")
    NO = "no", _("nej")


class Closing(models.TextChoices):
    """Why a pregnancy is followed no more. How it ended is nobody's business here, so that is one word."""

    LOST = "lost", _("graviditeten er ophørt")
    STILLBORN = "stillborn", _("barnet døde før eller under fødslen")
    MOVED = "moved", _("hun er flyttet fra kommunen")
    DECLINED = "declined", _("hun ønsker ikke flere besøg i graviditeten")


LOSSES = frozenset({Closing.LOST, Closing.STILLBORN})
LEAVES = LOSSES | {Closing.MOVED}  # the child is no longer on anybody's list
