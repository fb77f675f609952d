"""The closed lists of the dental track."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from favn.journey.checkups.rules.dental import Step


class Attendance(models.TextChoices):
    """What became of an appointment; empty until somebody has written it."""

    ATTENDED = "attended", _("kom")
    NO_SHOW = "no_show", _("udeblev")
    CANCELLED = "cancelled", _("afbud")


class StepKind(models.TextChoices):
    """The steps of the rule, in words."""

    LETTER = Step.LETTER.value, _("Send brev")
    CALL = Step.CALL.value, _("Ring til familien")
    SECOND_LETTER = Step.SECOND_LETTER.value, _("Send andet brev")
    CONCERN = Step.CONCERN.value, _("Vurdér, om du er bekymret")


class Said(models.TextChoices):
    """What came of a call."""

    NEW_TIME = "new_time", _("vi aftalte en ny tid")
    TALKED = "talked", _("vi talte sammen, men aftalte ingen tid")
    NO_ANSWER = "no_answer", _("intet svar")
    WRONG_NUMBER = "wrong_number", _("nummeret virker ikke")
    DECLINED = "declined", _("familien siger nej til tandpleje")


class Ending(models.TextChoices):
    """Why nothing more is done about a no-show."""

    CAME = "came", _("barnet kom")
    NEW_TIME = "new_time", _("en ny tid er aftalt")
    DECLINED = "declined", _("familien har sagt nej til tandpleje")
    ELSEWHERE = "elsewhere", _("barnet går hos en anden tandlæge")
    CONCERN = "concern", _("der er skrevet en bekymring")
    NO_CONCERN = "no_concern", _("vurderet: ingen bekymring")
    MISTAKE = "mistake", _("skrevet ved en fejl")


BY_HAND = (Ending.ELSEWHERE, Ending.DECLINED, Ending.NO_CONCERN)  # what a person may choose, with the reason


class Post(models.TextChoices):
    """What an employee does at the clinic besides the work itself."""

    LEADER = "leader", _("leder af klinikken")
    ADVISER = "adviser", _("i rådgivningsteamet")


class AdviceStep(models.TextChoices):
    """What the advisory team advises the colleague to do."""

    WATCH = "watch", _("se barnet igen, og hold øje")
    PARENTS = "parents", _("tal med forældrene")
    CONCERN = "concern", _("sæt ord på bekymringen")
    NOTIFY = "notify", _("underret nu")


class SpokenWay(models.TextChoices):
    """How a child was spoken of with somebody outside the clinic."""

    ANONYMOUS = "anonymous", _("uden navn")
    CONSENT = "consent", _("med samtykke")


class AgreementGround(models.TextChoices):
    """Why the clinic and a daycare may speak of a child."""

    CONSENT = "consent", _("samtykke fra forældrene hver gang")
    ANONYMOUS = "anonymous", _("kun uden navn")
    MEETING = "meeting", _("møde efter reglerne om tidlig indsats")
