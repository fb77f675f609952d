"""The closed lists of the universal contacts: tracks, circumstances and outcomes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from favn.foundation.access.choices import Compartment


class Track(models.TextChoices):
    """Whose work a contact is; it decides which of the child's rooms the contact is kept in."""

    HEALTH = "health", _("Sundhedspleje")
    SCHOOL_HEALTH = "school_health", _("Skolesundhedspleje")
    LANGUAGE = "language", _("Sprog")
    DENTAL = "dental", _("Tandpleje")


ROOM_OF: dict[str, Compartment] = {
    Track.HEALTH: Compartment.HEALTH,
    Track.SCHOOL_HEALTH: Compartment.HEALTH,
    Track.LANGUAGE: Compartment.HEALTH,
    Track.DENTAL: Compartment.DENTAL,
}


class Reason(models.TextChoices):
    """Which children a contact is for. The register tells three; a visitor notes two with the family."""

    EVERYONE = "everyone", _("alle børn")
    EARLIER_CHILD = "earlier_child", _("familien har et barn i forvejen")
    NO_DAYCARE = "no_daycare", _("barnet går ikke i dagtilbud")
    PRIVATE_CARE = "private_care", _("barnet passes privat")
    VULNERABLE = "vulnerable", _("familien har brug for mere støtte")


NOTED = (Reason.PRIVATE_CARE, Reason.VULNERABLE)


class Outcome(models.TextChoices):
    """What became of a contact."""

    DONE = "done", _("holdt")
    DECLINED = "declined", _("forældrene har sagt nej")
    NOT_RELEVANT = "not_relevant", _("ikke relevant")
    MOVED = "moved", _("flyttet til en anden dag")
