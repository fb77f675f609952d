"""What may be planned of a round. Nothing here saves."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.models import Unit
from favn.journey.wellbeing.choices import ROUND_KINDS, AgeBand
from favn.kit.forms import DayField, Form


class RoundForm(Form):
    """A round in the municipality's year: for every unit of a kind, or for some; for every age, or for some."""

    name = forms.CharField(label=_("Navn"), max_length=60, help_text=_("For eksempel »Forår 2027«."))
    unit_kind = forms.ChoiceField(label=_("Gælder for"), choices=[(kind.value, kind.label) for kind in ROUND_KINDS])
    opens_on = DayField(label=_("Åbner"))
    closes_on = DayField(label=_("Lukker"))
    bands = forms.MultipleChoiceField(
        label=_("Aldre"), choices=AgeBand.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Vælg ingen, når alle aldre er med."),
    )  # fmt: skip
    unit_ids = forms.TypedMultipleChoiceField(
        label=_("Enheder"), required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple,
        help_text=_("Vælg ingen, når hele kommunen er med."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: Iterable[Unit] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind_of = {unit.id: unit.kind for unit in units}
        self.offer("unit_ids", ((str(unit.id), unit.name) for unit in units))

    def clean(self) -> dict[str, Any]:
        """A round ends after it begins, and its units are of its kind."""
        said = super().clean() or {}
        if said.get("opens_on") and said.get("closes_on") and said["closes_on"] < said["opens_on"]:
            self.add_error("closes_on", _("Runden skal lukke efter, den åbner."))
        if any(self.kind_of[unit] != said.get("unit_kind") for unit in said.get("unit_ids", ())):
            self.add_error("unit_ids", _("Vælg kun enheder af den slags, runden gælder for."))
        return said
