"""What is asked about contacts and the schedule they stand on."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.checkups.choices.contacts import NOTED, Outcome, Reason
from favn.journey.checkups.models import ContactKind
from favn.kit.clock import COPENHAGEN
from favn.kit.forms import ClockField, DayField, Form, LongTextField


class OutcomeForm(Form):
    """A contact that is not held: why, and when instead."""

    outcome = forms.ChoiceField(
        label=_("Hvad skete der?"), choices=[each for each in Outcome.choices if each[0] != Outcome.DONE],
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = LongTextField(label=_("Hvorfor?"), rows=2)
    moved_on = DayField(label=_("Ny dag"), required=False, help_text=_("Kun når kontakten flyttes."))


class AgreeForm(Form):
    """When the family is visited."""

    day = DayField(label=_("Dag"))
    hour = ClockField(label=_("Klokken"))

    def planned_at(self) -> datetime:
        """The moment, on a Danish clock."""
        hour: time = self.cleaned_data["hour"]
        return datetime.combine(self.cleaned_data["day"], hour, COPENHAGEN)


class CircumstanceForm(Form):
    """Something that gives the child more visits."""

    kind = forms.ChoiceField(label=_("Hvad gælder?"), choices=[(each.value, each.label) for each in NOTED])
    why = LongTextField(label=_("Hvorfor?"), rows=2, help_text=_("Aftalt med familien. De kan læse det."))


class KindForm(Form):
    """One contact of the schedule."""

    name = forms.CharField(label=_("Navn"), max_length=80)
    name_en = forms.CharField(label=_("Navn på engelsk"), max_length=80, required=False)
    reason = forms.ChoiceField(label=_("For hvem"), choices=Reason.choices)
    opens_months = forms.IntegerField(label=_("Fra, måneder"), min_value=0, max_value=216)
    opens_days = forms.IntegerField(label=_("Fra, dage"), min_value=-280, max_value=31)
    due_months = forms.IntegerField(label=_("Senest, måneder"), min_value=0, max_value=216)
    due_days = forms.IntegerField(label=_("Senest, dage"), min_value=-280, max_value=31)
    lapses_days = forms.IntegerField(label=_("Forpasset efter så mange dage"), min_value=0, max_value=730)
    paragraph = forms.CharField(label=_("Hjemmel"), max_length=120, required=False)


def revised(kind: ContactKind) -> dict[str, Any]:
    """A contact of the schedule, as the form's fields."""
    return {name: getattr(kind, name) for name in KindForm.base_fields}
