"""A child on the way, and a child that has come."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from favn.desks.health.actions import Mother
from favn.foundation.organisation.models import Area
from favn.foundation.people.actions import Facts
from favn.foundation.people.choices import Language, Sex
from favn.foundation.people.cpr import Cpr, NotACpr
from favn.journey.checkups.forms.pregnancies import MessageForm
from favn.kit.forms import DayField, Form


class NumberField(forms.CharField):
    """A CPR number as people write it; cleans to a Cpr. It is never shown again."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"}), **options)

    def clean(self, value: Any) -> Any:
        """The number, or the sentence that says what is wrong with it."""
        typed = super().clean(value)
        try:
            return Cpr.parse(typed) if typed else None
        except NotACpr as wrong:
            raise ValidationError(_now(wrong.sentence)) from wrong


class UnbornForm(Form):
    """An expectant mother and the day the child is due."""

    given_names = forms.CharField(label=_("Morens fornavne"), max_length=120)
    surname = forms.CharField(label=_("Morens efternavn"), max_length=120)
    number = NumberField(label=_("Morens CPR-nummer"))
    phone = forms.CharField(label=_("Telefon"), max_length=30, required=False)
    language = forms.ChoiceField(label=_("Foretrukket sprog"), choices=Language.choices)
    needs_interpreter = forms.BooleanField(label=_("Behov for tolk"), required=False)
    due_on = DayField(label=_("Termin"))
    area = forms.ChoiceField(label=_("Distrikt"))

    def __init__(self, *args: Any, areas: list[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {str(area.id): area for area in areas}
        self.offer("area", ((key, area.name) for key, area in self.areas.items()))

    def mother(self) -> Mother:
        """The mother as she was told of."""
        said = {name: self.cleaned_data[name] for name in Mother.__dataclass_fields__}
        return Mother(**said)

    def area_chosen(self) -> Area:
        """The district the family lives in."""
        return self.areas[self.cleaned_data["area"]]


class ExpectingForm(UnbornForm, MessageForm):
    """A mother nobody here knows yet, and what a midwife or a doctor tells of her."""

    field_order = tuple(UnbornForm.base_fields)

    def mother_fields(self) -> Iterator[forms.BoundField]:
        """What is asked about the mother herself."""
        return (self[name] for name in UnbornForm.base_fields)


class BirthForm(Form):
    """A child's name and number; the birthday stands in the number."""

    given_names = forms.CharField(label=_("Barnets fornavne"), max_length=120)
    surname = forms.CharField(label=_("Barnets efternavn"), max_length=120)
    sex = forms.ChoiceField(label=_("Køn"), choices=Sex.choices, initial=Sex.UNKNOWN)
    number = NumberField(label=_("Barnets CPR-nummer"), help_text=_("Fødselsdagen står i nummeret."))

    def facts(self) -> Facts:
        """The child as the register now tells of it."""
        said = self.cleaned_data
        return Facts(said["given_names"], said["surname"], said["number"].born_on, said["sex"])
