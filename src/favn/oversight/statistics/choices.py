"""The figures the committee is given, and exactly what each of them counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FigureName(models.TextChoices):
    """What a figure says."""

    NOTIFICATIONS = "notifications", _("Underretninger i år")
    ASSESSED_IN_TIME = "assessed_in_time", _("Vurderet inden 24 timer")
    PREVENTIVE_HELP = "preventive_help", _("Børn i forebyggende hjælp")


UNITS = {
    FigureName.NOTIFICATIONS: _("underretninger"),
    FigureName.ASSESSED_IN_TIME: _("procent"),
    FigureName.PREVENTIVE_HELP: _("børn"),
}
DEFINITIONS = {
    FigureName.NOTIFICATIONS: _(
        "Alle underretninger, kommunen har modtaget siden 1. januar, også anonyme, og også når flere handler om det "
        "samme barn. En stigning kan betyde, at flere har det svært, eller at flere bliver set i tide."
    ),
    FigureName.ASSESSED_IN_TIME: _(
        "Af årets underretninger, hvor de 24 timer er gået eller vurderingen er gjort: den andel, der blev vurderet "
        "inden 24 timer på uret, også om natten og i weekenden (barnets lov § 136)."
    ),
    FigureName.PREVENTIVE_HELP: _(
        "Børn, der lige nu har en plads i et forebyggende tilbud, som ikke kræver en afgørelse. Et barn med to pladser "
        "tælles én gang."
    ),
}
