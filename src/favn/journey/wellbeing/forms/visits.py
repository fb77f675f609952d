"""What a health visitor writes at a visit. Nothing here saves."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.wellbeing.actions.visits import Visited
from favn.journey.wellbeing.choices import QUESTIONS, Tone
from favn.journey.wellbeing.queries.sheets import Question
from favn.kit.forms import AnswerField, ChoiceCards, DayField, Form, LongTextField


class VisitForm(Form):
    """Twelve answers and the position in the home. Nothing is preset, and no question must be answered."""

    occasion = forms.CharField(label=_("Anledning"), max_length=80, help_text=_("For eksempel »8–10 måneder«."))
    together_with = forms.CharField(label=_("Sammen med"), max_length=160, help_text=_("Dem, der var med."))
    position = forms.ChoiceField(
        label=_("Position i hjemmet"), choices=Tone.choices,
        widget=ChoiceCards(explanations={
            Tone.GREEN.value: _("Går det, som det skal, er det nok."),
            Tone.YELLOW.value: _("Noget skal ske, eller I følger det sammen."),
            Tone.RED.value: _("Der skal handles nu."),
        }),
    )  # fmt: skip
    parents_words = LongTextField(label=_("Forældrenes egne ord"), required=False, rows=2)
    remark = LongTextField(label=_("Bemærkning"), required=False, rows=2, help_text=_("Forældrene læser den."))
    next_step = LongTextField(label=_("Næste skridt"), required=False, rows=2)
    due_on = DayField(label=_("Senest"), required=False)
    watch_because = LongTextField(label=_("Eller: vi følger, fordi"), required=False, rows=2)

    def __init__(
        self, *args: Any, questions: Iterable[Question], words: dict[str, str] | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if words:  # the municipality's own
            self.offer("position", words.items())
        for question in questions:
            self.fields[question.code] = AnswerField(
                label=question.label, required=False, help_text=f"1: {question.low}. 5: {question.high}."
            )

    def answers(self) -> dict[str, int | None]:
        """The twelve answers; None where nothing was said."""
        return {code: self.cleaned_data[code] for code in QUESTIONS}

    def visited(self) -> Visited:
        """The cleaned words as the action takes them."""
        said = self.cleaned_data
        words = {name: said[name].strip() for name in ("occasion", "together_with", "parents_words", "remark",
                                                       "next_step", "watch_because")}  # fmt: skip
        return Visited(position=Tone(said["position"]), due_on=said["due_on"], **words)

    def clean(self) -> dict[str, Any]:
        """Yellow needs a remark and a step with its date, or a reason to watch; red a remark, a step and a date."""
        said = super().clean() or {}
        if said.get("position") and not self.errors and not self.visited().is_complete():
            self.add_error("next_step", _("Gul kræver bemærkning og næste skridt med dato, eller hvorfor I følger det. "
                                          "Rød kræver bemærkning og næste skridt med dato."))  # fmt: skip
        return said
