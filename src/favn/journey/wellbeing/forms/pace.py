"""What may be typed about the pace. Nothing here saves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.wellbeing.queries.pace import PACE_WORDS
from favn.journey.wellbeing.rules.talk import Pace
from favn.kit.forms import ChoiceCards, Form

FOLLOW = "follow"  # the municipality, instead of a pace of one's own


class PaceForm(Form):
    """How many new children to begin with, and why."""

    pace = forms.ChoiceField(
        label=_("Nye børn for hver 24 i en runde"), choices=[(each.value, PACE_WORDS[each]) for each in Pace],
        widget=ChoiceCards(),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Hvorfor"), max_length=200, help_text=_("For eksempel: vi har tid til at følge flere op i år.")
    )

    def chosen(self) -> Pace:
        """The pace that was chosen."""
        return Pace(self.cleaned_data["pace"])


class UnitPaceForm(PaceForm):
    """The same for one unit, which may also follow the municipality."""

    def __init__(self, *args: Any, municipal: Pace, **options: Any) -> None:
        super().__init__(*args, **options)
        follow = _("Følg kommunens tempo (nu »%(pace)s«)") % {"pace": PACE_WORDS[municipal]}
        self.offer("pace", [(FOLLOW, follow), *((each.value, PACE_WORDS[each]) for each in Pace)])

    def own(self) -> Pace | None:
        """The unit's own pace; None when it follows the municipality."""
        return None if self.cleaned_data["pace"] == FOLLOW else self.chosen()
