"""The closed lists of well-being: age bands, positions, contexts, and reasons not to judge."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.choices import Role, UnitKind

CORE = ("core1", "core2", "core3")
MORE = ("more1", "more2", "more3", "more4", "more5", "more6", "more7", "more8", "more9")
QUESTIONS = CORE + MORE
LOWEST, HIGHEST, CANNOT_JUDGE = 1, 5, 0

RATERS = (Role.TEACHER, Role.PEDAGOGUE, Role.CHILDMINDER)
LEADERS = (Role.SCHOOL_LEADER, Role.DAYCARE_LEADER)
ROUND_KINDS = (UnitKind.SCHOOL, UnitKind.DAYCARE, UnitKind.CHILDMINDER)  # where children are rated in rounds


class AgeBand(models.TextChoices):
    """The ages one sheet is written for. A child moves up with the group."""

    AGE_0_1 = "0-1", _("0–1 år")
    AGE_1_3 = "1-3", _("1–3 år")
    AGE_3_6 = "3-6", _("3–6 år")
    AGE_6_10 = "6-10", _("6–10 år")
    AGE_10_13 = "10-13", _("10–13 år")
    AGE_13_16 = "13-16", _("13–16 år")


class Tone(models.TextChoices):
    """A position describes the child in a context, never the child."""

    GREEN = "green", _("Trives")
    YELLOW = "yellow", _("Øget opmærksomhed")
    RED = "red", _("Stærk bekymring")


class Context(models.TextChoices):
    """Where the position was seen."""

    SCHOOL = "school", _("Skole")
    DAYCARE = "daycare", _("Dagtilbud")
    HOME = "home", _("Hjem")


class WhyNot(models.TextChoices):
    """Why a rater cannot judge a child."""

    NEW = "new", _("Barnet er nyt i gruppen")
    ABSENT = "absent", _("Barnet har været meget væk")
    SELDOM = "seldom", _("Jeg ser barnet for sjældent")
    UNSURE = "unsure", _("Jeg er for meget i tvivl")


class NoticeWay(models.TextChoices):
    """How a parent was told about a round."""

    LETTER = "letter", _("Brev")
    DESK = "desk", _("Familiens egen side")
    CONVERSATION = "conversation", _("Samtale")


class ObjectionAnswer(models.TextChoices):
    """What the leader decided."""

    SUSTAINED = "sustained", _("Barnet vurderes ikke")
    REFUSED = "refused", _("Barnet vurderes alligevel")


class Area(models.TextChoices):
    """The four areas of a child's well-being the questions look at."""

    SOCIAL = "social", _("Socialt")
    EMOTIONAL = "emotional", _("Psykisk og følelsesmæssigt")
    COGNITIVE = "cognitive", _("Kognitivt")
    PHYSICAL = "physical", _("Fysisk og sansemotorisk")


class Sign(models.TextChoices):
    """What well-being shows itself as."""

    SKILLS = "skills", _("Kan begå sig sammen med andre")
    SAFETY = "safety", _("Får tryghed og omsorg fra voksne")
    COMMUNITY = "community", _("Er en aktiv og ligeværdig del af fællesskaber")
    SELF = "self", _("Har en god følelse af sig selv")
