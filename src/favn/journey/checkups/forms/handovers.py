"""What is asked when a family moves to another district."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.models import Area
from favn.kit.forms import Form, LongTextField


class HandoverForm(Form):
    """A family that moves: where to, and what the next one must know."""

    to_area = forms.ChoiceField(label=_("Nyt distrikt"))
    note = LongTextField(label=_("Det skal den næste vide"), help_text=_("Familien kan læse det."))

    def __init__(self, *args: Any, areas: Sequence[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {str(area.pk): area for area in areas}
        self.offer("to_area", ((key, area.name) for key, area in self.areas.items()))

    def area(self) -> Area:
        """The district the family moves to."""
        return self.areas[self.cleaned_data["to_area"]]
