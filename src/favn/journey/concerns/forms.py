"""What a concern is asked for. Nothing here saves."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.concerns.actions import Seen
from favn.journey.concerns.choices import ReasonNotTalked
from favn.journey.concerns.rules import guide_level
from favn.kit.forms import DayField, Form, LevelField, LongTextField

TALK_FROM = 2
NUMBERS = ["1", "2", "3", "4", "5"]
SHORT: dict[str, Any] = {"rows": 3, "required": False, "max_length": 4000}


class ConcernForm(Form):
    """Two levels, and the words of everyone."""

    child_level = LevelField(NUMBERS, label=_("Hvor er barnet lige nu?"))
    care_level = LevelField(NUMBERS, label=_("Hvordan er omsorgen omkring barnet?"))
    protective = LongTextField(label=_("Det beskytter"), **SHORT)
    worrying = LongTextField(label=_("Det bekymrer"), **SHORT)
    child_words = LongTextField(label=_("Barnets egne ord"), **SHORT)
    parent_words = LongTextField(label=_("Forældrenes ord"), **SHORT)
    talked_with_parents_on = DayField(label=_("Talt med forældrene den"), required=False)
    reason_not = forms.ChoiceField(
        label=_("Eller hvorfor ikke"), required=False, choices=[("", _("Vælg")), *ReasonNotTalked.choices]
    )

    def __init__(self, *args: Any, words: list[str], name: str, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        for level in ("child_level", "care_level"):
            self.offer(level, enumerate(words, start=1))
        self.fields["child_level"].label = _("Hvor er %(name)s lige nu?") % {"name": name}
        self.fields["care_level"].label = _("Hvordan er omsorgen omkring %(name)s?") % {"name": name}

    def clean_talked_with_parents_on(self) -> date | None:
        """A talk has been held; one that is planned is a reason not yet."""
        held: date | None = self.cleaned_data["talked_with_parents_on"]
        if held and held > self.today:
            raise forms.ValidationError(_("Datoen er ikke kommet endnu. Vælg i stedet, at samtalen er aftalt."))
        return held

    def clean(self) -> dict[str, Any]:
        """From the second level up, parents are talked with, or the reason why not is said."""
        said = super().clean() or self.cleaned_data
        level = guide_level(said.get("child_level"), said.get("care_level"))
        tells = said.get("talked_with_parents_on") or said.get("reason_not")
        if level and level >= TALK_FROM and not tells and "talked_with_parents_on" not in self.errors:
            self.add_error("reason_not", _("Skriv, hvornår I har talt med forældrene, eller vælg hvorfor ikke."))
        return said

    def seen(self) -> Seen:
        """The answers as the action takes them."""
        return Seen(**self.cleaned_data)


def level_in(typed: Any, name: str) -> int | None:
    """The level chosen so far, while the form is still being filled in; anything else is not chosen yet."""
    value = str(typed.get(name, ""))
    return int(value) if value in NUMBERS else None
