"""What is asked about contacts and visits."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.models import Area
from favn.foundation.people.models import Relation
from favn.journey.checkups.actions.visits import OWN, ParentFacts, VisitFacts
from favn.journey.checkups.choices import NOTED, Finding, Outcome, Reason
from favn.journey.checkups.models import ContactKind, MoodScale, ParentAtVisit, Visit
from favn.kit.clock import COPENHAGEN
from favn.kit.forms import DayField, Form, LongTextField

MM = 10  # in a centimetre
FINDINGS = ("interaction", "signals", "regulation")


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
    hour = forms.TimeField(
        label=_("Klokken"), input_formats=["%H:%M", "%H.%M", "%H"],
        error_messages={"invalid": _("Skriv klokkeslættet som 9.30.")},
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal"}),
    )  # fmt: skip

    def planned_at(self) -> datetime:
        """The moment, on a Danish clock."""
        hour: time = self.cleaned_data["hour"]
        return datetime.combine(self.cleaned_data["day"], hour, COPENHAGEN)


class CircumstanceForm(Form):
    """Something that gives the child more visits."""

    kind = forms.ChoiceField(label=_("Hvad gælder?"), choices=[(each.value, each.label) for each in NOTED])
    why = LongTextField(label=_("Hvorfor?"), rows=2, help_text=_("Aftalt med familien. De kan læse det."))


class HandoverForm(Form):
    """A family that moves: where to, and what the next one must know."""

    to_area = forms.ChoiceField(label=_("Nyt distrikt"))
    note = LongTextField(label=_("Det skal den næste vide"), help_text=_("Familien kan læse det."))

    def __init__(self, *args: Any, areas: Sequence[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {str(area.pk): area for area in areas}
        shown = [(key, area.name) for key, area in self.areas.items()]
        self.fields["to_area"] = forms.ChoiceField(label=_("Nyt distrikt"), choices=shown)

    def area(self) -> Area:
        """The district the family moves to."""
        return self.areas[self.cleaned_data["to_area"]]


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


class VisitForm(Form):
    """A visit, as it is written at the family's table."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    held_on = DayField(label=_("Besøget blev holdt"))
    interaction = forms.ChoiceField(
        label=_("Samspil mellem barn og forældre"), choices=Finding.choices, required=False, widget=forms.RadioSelect
    )
    signals = forms.ChoiceField(
        label=_("Barnets signaler"), choices=Finding.choices, required=False, widget=forms.RadioSelect
    )
    regulation = forms.ChoiceField(
        label=_("Søvn, spisning og ro (regulering)"), choices=Finding.choices, required=False, widget=forms.RadioSelect
    )
    seen = LongTextField(label=_("Det ser jeg"), required=False, rows=3)
    weight_grams = forms.IntegerField(label=_("Vægt i gram"), required=False, min_value=300, max_value=60_000)
    length_cm = forms.DecimalField(
        label=_("Længde i centimeter"), required=False, min_value=20, max_value=150, decimal_places=1, localize=True
    )
    agreed = LongTextField(label=_("Det aftalte vi"), required=False, rows=2)
    next_on = DayField(label=_("Vi ses igen"), required=False)

    def __init__(self, *args: Any, parents: Sequence[Relation], scales: Sequence[MoodScale], **options: Any) -> None:
        super().__init__(*args, **options)
        self.parents, self.scales = parents, scales
        for each in parents:
            key, name = each.adult_id, each.adult.given_names.split(" ")[0]
            self.fields[f"words_{key}"] = LongTextField(
                label=_("%(name)s siger") % {"name": name}, required=False, rows=2
            )
            self.fields[f"mood_{key}"] = forms.IntegerField(
                label=_("%(name)s: samlet tal") % {"name": name}, required=False,
                min_value=min((scale.lowest for scale in scales), default=0),
                max_value=max((scale.highest for scale in scales), default=0),
            )  # fmt: skip
        if scales:
            shown = [(str(scale.pk), scale.name) for scale in scales]
            self.fields["scale"] = forms.ChoiceField(label=_("Skala"), choices=shown, required=False)

    def parent_rows(self) -> Iterator[tuple[Any, Any]]:
        """Each parent's two fields."""
        for each in self.parents:
            yield self[f"words_{each.adult_id}"], self[f"mood_{each.adult_id}"]

    def facts(self) -> VisitFacts:
        """The visit as it was written."""
        said = self.cleaned_data
        length = said["length_cm"]
        own = {name: said[name] for name in OWN if name != "length_mm"}
        return VisitFacts(
            **own,
            length_mm=None if length is None else int(length * MM),
            parents=tuple(map(self._parent, self.parents)),
        )

    def _parent(self, each: Relation) -> ParentFacts:
        said, mood = self.cleaned_data, self.cleaned_data[f"mood_{each.adult_id}"]
        scale = said.get("scale") or (str(self.scales[0].pk) if self.scales else "")
        return ParentFacts(
            each.adult_id, said[f"words_{each.adult_id}"], UUID(scale) if scale and mood is not None else None, mood
        )


def written_in(visit: Visit, said: dict[UUID, ParentAtVisit]) -> dict[str, Any]:
    """What stands of a visit, as the form's fields."""
    found = {name: getattr(visit, name) for name in (*OWN, "revision") if name != "length_mm"}
    found["length_cm"] = None if visit.length_mm is None else visit.length_mm / MM
    for adult_id, each in said.items():
        found |= {f"words_{adult_id}": each.words, f"mood_{adult_id}": each.mood}
        if each.scale_id:
            found["scale"] = str(each.scale_id)
    return found


def revised(kind: ContactKind) -> dict[str, Any]:
    """A contact of the schedule, as the form's fields."""
    return {name: getattr(kind, name) for name in KindForm.base_fields}
