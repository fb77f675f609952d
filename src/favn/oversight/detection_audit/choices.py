"""The figures of the audit, and exactly what each of them counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FigureName(models.TextChoices):
    """What a figure says."""

    GROUPS = "groups", _("Grupper i runden")
    MINUTES = "minutes", _("Minutter på en gruppe")
    AGREEMENT = "agreement", _("Enighed mellem to voksne")
    STRICTNESS = "strictness", _("Niveau i forhold til kommunen")
    WORRIED = "worried", _("Gul eller rød position")
    NEW_PER_HOUR = "new_per_hour", _("Nye børn set pr. arbejdstime")
    STEPS = "steps", _("Skridt gjort i tide")
    CHILDREN = "children", _("Børn, der fik underretning, sag eller tilbud")
    SEEN = "seen", _("Set før")
    FIRST_SEEN = "first_seen", _("Hvem så det først")
    LEAD = "lead", _("Hvor længe før")
    SENSITIVITY = "sensitivity", _("Rundernes følsomhed")
    PREDICTIVE = "predictive", _("Hvor ofte en bekymring holdt stik")


class Period(models.TextChoices):
    """What a figure looks at."""

    YEAR = "year", _("Året")
    TWO_YEARS = "two_years", _("To år")
    LATEST = "latest", _("Seneste runde")
    BEFORE = "before", _("Runden før")


class Step(models.TextChoices):
    """Where a child was first seen; never by whom."""

    ROUND = "round", _("Trivselsrunden")
    CONCERN_SCHOOL = "concern_school", _("Bekymring fra skole eller dagtilbud")
    CONCERN_HEALTH = "concern_health", _("Bekymring fra sundhedsplejen")
    CONCERN_DENTAL = "concern_dental", _("Bekymring fra tandplejen")
    CONCERN_OTHER = "concern_other", _("Bekymring fra andre")
    VISIT = "visit", _("Sundhedsplejerskens besøg")
    NOBODY = "nobody", _("Ingen")


class EventKind(models.TextChoices):
    """What happened to the child."""

    NOTIFICATION = "notification", _("Underretning")
    CASE = "case", _("Sag")
    OFFER = "offer", _("Plads i tilbud")
