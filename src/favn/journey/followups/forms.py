"""What a follow-up asks: the ruler again, everyone's own words, and the next day with its reason."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from favn.foundation.people.models import Relation
from favn.journey.followups.actions import Said, Seen
from favn.kit.forms import DayField, Form, LevelField, LongTextField


class FollowUpForm(Form):
    """One field for the child's words, and one for each custody holder's."""

    child_words = LongTextField(label=_("Barnets egne ord"), rows=3, required=False, max_length=4000)
    next_on = DayField(label=_("Næste opfølgning"))
    reason = forms.CharField(label=_("Hvorfor da?"), max_length=400, help_text=_("Loven kræver en begrundelse."))

    field_order = ("child_level", "care_level", "child_words")

    def __init__(self, *args: Any, words: list[str], name: str, voices: Sequence[Relation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.name, self.voices = name, voices
        self.fields["child_level"] = LevelField(words, label=_now("Hvor er %(name)s nu?") % {"name": name})
        self.fields["care_level"] = LevelField(
            words, label=_now("Hvor er omsorgen omkring %(name)s nu?") % {"name": name}
        )
        for each in voices:
            label = _now("Ord fra %(name)s selv") % {"name": each.adult.given_names.split(" ")[0]}
            self.fields[f"voice-{each.adult_id}"] = LongTextField(label=label, rows=3, required=False, max_length=4000)
        self.order_fields(["child_level", "care_level", "child_words", *self._voice_names(), "next_on", "reason"])

    def _voice_names(self) -> list[str]:
        return [f"voice-{each.adult_id}" for each in self.voices]

    def voice_rows(self) -> list[BoundField]:
        """The custody holders' fields."""
        return [self[name] for name in self._voice_names()]

    def seen(self) -> Seen:
        """What was typed."""
        typed = self.cleaned_data
        said = [Said(self.name, typed["child_words"])]
        said += [Said(each.adult.name, typed[f"voice-{each.adult_id}"], each.adult_id) for each in self.voices]
        return Seen(typed["child_level"], typed["care_level"], said)
