"""Forms for gathering people, and for writing down what a custody holder said."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from favn.foundation.consents.choices import Answer
from favn.foundation.consents.choices import Form as Spoken
from favn.foundation.organisation.models import Employee
from favn.foundation.people.models import Adult, Relation
from favn.journey.networks.queries import employees_named
from favn.kit.clock import COPENHAGEN
from favn.kit.forms import ClockField, DayField, Form, LongTextField

EMPLOYEE = "employee"


class BeginForm(Form):
    """What the network is for, who leads it, until when, and what the family is asked about."""

    purpose = LongTextField(
        label=_("Formål"), rows=3, max_length=1000, help_text=_("Hvad skal blive bedre for barnet?")
    )
    lead = forms.ChoiceField(label=_("Hvem leder netværket?"))
    ends_on = DayField(label=_("Slutter"), help_text=_("Adgangen ophører af sig selv, når dagen er gået."))
    covers = LongTextField(
        label=_("Hvad må I tale om?"), rows=2, max_length=1000,
        help_text=_("Familien bliver spurgt med disse ord. Skriv kort, og så en forælder forstår det."),
    )  # fmt: skip

    def __init__(self, *args: Any, leads: Iterable[Employee], **options: Any) -> None:
        super().__init__(*args, **options)
        self.leads = {str(employee.pk): employee for employee in leads}
        self.offer("lead", ((key, each.name) for key, each in self.leads.items()), nothing=_("Vælg en leder"))


class MemberForm(Form):
    """One person: someone around the child, or an employee found by name."""

    person = forms.ChoiceField(label=_("Hvem?"))
    employee_name = forms.CharField(label=_("Medarbejderens navn"), required=False, max_length=120)
    role = forms.CharField(label=_("Rolle om barnet"), max_length=120, help_text=_("For eksempel lærer eller mormor."))
    purpose = forms.CharField(label=_("Bidrager med"), max_length=240)
    ends_on = DayField(label=_("Med til og med"))

    def __init__(self, *args: Any, around: Iterable[Relation], at: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.at = at
        others = [each for each in around if not each.holds_custody]
        self.adults: dict[str, Adult] = {str(each.adult_id): each.adult for each in others}
        people = [(str(each.adult_id), f"{each.adult.name} ({each.get_kind_display()})") for each in others]
        employee = (EMPLOYEE, _("En medarbejder – skriv navnet nedenfor"))
        self.offer("person", [employee, *people], nothing=_("Vælg en person"))

    def clean(self) -> dict[str, Any]:
        """Finds the employee by name; several with the same name must be told apart."""
        cleaned = super().clean() or {}
        cleaned["employee"], cleaned["adult"] = None, self.adults.get(cleaned.get("person", ""))
        if cleaned.get("person") == EMPLOYEE:
            cleaned["employee"] = self._employee(cleaned.get("employee_name", ""))
        return cleaned

    @property
    def asked(self) -> dict[str, Any]:
        """The member as the action takes it."""
        return {name: self.cleaned_data[name] for name in ("employee", "adult", "role", "purpose", "ends_on")}

    def _employee(self, name: str) -> Employee | None:
        found = employees_named(name, self.at) if len(name.strip()) >= 2 else []
        exact = [each for each in found if each.name.casefold() == name.strip().casefold()]
        if len(exact or found) == 1:
            return (exact or found)[0]
        self.add_error("employee_name", self._which(found))
        return None

    def _which(self, found: list[Employee]) -> ValidationError:
        if found:
            names = ", ".join(each.name for each in found)
            return ValidationError(_("Flere hedder sådan: %(names)s. Skriv hele navnet."), params={"names": names})
        return ValidationError(_("Ingen medarbejder hedder sådan. Skriv navnet, som det står i kommunens liste."))


class AnswerForm(Form):
    """What one of those with custody said, and how it was said."""

    adult = forms.ChoiceField(label=_("Hvem svarede?"), widget=forms.RadioSelect)
    answer = forms.ChoiceField(label=_("Svaret"), choices=Answer.choices, widget=forms.RadioSelect)
    form = forms.ChoiceField(
        label=_("Hvordan?"), choices=[(each.value, each.label) for each in (Spoken.SPOKEN, Spoken.WRITTEN)],
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Hvorfor?"), required=False, max_length=240,
        help_text=_("Kun hvis personen selv sagde det. Den anden forælder ser det ikke."),
    )  # fmt: skip

    def __init__(self, *args: Any, holders: Iterable[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("adult", ((str(key), name) for key, name in holders))

    @property
    def said(self) -> dict[str, Any]:
        """The answer as the action takes it."""
        cleaned = self.cleaned_data
        chosen = {"adult_id": UUID(cleaned["adult"]), "answer": Answer(cleaned["answer"])}
        return chosen | {"form": Spoken(cleaned["form"]), "reason": cleaned["reason"]}


class MeetingForm(Form):
    """When, where and why the network meets."""

    held_on = DayField(label=_("Dag"))
    held_from = ClockField(label=_("Klokken"))
    place = forms.CharField(
        label=_("Sted"), max_length=160, help_text=_("Skriv aldrig en privat adresse: alle i netværket kan se den.")
    )
    purpose = forms.CharField(label=_("Formål med mødet"), max_length=240)

    @property
    def held_at(self) -> datetime:
        """The moment the meeting begins, on a Danish wall clock."""
        at: time = self.cleaned_data["held_from"]
        return datetime.combine(self.cleaned_data["held_on"], at, COPENHAGEN)
