"""Closed lists about notifications."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WayIn(models.TextChoices):
    """How a notification reached the municipality."""

    PROFESSIONAL = "professional", _("Fagperson i Favn")
    PUBLIC = "public", _("Den åbne side")
    PHONE = "phone", _("Telefon")


class WrittenWith(models.TextChoices):
    """Who the notifier wrote it together with."""

    MOTHER = "mother", _("Mor")
    FATHER = "father", _("Far")
    BOTH_PARENTS = "both_parents", _("Begge forældre")
    CHILD = "child", _("Barnet")
    NOBODY = "nobody", _("Ingen af dem")


class ReasonWithoutParents(models.TextChoices):
    """Why the parents were not asked to take part."""

    VIOLENCE = "violence", _("Mistanke om vold")
    ABUSE = "abuse", _("Mistanke om overgreb")
    HONOUR = "honour", _("Mistanke om æresrelateret konflikt")
    NOT_REACHED = "not_reached", _("De kunne ikke nås i tide")
    OTHER = "other", _("Andet")


class AttachmentKind(models.TextChoices):
    """What a notification can bring along from another room."""

    WELLBEING = "wellbeing", _("Trivsel")
    CONCERN = "concern", _("Bekymring på linealen")
    ABSENCE = "absence", _("Fravær")


class Urgency(models.TextChoices):
    """How soon the child needs the municipality."""

    ACUTE = "acute", _("Akut")
    FAST = "fast", _("Hurtig")
    ORDINARY = "ordinary", _("Almindelig")
    OTHER_MUNICIPALITY = "other_municipality", _("Anden kommune")


class NextStep(models.TextChoices):
    """What happens now that the notification has been assessed."""

    ACT_TODAY = "act_today", _("Handling i dag")
    SCREEN = "screen", _("Screening af barnet")
    SCREEN_SIBLINGS = "screen_siblings", _("Screening af alle søskende")
    RUNNING_CASE = "running_case", _("Følges op i den sag, der kører")
    PASS_ON = "pass_on", _("Send videre til barnets kommune")
    NO_FURTHER = "no_further", _("Ingen videre handling")
