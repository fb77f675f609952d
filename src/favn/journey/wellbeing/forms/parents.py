"""What parents, and those who speak with them, may write about a round. Nothing here saves."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.wellbeing.choices import ObjectionAnswer
from favn.kit.forms import ChoiceCards, DayField, Form, LongTextField


class ToldForm(Form):
    """We told this parent about the round on this day."""

    adult_id = forms.TypedChoiceField(label=_("Forælder"), coerce=UUID)
    on = DayField(label=_("Fortalt den"))

    def __init__(self, *args: Any, parents: list[tuple[str, str]], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.offer("adult_id", parents)

    def clean_on(self) -> date:
        """A conversation has been held."""
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("Skriv en dag, der har været."))
        return day


class NotedForm(Form):
    """What a parent said against the round, in the parent's own words."""

    parent_id = forms.TypedChoiceField(label=_("Forælder"), coerce=UUID)
    words = LongTextField(label=_("Forælderens egne ord"), rows=3)

    def __init__(self, *args: Any, parents: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("parent_id", parents)


class ObjectForm(Form):
    """A parent's own objection."""

    child = forms.UUIDField(widget=forms.HiddenInput)
    words = LongTextField(
        label=_("Hvorfor du siger fra"), rows=3, help_text=_("Skriv det, du vil. Du behøver ikke begrunde det.")
    )


class AnswerForm(Form):
    """A leader's answer."""

    outcome = forms.ChoiceField(
        label=_("Afgørelse"), choices=ObjectionAnswer.choices,
        widget=ChoiceCards(explanations={
            ObjectionAnswer.SUSTAINED.value: _("Ingen svarer om barnet i runderne."),
            ObjectionAnswer.REFUSED.value: _("Kun når hensynet til barnet vejer tungere. Skriv hvorfor."),
        }),
    )  # fmt: skip
    answer = LongTextField(label=_("Svar til forælderen"), rows=4)

    def said(self) -> dict[str, Any]:
        """The cleaned answer as the action takes it."""
        return {"outcome": ObjectionAnswer(self.cleaned_data["outcome"]), "answer": self.cleaned_data["answer"]}
