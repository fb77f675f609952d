"""Who may rate instead of whom. Nothing here saves."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.models import Employee
from favn.journey.wellbeing.queries.rounds import GroupWork
from favn.kit.forms import Form


class SubstituteForm(Form):
    """Who rates which group instead of whom, and why. `work` is the leader's groups whose round is open."""

    group = forms.TypedChoiceField(label=_("Gruppe"), coerce=UUID)
    rater = forms.TypedChoiceField(label=_("Stedfortræder"), coerce=UUID)
    reason = forms.CharField(label=_("Hvorfor"), max_length=200, help_text=_("For eksempel »Ida er syg«."))

    def __init__(self, *args: Any, work: Iterable[GroupWork], raters: Iterable[Employee], **options: Any) -> None:
        super().__init__(*args, **options)
        self.work = {each.group.id: each for each in work}
        self.raters = {each.id: each for each in raters}
        groups = [(str(key), each.group.name) for key, each in self.work.items()]
        self.offer("group", groups, nothing=_("Vælg en gruppe"))
        self.offer("rater", ((str(key), each.name) for key, each in self.raters.items()), nothing=_("Vælg en kollega"))

    def named(self) -> dict[str, Any]:
        """The cleaned choice as the action takes it."""
        said, each = self.cleaned_data, self.work[self.cleaned_data["group"]]
        return {
            "rated": each.rated, "group": each.group, "rater": self.raters[said["rater"]], "reason": said["reason"],
        }  # fmt: skip
