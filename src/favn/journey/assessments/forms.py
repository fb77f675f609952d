"""The screening as it is written."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.assessments.choices import Outcome
from favn.kit.forms import ChoiceCards, Form, LongTextField

EXPLAINED: dict[str, Any] = {
    Outcome.NO_FURTHER: _("Familien får råd eller et åbent tilbud; sagen kan lukkes"),
    Outcome.CLARIFICATION: _("Barnets lov § 19: få ting skal belyses, uden en hel undersøgelse"),
    Outcome.INVESTIGATION: _("Barnets lov § 20: færdig fire måneder efter, at kommunen blev opmærksom"),
}


class ScreeningForm(Form):
    """What is needed, and why."""

    outcome = forms.ChoiceField(
        label=_("Hvad er der brug for?"), choices=Outcome, widget=ChoiceCards(explanations=EXPLAINED)
    )
    reason = LongTextField(
        label=_("Begrundelse"), rows=6, max_length=5000, help_text=_("Skal kunne læses af familien.")
    )
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)
