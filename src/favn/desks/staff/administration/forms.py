"""What the administrator is asked for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.choices import Role, UnitKind
from favn.foundation.organisation.models import Area, Group, Unit
from favn.foundation.organisation.queries import areas, units_with_groups
from favn.foundation.people.cpr import Cpr, NotACpr
from favn.kit.forms import DayField, Form


class EmployeeForm(Form):
    """A new employee."""

    name = forms.CharField(label=_("Navn"), max_length=120)
    phone = forms.CharField(label=_("Telefon"), max_length=30, required=False)
    available = forms.CharField(
        label=_("Træffes"), max_length=120, required=False, help_text=_("Vises for familier, for eksempel kl. 9–15.")
    )


class PositionForm(Form):
    """A role in a unit, from a day."""

    role = forms.ChoiceField(label=_("Rolle"), choices=Role.choices)
    place = forms.ChoiceField(label=_("Enhed eller gruppe"))
    area = forms.ChoiceField(label=_("Område"), required=False)
    from_on = DayField(label=_("Fra"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, initial={"from_on": today}, **options)
        self.units = {str(unit.pk): unit for unit in units_with_groups() if unit.closed_on is None}
        self.groups = {
            str(group.pk): group for unit in self.units.values() for group in unit.groups.all() if not group.closed_on
        }
        self.areas = {str(area.pk): area for area in areas()}
        self.offer("place", self._places())
        self.offer("area", ((key, area.name) for key, area in self.areas.items()), nothing="–")

    def _places(self) -> Any:
        for key, unit in self.units.items():
            yield key, unit.name
            yield from (
                (str(group.pk), f"{unit.name}, {group.name}") for group in unit.groups.all() if not group.closed_on
            )

    def unit(self) -> Unit:
        """The chosen unit, or that of the chosen group."""
        group = self.group()
        return group.unit if group else self.units[self.cleaned_data["place"]]

    def group(self) -> Group | None:
        """The chosen group, when one was chosen."""
        return self.groups.get(self.cleaned_data["place"])

    def where(self) -> Area | None:
        """The chosen district, when one was chosen."""
        return self.areas.get(self.cleaned_data["area"])


class EndForm(Form):
    """The first day the position no longer opens anything."""

    until_on = DayField(label=_("Slutter (første dag uden adgang)"))


class UserForm(Form):
    """The name to log in with."""

    username = forms.RegexField(
        r"^[\w.@+-]+$", label=_("Brugernavn"), max_length=80,
        error_messages={"invalid": _("Brug bogstaver, tal og . @ + - _ uden mellemrum.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class BlockForm(Form):
    """Which child an employee must never see, by number, and why."""

    number = forms.CharField(
        label=_("Barnets CPR-nummer"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Barnets navn vises ikke for dig."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Hvorfor?"), max_length=160, help_text=_("For eksempel: barnets moster."))

    def clean_number(self) -> Cpr:
        """The number, read as people write it."""
        try:
            return Cpr.parse(self.cleaned_data["number"])
        except NotACpr as refusal:
            raise forms.ValidationError(_now(refusal.sentence)) from refusal


class UnitForm(Form):
    """A new unit."""

    name = forms.CharField(label=_("Navn"), max_length=160)
    kind = forms.ChoiceField(label=_("Art"), choices=UnitKind.choices)
    phone = forms.CharField(label=_("Telefon"), max_length=30, required=False)
    opening_hours = forms.CharField(label=_("Åbningstid"), max_length=160, required=False)


class GroupForm(Form):
    """A new group in a unit."""

    name = forms.CharField(label=_("Gruppens navn"), max_length=60)
    grade = forms.IntegerField(label=_("Klassetrin"), required=False, min_value=0, max_value=10)
    is_nursery = forms.BooleanField(label=_("Vuggestue (under tre år)"), required=False)
