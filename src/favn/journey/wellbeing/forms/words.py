"""What the administrator decides about rounds. Nothing here saves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.choices import UnitKind
from favn.journey.wellbeing.choices import QUESTIONS
from favn.journey.wellbeing.models import Form as WellbeingForm
from favn.kit.forms import DayField, Form

RATED_KINDS = (UnitKind.SCHOOL, UnitKind.DAYCARE, UnitKind.CHILDMINDER, UnitKind.HEALTH)


class WordingForm(Form):
    """The municipality's words for the three positions."""

    green = forms.CharField(label=_("Grøn"), max_length=40)
    yellow = forms.CharField(label=_("Gul"), max_length=40)
    red = forms.CharField(label=_("Rød"), max_length=40)
    green_en = forms.CharField(label=_("Grøn på engelsk"), max_length=40)
    yellow_en = forms.CharField(label=_("Gul på engelsk"), max_length=40)
    red_en = forms.CharField(label=_("Rød på engelsk"), max_length=40)
    valid_from = DayField(label=_("Gælder fra"))

    def words(self) -> dict[str, Any]:
        """The six words."""
        return {name: said for name, said in self.cleaned_data.items() if name != "valid_from"}


class RaterRuleForm(Form):
    """How many adults rate a group apart."""

    unit_kind = forms.ChoiceField(label=_("Gælder for"), choices=[(kind.value, kind.label) for kind in RATED_KINDS])
    raters = forms.IntegerField(label=_("Voksne, hver for sig"), min_value=1, max_value=4)
    with_supervisor = forms.BooleanField(label=_("Leder eller tilsyn er med i dialogen"), required=False)
    valid_from = DayField(label=_("Gælder fra"))


class QuestionsForm(Form):
    """The words of one version: six short texts for each of twelve questions."""

    def __init__(self, *args: Any, newest: WellbeingForm, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = (_("Spørgsmål"), _("Sådan ser 1 ud"), _("Sådan ser 5 ud"))
        for code in QUESTIONS:
            for language in ("da", "en"):
                for place, label in enumerate(labels):
                    self.fields[f"{code}-{language}-{place}"] = forms.CharField(
                        label=label if language == "da" else _("%(label)s på engelsk") % {"label": label},
                        max_length=160, initial=newest.questions[code][language][place],
                    )  # fmt: skip

    def words(self) -> dict[str, dict[str, list[str]]]:
        """For each question the three words in each language."""
        said = self.cleaned_data
        return {
            code: {lang: [said[f"{code}-{lang}-{place}"].strip() for place in range(3)] for lang in ("da", "en")}
            for code in QUESTIONS
        }

    def of(self, code: str) -> list[Any]:
        """The six fields of one question, Danish first."""
        return [self[f"{code}-{language}-{place}"] for language in ("da", "en") for place in range(3)]
