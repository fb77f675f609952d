"""What may be typed in a round. Nothing here saves."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.choices import UnitKind
from favn.foundation.organisation.models import Employee, Unit
from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.choices import QUESTIONS, AgeBand, Tone, WhyNot
from favn.journey.wellbeing.models import JointPosition
from favn.journey.wellbeing.queries.pace import PACE_WORDS
from favn.journey.wellbeing.queries.rounds import GroupWork
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
    withheld_because = LongTextField(
        label=_("Vises ikke for forældrene, fordi"), required=False, rows=2,
        help_text=_("Kun når det vil bringe barnet i fare, at de læser det. Mistænker I vold, så underret først."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *args: Any, owners: list[tuple[str, str]], words: dict[str, str] | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if words:  # the municipality's own
            self.fields["position"].choices = list(words.items())  # type: ignore[attr-defined]  # a choice field
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
            withheld_because=said["withheld_because"].strip(),
        )  # fmt: skip


def first_words(position: JointPosition | None) -> dict[str, Any]:
    """What the form begins with: the position that stands, or nothing at all."""
    if position is None:
        return {"revision": 0}
    return {
        "position": position.position, "remark": position.remark, "next_step": position.next_step,
        "owner": position.owner_id, "due_on": position.due_on,
        "parents_contacted_on": position.parents_contacted_on, "watch_because": position.watch_because,
        "withheld_because": position.withheld_because, "revision": position.revision,
    }  # fmt: skip


ROUND_KINDS = (UnitKind.SCHOOL, UnitKind.DAYCARE, UnitKind.CHILDMINDER)


class RoundForm(Form):
    """A round in the municipality's year: for every unit of a kind, or for some; for every age, or for some."""

    name = forms.CharField(label=_("Navn"), max_length=60, help_text=_("For eksempel »Forår 2027«."))
    unit_kind = forms.ChoiceField(label=_("Gælder for"), choices=[(kind.value, kind.label) for kind in ROUND_KINDS])
    opens_on = DayField(label=_("Åbner"))
    closes_on = DayField(label=_("Lukker"))
    bands = forms.MultipleChoiceField(
        label=_("Aldre"), choices=AgeBand.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Vælg ingen, når alle aldre er med."),
    )  # fmt: skip
    unit_ids = forms.TypedMultipleChoiceField(
        label=_("Enheder"), required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple,
        help_text=_("Vælg ingen, når hele kommunen er med."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: Iterable[Unit] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind_of = {unit.id: unit.kind for unit in units}
        self.fields["unit_ids"].choices = [(str(unit.id), unit.name) for unit in units]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """A round ends after it begins, and its units are of its kind."""
        said = super().clean() or {}
        if said.get("opens_on") and said.get("closes_on") and said["closes_on"] < said["opens_on"]:
            self.add_error("closes_on", _("Runden skal lukke efter, den åbner."))
        if any(self.kind_of[unit] != said.get("unit_kind") for unit in said.get("unit_ids", ())):
            self.add_error("unit_ids", _("Vælg kun enheder af den slags, runden gælder for."))
        return said


class StepForm(Form):
    """An agreed step that gets another day, or is given up, and why."""

    due_on = DayField(label=_("Ny dag"), required=False, help_text=_("Lad den stå tom, når I opgiver skridtet."))
    reason = LongTextField(label=_("Hvorfor"), rows=2)


class PaceForm(Form):
    """How many new children to begin with, and why."""

    pace = forms.ChoiceField(
        label=_("Nye børn for hver 24 i en runde"), choices=[(each.value, PACE_WORDS[each]) for each in Pace],
        widget=ChoiceCards(),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Hvorfor"), max_length=200, help_text=_("For eksempel: vi har tid til at følge flere op i år.")
    )


class SubstituteForm(Form):
    """Who rates which group instead of whom, and why. `work` is the leader's groups whose round is open."""

    group = forms.TypedChoiceField(label=_("Gruppe"), coerce=UUID)
    rater = forms.TypedChoiceField(label=_("Stedfortræder"), coerce=UUID)
    reason = forms.CharField(label=_("Hvorfor"), max_length=200, help_text=_("For eksempel »Ida er syg«."))

    def __init__(self, *args: Any, work: Iterable[GroupWork], raters: Iterable[Employee], **options: Any) -> None:
        super().__init__(*args, **options)
        self.work = {each.group.id: each for each in work}
        self.raters = {each.id: each for each in raters}
        self._offer("group", _("Vælg en gruppe"), {key: each.group.name for key, each in self.work.items()})
        self._offer("rater", _("Vælg en kollega"), {key: each.name for key, each in self.raters.items()})

    def _offer(self, name: str, nothing: Promise, offered: Mapping[UUID, str]) -> None:
        """Nothing is chosen to begin with."""
        told = [(str(key), said) for key, said in offered.items()]
        self.fields[name].choices = [("", nothing), *told]  # type: ignore[attr-defined]  # a choice field

    def named(self) -> dict[str, Any]:
        """The cleaned choice as the action takes it."""
        said, each = self.cleaned_data, self.work[self.cleaned_data["group"]]
        return {
            "rated": each.rated, "group": each.group, "rater": self.raters[said["rater"]], "reason": said["reason"],
        }  # fmt: skip
