"""What to look for in the log, and which month to draw a sample of."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.audit.choices import EntryKind
from favn.kit.forms import DayField, Form
from favn.oversight.log.review import Wanted


class LogForm(Form):
    """Whose doings, from when until when, and of which kind."""

    employee = forms.CharField(label=_("Medarbejder"), required=False, max_length=120)
    first_on = DayField(label=_("Fra"), required=False)
    last_on = DayField(label=_("Til og med"), required=False)
    kind = forms.ChoiceField(label=_("Art"), required=False)
    same = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("kind", EntryKind.choices, nothing=_("Alt, undtagen rækker"))

    def clean(self) -> dict[str, Any]:
        """The period must run forwards."""
        said = super().clean() or {}
        if said.get("first_on") and said.get("last_on") and said["last_on"] < said["first_on"]:
            self.add_error("last_on", _("Den sidste dag ligger før den første."))
        return said

    def wanted(self) -> Wanted:
        """The search."""
        said = self.cleaned_data
        return Wanted(said["employee"], said["first_on"], said["last_on"], said["kind"], said["same"])


class SampleForm(Form):
    """A month, and a word that draws: the same word draws the same lines again."""

    month_on = DayField(label=_("En dag i måneden"))
    seed = forms.CharField(
        label=_("Lodtrækningens ord"), max_length=40,
        help_text=_("Samme måned og samme ord trækker de samme linjer, så stikprøven kan gentages."),
    )  # fmt: skip

    @staticmethod
    def showing(today: date) -> dict[str, Any]:
        """This month, with its own name as the word."""
        return {"month_on": today.strftime("%d.%m.%Y"), "seed": today.strftime("%Y-%m")}
