"""What anyone is asked for on the open page. Only the text must be there."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.codes.queries import NOTIFIERS, codes_on
from favn.journey.notifications.rules import Hint, traces_of_the_writer
from favn.journey.notifications.telling import ANONYMOUS, Notifier, Told
from favn.kit.forms import Form, LongTextField

CITIZENS = ("13", "12", "10", "4", "6", "11")
UNSAID = "99"


class OpenForm(Form):
    """A notification from anyone; without a name it is anonymous."""

    text = LongTextField(
        label=_("Hvad har du set eller hørt?"), rows=7, max_length=20_000,
        help_text=_("Skriv, hvad der er sket, hvor og hvornår. Det behøver ikke være sikkert."),
    )  # fmt: skip
    child_name = forms.CharField(label=_("Barnets navn, hvis du kender det"), required=False, max_length=120,
                                 widget=forms.TextInput(attrs={"autocomplete": "off"}))  # fmt: skip
    child_where = LongTextField(
        label=_("Andet, der hjælper os med at finde barnet"), rows=3, required=False, max_length=2000,
        help_text=_("Cirka alder, vej, skole, børnehave eller forældres navne."),
    )  # fmt: skip
    name = forms.CharField(label=_("Dit navn"), required=False, max_length=120,
                           widget=forms.TextInput(attrs={"autocomplete": "name"}),
                           help_text=_("Skriver du ikke noget her, er du anonym."))  # fmt: skip
    contact = forms.CharField(label=_("Telefon eller adresse"), required=False, max_length=200,
                              help_text=_("Så kan vi svare dig og spørge, hvis vi er i tvivl."))  # fmt: skip
    relation = forms.ChoiceField(label=_("Du er"), required=False)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        codes = {code.value: _(code.text) for code in codes_on(NOTIFIERS, today)}
        known = [(value, codes[value]) for value in CITIZENS if value in codes]
        self.offer("relation", known, nothing=_("Vælg, hvis du vil"))

    @property
    def is_anonymous(self) -> bool:
        """Whether the writer left out who they are."""
        return not (self.cleaned_data["name"].strip() or self.cleaned_data["contact"].strip())

    def hints(self) -> list[Hint]:
        """Words that may tell who writes, for one who left out their name."""
        return traces_of_the_writer(self.cleaned_data["text"]) if self.is_anonymous else []

    def told(self) -> Told:
        """The answers as the action takes them."""
        said = self.cleaned_data
        description = "\n".join(filter(None, (said["child_name"].strip(), said["child_where"].strip())))
        return Told(text=said["text"], child_description=description)

    def notifier(self) -> Notifier:
        """Who writes, as far as they say."""
        if self.is_anonymous:
            return Notifier(code=ANONYMOUS, is_anonymous=True)
        said = self.cleaned_data
        return Notifier(code=said["relation"] or UNSAID, name=said["name"], contact=said["contact"])
