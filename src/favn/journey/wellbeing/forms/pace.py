"""How many children a unit may begin with. Nothing here saves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.wellbeing.queries.pace import PACE_WORDS
from favn.journey.wellbeing.rules.talk import Pace
from favn.kit.forms import ChoiceCards, Form


class PaceForm(Form):
    """How many new children to begin with, and why."""

    pace = forms.ChoiceField(
        label=_("Nye børn for hver 24 i en runde"), choices=[(each.value, PACE_WORDS[each]) for each in Pace],
        widget=ChoiceCards(),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Hvorfor"), max_length=200, help_text=_("For eksempel: vi har tid til at følge flere op i år.")
    )
