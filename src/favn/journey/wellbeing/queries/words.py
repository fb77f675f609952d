"""The municipality's own words and rules, as they stand on a day."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.translation import get_language

from favn.journey.wellbeing.choices import QUESTIONS, Area, Sign, Tone
from favn.journey.wellbeing.models import Form, PositionWording, RaterRule


def wording_on(day: date) -> PositionWording | None:
    """The words that hold on this day."""
    return PositionWording.objects.filter(valid_from__lte=day).order_by("-valid_from").first()


def position_words(day: date) -> dict[str, str]:
    """What each position is called on this day, in the language of the page."""
    wording = wording_on(day)
    if wording is None:
        return {tone.value: str(tone.label) for tone in Tone}
    ending = "_en" if (get_language() or "da").startswith("en") else ""
    return {tone.value: getattr(wording, f"{tone.value}{ending}") for tone in Tone}


class Wordings:
    """All the municipality's wordings, read once, for a list that spans the years."""

    def __init__(self) -> None:
        self.rows = wordings()
        self.ending = "_en" if (get_language() or "da").startswith("en") else ""

    def said(self, tone: str, day: date) -> str:
        """What this position was called on that day."""
        wording = next((each for each in self.rows if each.valid_from <= day), None)
        return str(getattr(wording, f"{tone}{self.ending}")) if wording else str(Tone(tone).label)

    def on(self, day: date) -> dict[str, str]:
        """What each position was called on that day."""
        return {tone: self.said(tone, day) for tone in Tone.values}


def wordings() -> list[PositionWording]:
    """Every wording, newest first."""
    return list(PositionWording.objects.order_by("-valid_from"))


def rater_rules() -> list[RaterRule]:
    """Every rule, by kind of unit and newest first."""
    return list(RaterRule.objects.order_by("unit_kind", "-valid_from"))


@dataclass(frozen=True, slots=True)
class Placed:
    """One question's code, and where it belongs."""

    code: str
    area: str
    sign: str


def newest_form(band: str) -> Form:
    """The newest version for this age. Http404 when there is no such age."""
    found = Form.objects.filter(band=band).order_by("-version").first()
    if found is None:
        raise Http404
    return found


def placed(form: Form) -> list[Placed]:
    """The questions of a form in order, with area and sign in words."""
    return [
        Placed(code, str(Area(form.questions[code]["area"]).label), str(Sign(form.questions[code]["sign"]).label))
        for code in QUESTIONS
    ]
