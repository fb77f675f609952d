"""Forms for gathering people: purpose, consent and end date are always asked."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.models import Employee
from favn.foundation.people.models import Adult, Relation
from favn.journey.networks.queries import employees_named
from favn.kit.clock import COPENHAGEN
from favn.kit.forms import DayField, Form, LongTextField

EMPLOYEE = "employee"


class ConsentForm(Form):
    """Who of those with custody said yes, and when."""

    consent_by = forms.ChoiceField(label=_("Samtykke fra"))
    consent_on = DayField(label=_("Samtykket er givet"))

    def __init__(self, *args: Any, around: Iterable[Relation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.adults: dict[str, Adult] = {str(each.adult_id): each.adult for each in around}
        holders = [(str(each.adult_id), f"{each.adult.name} ({each.get_kind_display()})") for each in around
                   if each.holds_custody]  # fmt: skip
        self._choose("consent_by", [("", _("Vælg, hvem der sagde ja")), *holders])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def consenting(self) -> Adult:
        """The adult who said yes."""
        return self.adults[self.cleaned_data["consent_by"]]


class BeginForm(ConsentForm):
    """What the network is for, who leads it, until when, and what the family said yes to."""

    purpose = LongTextField(
        label=_("Formål"), rows=3, max_length=1000, help_text=_("Hvad skal blive bedre for barnet?")
    )
    lead = forms.ChoiceField(label=_("Hvem leder netværket?"))
    ends_on = DayField(label=_("Slutter"), help_text=_("Adgangen ophører af sig selv, når dagen er gået."))
    consent_covers = LongTextField(
        label=_("Samtykket omfatter"), rows=2, max_length=1000, help_text=_("Hvad må deles, og med hvem?")
    )
    field_order = ["purpose", "lead", "ends_on", "consent_by", "consent_on", "consent_covers"]

    def __init__(self, *args: Any, leads: Iterable[Employee], **options: Any) -> None:
        super().__init__(*args, **options)
        self.leads = {str(employee.pk): employee for employee in leads}
        self._choose("lead", [("", _("Vælg en leder")), *((key, each.name) for key, each in self.leads.items())])


class MemberForm(ConsentForm):
    """One person: someone around the child, or an employee found by name."""

    person = forms.ChoiceField(label=_("Hvem?"))
    employee_name = forms.CharField(label=_("Medarbejderens navn"), required=False, max_length=120)
    role = forms.CharField(label=_("Rolle om barnet"), max_length=120, help_text=_("For eksempel lærer eller mormor."))
    purpose = forms.CharField(label=_("Bidrager med"), max_length=240)
    ends_on = DayField(label=_("Med til og med"))
    field_order = ["person", "employee_name", "role", "purpose", "ends_on", "consent_by", "consent_on"]

    def __init__(self, *args: Any, around: Iterable[Relation], at: datetime, **options: Any) -> None:
        around = list(around)
        super().__init__(*args, around=around, **options)
        self.at = at
        people = [(str(each.adult_id), f"{each.adult.name} ({each.get_kind_display()})") for each in around]
        self._choose(
            "person", [("", _("Vælg en person")), (EMPLOYEE, _("En medarbejder – skriv navnet nedenfor")), *people]
        )

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
        names = ("employee", "adult", "role", "purpose", "consent_on", "ends_on")
        return {name: self.cleaned_data[name] for name in names} | {"consent_by": self.consenting}

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


class MeetingForm(Form):
    """When, where and why the network meets."""

    held_on = DayField(label=_("Dag"))
    held_from = forms.TimeField(
        label=_("Klokken"), input_formats=["%H.%M", "%H:%M", "%H"], widget=forms.TimeInput(format="%H.%M"),
        error_messages={"invalid": _("Skriv klokken som 15.00.")},
    )  # fmt: skip
    place = forms.CharField(
        label=_("Sted"), max_length=160, help_text=_("Skriv aldrig en privat adresse: alle i netværket kan se den.")
    )
    purpose = forms.CharField(label=_("Formål med mødet"), max_length=240)

    @property
    def held_at(self) -> datetime:
        """The moment the meeting begins, on a Danish wall clock."""
        at: time = self.cleaned_data["held_from"]
        return datetime.combine(self.cleaned_data["held_on"], at, COPENHAGEN)
