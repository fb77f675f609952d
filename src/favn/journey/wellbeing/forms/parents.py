"""What parents, and those who speak with them, may write about a round. Nothing here saves."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.wellbeing.choices import ObjectionAnswer
from favn.kit.clock import local, now
from favn.kit.forms import ChoiceCards, DayField, Form, LongTextField


class WithParent(Form):
    """A form about one of the child's parents."""

    adult_id = forms.TypedChoiceField(label=_("Forælder"), coerce=UUID)

    def __init__(self, *args: Any, parents: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        name = "parent_id" if "parent_id" in self.fields else "adult_id"
        self.fields[name].choices = parents  # type: ignore[attr-defined]  # a choice field


class ToldForm(WithParent):
    """We told this parent about the round on this day."""

    on = DayField(label=_("Fortalt den"))

    def clean_on(self) -> Any:
        """A conversation has been held."""
        day = self.cleaned_data["on"]
        if day > local(now()).date():
            raise forms.ValidationError(_("Skriv en dag, der har været."))
        return day


class NotedForm(WithParent):
    """What a parent said against the round, in the parent's own words."""

    adult_id = None  # type: ignore[assignment]  # Django's way to leave a field out
    parent_id = forms.TypedChoiceField(label=_("Forælder"), coerce=UUID)
    words = LongTextField(label=_("Forælderens egne ord"), rows=3)


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
