"""The closed lists of a transition: where from and to, what the day is counted from, and what is answered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from favn.foundation.access.choices import Compartment
from favn.foundation.organisation.choices import Role, UnitKind


class Place(models.TextChoices):
    """Where a child is by day, before and after a transition."""

    HOME = "home", _("hjemmet")
    DAYCARE = "daycare", _("dagtilbud eller dagpleje")
    SCHOOL = "school", _("skole")
    YOUTH = "youth", _("ungdomsuddannelse eller job")
    ADULT = "adult", _("voksenlivet")


PLACE_OF: dict[str, Place] = {
    UnitKind.DAYCARE: Place.DAYCARE,
    UnitKind.CHILDMINDER: Place.DAYCARE,
    UnitKind.SCHOOL: Place.SCHOOL,
}
UNITS_IN: dict[str, tuple[UnitKind, ...]] = {
    Place.DAYCARE: (UnitKind.DAYCARE, UnitKind.CHILDMINDER),
    Place.SCHOOL: (UnitKind.SCHOOL,),
}
LEADER_OF: dict[str, Role] = {
    UnitKind.DAYCARE: Role.DAYCARE_LEADER,
    UnitKind.CHILDMINDER: Role.DAYCARE_LEADER,
    UnitKind.SCHOOL: Role.SCHOOL_LEADER,
}
ROOM_OF_ROLE: dict[str, Compartment] = {
    Role.TEACHER: Compartment.SCHOOL,
    Role.PEDAGOGUE: Compartment.SCHOOL,
    Role.CHILDMINDER: Compartment.SCHOOL,
    Role.SCHOOL_LEADER: Compartment.SCHOOL,
    Role.DAYCARE_LEADER: Compartment.SCHOOL,
    Role.HEALTH_VISITOR: Compartment.HEALTH,
    Role.CASEWORKER: Compartment.AUTHORITY,
}


class Counted(models.TextChoices):
    """What the day of a move is counted from."""

    SCHOOL_START = "school_start", _("1. august i det år, barnet fylder")
    AFTER_GRADE = "after_grade", _("1. august efter klassetrin")
    BIRTHDAY = "birthday", _("den dag, barnet er så mange måneder")


class TransitionGround(models.TextChoices):
    """What lets a note move on."""

    CONSENT = "consent", _("Forældrenes ja")
    LAW = "law", _("En lov, når ingen siger nej")


class MeetingPlace(models.TextChoices):
    """Where the conversation is held; never an address, for a parent's may be protected."""

    HOME = "home", _("hjemme hos barnet")
    HERE = "here", _("der, hvor barnet er nu")
    THERE = "there", _("der, hvor barnet skal hen")
    ELSEWHERE = "elsewhere", _("et andet sted")


class NoteVerdict(models.TextChoices):
    """What one person said to one version of the note."""

    ACCEPTED = "accepted", _("ja, notatet må sendes")
    DECLINED = "declined", _("nej, notatet må ikke sendes")
    WITHDRAWN = "withdrawn", _("har trukket sit ja tilbage")


class WhyEnded(models.TextChoices):
    """Why a transition is closed without a note being received."""

    NOT_WANTED = "not_wanted", _("familien ønsker ikke en samtale")
    STAYS = "stays", _("barnet bliver, hvor det er")
    MOVED_AWAY = "moved_away", _("familien er flyttet fra kommunen")
    OTHER = "other", _("andet")
