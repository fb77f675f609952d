"""Compartments, reaches, bases and purposes: the words access is described in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Compartment(models.TextChoices):
    """A child's information is kept in rooms; a role holds keys to some of them."""

    IDENTITY = "identity", _("Stamoplysninger")
    SCHOOL = "school", _("Skole og dagtilbud")
    HEALTH = "health", _("Sundhed")
    DENTAL = "dental", _("Tandpleje")
    AUTHORITY = "authority", _("Myndighed")
    SSP = "ssp", _("SSP")
    NETWORK = "network", _("Netværk")
    FAMILY = "family", _("Familiens egne ord")


class ScopeReach(models.TextChoices):
    """How far a position reaches by itself."""

    GROUP = "group", _("gruppen")
    UNIT = "unit", _("enheden")
    DISTRICT = "district", _("distriktet")
    MUNICIPALITY = "municipality", _("kommunen")


class Basis(models.TextChoices):
    """Why someone may see a child."""

    GROUP = "group", _("arbejder i barnets gruppe")
    UNIT = "unit", _("arbejder på barnets enhed")
    DISTRICT = "district", _("barnet bor i distriktet")
    MUNICIPALITY = "municipality", _("rollen dækker hele kommunen")
    CUSTODY = "custody", _("har forældremyndighed")
    SELF = "self", _("er barnet selv")
    NOTIFICATION = "notification", _("underretning modtaget")
    CASE = "case", _("har sagen")
    ASKED = "asked", _("er bedt om hjælp")
    NETWORK = "network", _("er med i netværket")
    OFFER = "offer", _("leder et tilbud, barnet går på")
    CONSENT = "consent", _("samtykke")
    SUBSTITUTE = "substitute", _("er stedfortræder i gruppen, mens runden er åben")
    TRANSITION = "transition", _("er med i barnets overgang")
    BREAK_GLASS = "break_glass", _("nødadgang")


class Purpose(models.TextChoices):
    """Why a page about a child is opened; it stands in the log the family can read."""

    DAILY_WORK = "daily_work", _("dagligt arbejde med barnet")
    WELLBEING = "wellbeing", _("vurdere trivsel")
    CONCERN = "concern", _("sætte ord på en bekymring")
    NOTIFY = "notify", _("skrive en underretning")
    ASSESS_NOTIFICATION = "assess_notification", _("vurdere en underretning")
    CASEWORK = "casework", _("behandle sagen")
    NETWORK = "network", _("samle netværket")
    PLAN = "plan", _("arbejde med planen")
    OFFER = "offer", _("give hjælp")
    FOLLOW_UP = "follow_up", _("følge op")
    HEALTH = "health", _("sundhedspleje")
    DENTAL = "dental", _("tandpleje")
    SSP = "ssp", _("SSP-samarbejde")
    REGISTRY = "registry", _("rette stamoplysninger")
    OWN = "own", _("se egne oplysninger")
    REVIEW = "review", _("kontrollere adgang")
    EMERGENCY = "emergency", _("nødadgang")
