"""Closed lists about people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """The legal sex as the register gives it."""

    FEMALE = "f", _("pige")
    MALE = "m", _("dreng")
    UNKNOWN = "u", _("ukendt")


class IdentifierKind(models.TextChoices):
    """The kinds of numbers a person can be known by."""

    CPR = "cpr", _("CPR-nummer")
    DAY_PLUS_60 = "day_plus_60", _("Opdigtet nummer (dag + 60)")
    XECPR = "x_ecpr", _("Erstatnings-CPR (X-eCPR)")
    DECPR = "d_ecpr", _("Erstatnings-CPR (D-eCPR)")
    OTHER = "other", _("Andet nummer")


class RelationKind(models.TextChoices):
    """What an adult is to a child."""

    MOTHER = "mother", _("mor")
    FATHER = "father", _("far")
    OTHER_HOLDER = "other_holder", _("anden forældremyndighedsindehaver")
    STEP_PARENT = "step_parent", _("stedforælder")
    GRANDPARENT = "grandparent", _("bedsteforælder")
    RELATIVE = "relative", _("familie")
    FRIEND = "friend", _("ven af familien")
    COACH = "coach", _("træner")


class Language(models.TextChoices):
    """Languages a family can ask to be met in; more are added as data from the register."""

    DANISH = "da", _("dansk")
    ENGLISH = "en", _("engelsk")
    ARABIC = "ar", _("arabisk")
    SOMALI = "so", _("somali")
    TURKISH = "tr", _("tyrkisk")
    POLISH = "pl", _("polsk")
    UKRAINIAN = "uk", _("ukrainsk")
    ROMANIAN = "ro", _("rumænsk")
    FARSI = "fa", _("farsi")
    SIGN = "sgn", _("dansk tegnsprog")
