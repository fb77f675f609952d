"""What may be typed in a round. Nothing here saves."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.choices import UnitKind
from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.choices import QUESTIONS, Tone, WhyNot
from favn.journey.wellbeing.models import JointPosition
from favn.journey.wellbeing.queries.pace import PACE_WORDS
from favn.journey.wellbeing.rules.talk import Pace
from favn.kit.forms import ChoiceCards, DayField, Form, LongTextField

ANSWERS = [(str(step), str(step)) for step in range(6)]


class CellForm(forms.Form):
    """One answer: the child, the question, the value, and what the page showed before."""

    child = forms.UUIDField()
    question = forms.ChoiceField(choices=[(code, code) for code in QUESTIONS])
    value = forms.TypedChoiceField(choices=ANSWERS, coerce=int)
    was = forms.TypedChoiceField(choices=[("", ""), *ANSWERS], coerce=int, empty_value=None, required=False)


def cells_in(posted: Any) -> list[CellForm]:
    """Every answer in a posted sheet that differs from what the page showed, as valid forms; the rest is left out.

    On the page a child is its line: `child.7` is its key, `core1.7` an answer, `was.core1.7` what was shown before.
    """
    cells = []
    for name in posted:
        question, _dot, line = name.partition(".")
        was = posted.get(f"was.{name}", "")
        if question in QUESTIONS and posted[name] != was:
            child = posted.get(f"child.{line}", "")
            cells.append(CellForm({"child": child, "question": question, "value": posted[name], "was": was}))
    return [cell for cell in cells if cell.is_valid()]


def reasons_in(posted: Any) -> list[tuple[UUID, str, str]]:
    """Every reason in a posted sheet: child, code of WhyNot (empty takes it away), and what the page showed before."""
    lines = [name.partition(".")[2] for name in posted if name.startswith("reason.")]
    said = [
        ReasonForm({
            "child": posted.get(f"child.{line}", ""), "reason": posted[f"reason.{line}"],
            "was": posted.get(f"was.reason.{line}", ""),
        })
        for line in lines
    ]  # fmt: skip
    told = [form.cleaned_data for form in said if form.is_valid()]
    return [(each["child"], each["reason"], each["was"]) for each in told]


class ReasonForm(forms.Form):
    """Why a child cannot be judged."""

    child = forms.UUIDField()
    reason = forms.ChoiceField(choices=[("", ""), *WhyNot.choices], required=False)
    was = forms.ChoiceField(choices=[("", ""), *WhyNot.choices], required=False)


class PositionForm(Form):
    """What the adults agree on about one child."""

    position = forms.ChoiceField(
        label=_("Fælles position"), choices=Tone.choices,
        widget=ChoiceCards(explanations={
            Tone.GREEN.value: _("Går det, som det skal, er det nok."),
            Tone.YELLOW.value: _("Noget skal ske, og nogen følger op."),
            Tone.RED.value: _("Der skal handles nu."),
        }),
    )  # fmt: skip
    remark = LongTextField(
        label=_("Bemærkning"), required=False, rows=2, help_text=_("Hvad ser I? Forældrene kan læse det.")
    )
    next_step = LongTextField(label=_("Næste skridt"), required=False, rows=2)
    watch_because = LongTextField(
        label=_("Eller: vi følger barnet, fordi …"), required=False, rows=2,
        help_text=_("Kun ved gul: I gør ikke noget nu, og I skriver hvorfor."),
    )  # fmt: skip
    owner = forms.TypedChoiceField(label=_("Ansvarlig"), required=False, coerce=UUID, empty_value=None)
    due_on = DayField(label=_("Senest"), required=False)
    parents_contacted_on = DayField(label=_("Forældrene kontaktet"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, owners: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = [("", _("Vælg en af jer")), *owners]  # type: ignore[attr-defined]  # a choice field
        self.fields["remark"].required = not self.is_bound or self.data.get("position") != Tone.GREEN
        watched = self.data.get("position") == Tone.YELLOW and self.data.get("watch_because", "").strip()
        for name in ("next_step", "owner", "due_on"):  # red is nothing without them, and yellow is acted on or watched
            self.fields[name].required = self.fields["remark"].required and not (self.is_bound and watched)

    def agreed(self) -> Agreed:
        """The cleaned answers as the action takes them."""
        said = self.cleaned_data
        return Agreed(
            position=Tone(said["position"]), remark=said["remark"].strip(), next_step=said["next_step"].strip(),
            owner_id=said["owner"], due_on=said["due_on"], parents_contacted_on=said["parents_contacted_on"],
            watch_because=said["watch_because"].strip() if said["position"] == Tone.YELLOW else "",
        )  # fmt: skip


def first_words(position: JointPosition | None) -> dict[str, Any]:
    """What the form begins with: the position that stands, or nothing at all."""
    if position is None:
        return {"revision": 0}
    return {
        "position": position.position, "remark": position.remark, "next_step": position.next_step,
        "owner": position.owner_id, "due_on": position.due_on,
        "parents_contacted_on": position.parents_contacted_on, "watch_because": position.watch_because,
        "revision": position.revision,
    }  # fmt: skip


class RoundForm(Form):
    """A round in the municipality's year."""

    name = forms.CharField(label=_("Navn"), max_length=60, help_text=_("For eksempel »Forår 2027«."))
    unit_kind = forms.ChoiceField(
        label=_("Gælder for"), choices=[(kind.value, kind.label) for kind in (UnitKind.SCHOOL, UnitKind.DAYCARE)]
    )
    opens_on = DayField(label=_("Åbner"))
    closes_on = DayField(label=_("Lukker"))

    def clean(self) -> dict[str, Any]:
        """A round ends after it begins."""
        said = super().clean() or {}
        if said.get("opens_on") and said.get("closes_on") and said["closes_on"] < said["opens_on"]:
            self.add_error("closes_on", _("Runden skal lukke efter, den åbner."))
        return said


class PaceForm(Form):
    """How many new children to begin with, and why."""

    pace = forms.ChoiceField(
        label=_("Nye børn for hver 24 i en runde"), choices=[(each.value, PACE_WORDS[each]) for each in Pace],
        widget=ChoiceCards(),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Hvorfor"), max_length=200, help_text=_("For eksempel: vi har tid til at følge flere op i år.")
    )
