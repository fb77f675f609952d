"""What is asked about a visit."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.people.models import Relation
from favn.journey.checkups.actions.visits import OWN, ParentFacts, VisitFacts
from favn.journey.checkups.choices.visits import Finding
from favn.journey.checkups.models import MoodScale, ParentAtVisit, Visit
from favn.kit.forms import DayField, Form, LongTextField

MM = 10  # in a centimetre

FINDINGS = ("interaction", "signals", "regulation")


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
