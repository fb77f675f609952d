"""What may be typed in a sheet. Nothing here saves."""

from typing import Any
from uuid import UUID

from django import forms

from favn.journey.wellbeing.choices import QUESTIONS, WhyNot

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
