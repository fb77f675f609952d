"""What is asked at the dentist's: times, calls, endings, the letters and the days between."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.models import Employee, Unit
from favn.journey.checkups.choices.dental import BY_HAND, Post, Said
from favn.journey.checkups.forms.contacts import AgreeForm
from favn.journey.checkups.models import NoShowLetter, NoShowPace
from favn.journey.checkups.queries.schedule import Planned
from favn.journey.checkups.rules.dental_letters import missing_places, unknown_places
from favn.kit.clock import COPENHAGEN
from favn.kit.forms import ClockField, DayField, Form, LongTextField


class TimeForm(AgreeForm):
    """A time at the clinic, and which check it is."""

    code = forms.ChoiceField(label=_("Hvad er tiden til?"), required=False)

    def __init__(self, *args: Any, contacts: Sequence[Planned], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("code", [*((each.kind.code, each.name) for each in contacts), ("", _("en anden behandling"))])


class CallForm(Form):
    """A call: what came of it, and the new time when one was agreed."""

    said = forms.ChoiceField(label=_("Hvad kom der ud af opkaldet?"), choices=Said.choices, widget=forms.RadioSelect)
    note = LongTextField(label=_("Notat"), required=False, rows=2, help_text=_("Familien kan læse det."))
    day = DayField(label=_("Ny tid, dag"), required=False)
    hour = ClockField(label=_("Klokken"), required=False)

    def clean(self) -> dict[str, Any]:
        """A new time has its moment; a no has its reason."""
        said = super().clean() or self.cleaned_data
        if said.get("said") == Said.NEW_TIME:
            for name, words in (("day", _("Skriv dagen for den nye tid.")), ("hour", _("Skriv klokkeslættet."))):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, words)
        if said.get("said") == Said.DECLINED and not said.get("note", "").strip():
            self.add_error("note", _("Skriv, hvad familien siger."))
        return said

    def new_time_at(self) -> datetime | None:
        """The moment of the new time, on a Danish clock."""
        day, hour = self.cleaned_data.get("day"), self.cleaned_data.get("hour")
        if self.cleaned_data["said"] != Said.NEW_TIME or day is None or not isinstance(hour, time):
            return None
        return datetime.combine(day, hour, COPENHAGEN)


class StopForm(Form):
    """Why nothing more is to be done."""

    because = forms.ChoiceField(
        label=_("Hvorfor?"), choices=[(each.value, each.label) for each in BY_HAND],
        widget=forms.RadioSelect,
    )  # fmt: skip
    note = LongTextField(label=_("Begrundelse"), rows=2, help_text=_("Familien kan læse det."))


class DeclineForm(Form):
    """The family says no."""

    reason = LongTextField(label=_("Hvad siger familien?"), rows=2, help_text=_("Familien kan læse det."))


MISSING = _("Skriv {barnet} og {telefon} et sted i teksten, så familien kan ringe.")
MISSING_YOUNG = _("Skriv {telefon} et sted i teksten, så den unge kan ringe.")


class LetterForm(Form):
    """The municipality's letter, in both languages."""

    title = forms.CharField(label=_("Overskrift"), max_length=120)
    text = LongTextField(label=_("Tekst"), rows=12, help_text=_("En tom linje giver et nyt afsnit."))
    title_en = forms.CharField(label=_("Overskrift på engelsk"), max_length=120, required=False)
    text_en = LongTextField(label=_("Tekst på engelsk"), rows=10, required=False)

    def __init__(self, *args: Any, for_young: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.for_young = for_young

    def clean(self) -> dict[str, Any]:
        """Only places that can be filled in, and never without the child and a number to call."""
        said = super().clean() or self.cleaned_data
        for name in self.fields:
            unknown = unknown_places(said.get(name, ""))
            if unknown:
                words = _("Feltet {%(place)s} findes ikke. Du kan bruge {barnet}, {dag}, {klinik} og {telefon}.")
                self.add_error(name, words % {"place": unknown[0]})
        for name in ("text", "text_en"):
            if said.get(name) and missing_places(said[name], for_young=self.for_young):
                self.add_error(name, MISSING_YOUNG if self.for_young else MISSING)
        return said


def letter_said(letter: NoShowLetter) -> dict[str, str]:
    """An edition as the form's fields."""
    return {name: getattr(letter, name) for name in LetterForm.base_fields}


class PaceForm(Form):
    """The days between the steps."""

    letter_days = forms.IntegerField(label=_("Første brev: dage efter udeblivelsen"), min_value=0, max_value=60)
    call_days = forms.IntegerField(label=_("Opkald: dage efter første brev"), min_value=1, max_value=90)
    calls = forms.IntegerField(label=_("Så mange gange ringer vi, når ingen svarer"), min_value=1, max_value=6)
    call_again_days = forms.IntegerField(label=_("Dage mellem opkald uden svar"), min_value=1, max_value=30)
    second_letter_days = forms.IntegerField(label=_("Andet brev: dage efter sidste opkald"), min_value=1, max_value=60)
    concern_days = forms.IntegerField(label=_("Vurdering: dage efter andet brev"), min_value=1, max_value=90)
    misses_to_concern = forms.IntegerField(
        label=_("Vurdér med det samme ved udeblivelse nummer"), min_value=2, max_value=9,
        help_text=_("Talt, siden barnet sidst kom. En ny tid, der heller ikke bliver holdt, begynder ikke forfra."),
    )  # fmt: skip


def pace_said(pace: NoShowPace) -> dict[str, int]:
    """The days as the form's fields."""
    return {name: getattr(pace, name) for name in PaceForm.base_fields}


class PostForm(Form):
    """Who leads the clinic, or is in its advisory team."""

    dentist = forms.ChoiceField(label=_("Medarbejder"))
    post = forms.ChoiceField(label=_("Hverv"), choices=Post.choices)

    def __init__(self, *args: Any, dentists: Sequence[tuple[Employee, Unit]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.dentists = {f"{employee.pk}/{unit.pk}": (employee, unit) for employee, unit in dentists}
        self.offer("dentist", ((key, f"{who.name}, {unit.name}") for key, (who, unit) in self.dentists.items()))

    def chosen(self) -> tuple[Employee, Unit]:
        """The employee, and the clinic."""
        return self.dentists[self.cleaned_data["dentist"]]
