"""What is asked about a transition: the agreement, the note, the answers, and the municipality's own choices."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from favn.foundation.consents.choices import Form as Way
from favn.foundation.organisation.models import Employee, Unit
from favn.journey.checkups.actions.transitions import Plan
from favn.journey.checkups.choices.transitions import MeetingPlace, NoteVerdict, TransitionGround, WhyEnded
from favn.journey.checkups.models import Transition, TransitionGuide, TransitionKind, TransitionNote
from favn.kit.clock import COPENHAGEN, local
from favn.kit.forms import ChoiceCards, ClockField, DayField, Form, LongTextField

NOBODY = _("Vælg en kollega")
NOT_KNOWN = _("Ikke afklaret endnu")


class PlanForm(Form):
    """Which move, when and where to, and who meets the family."""

    code = forms.ChoiceField(label=_("Hvilken overgang?"), widget=forms.RadioSelect)
    moves_on = DayField(label=_("Første dag det nye sted"))
    to_unit = forms.ChoiceField(label=_("Hvor skal barnet hen?"), required=False)
    to_name = forms.CharField(
        label=_("Eller et sted, der ikke bruger Favn"), required=False, max_length=120,
        help_text=_("For eksempel en privatskole, en ungdomsuddannelse eller en anden kommune."),
    )  # fmt: skip
    general = forms.ChoiceField(label=_("Fra almenområdet"), help_text=_("Kender barnet, hvor det er nu."))
    special = forms.ChoiceField(
        label=_("Fra specialområdet"), help_text=_("Får at vide, hvem barnet er, og læser notatet. Ikke andet.")
    )
    day = DayField(label=_("Samtalen holdes"))
    hour = ClockField(label=_("Klokken"))
    place = forms.ChoiceField(
        label=_("Hvor?"), choices=[(each.value, capfirst(each.label)) for each in MeetingPlace],
        widget=forms.RadioSelect,
    )  # fmt: skip
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, kinds: Sequence[tuple[str, str]], units: Iterable[Unit], general: Iterable[Employee],
        special: Iterable[Employee], **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.units = {str(unit.pk): unit for unit in units}
        self.people = {str(each.pk): each for each in (*general, *special)}
        self.offer("code", kinds)
        self.offer("to_unit", ((key, unit.name) for key, unit in self.units.items()), nothing=NOT_KNOWN)
        self.offer("general", ((str(each.pk), each.name) for each in general))
        self.offer("special", ((str(each.pk), each.name) for each in special), nothing=NOBODY)

    def clean(self) -> dict[str, Any]:
        """One place or the other, and two different people."""
        said = super().clean() or {}
        if said.get("to_unit") and said.get("to_name"):
            self.add_error("to_name", _("Vælg enten et sted i listen eller skriv et andet, ikke begge."))
        if said.get("general") and said.get("general") == said.get("special"):
            self.add_error("special", _("Vælg to forskellige: én fra almenområdet og én fra specialområdet."))
        return said

    def plan(self) -> Plan:
        """What was agreed, as the actions take it."""
        said = self.cleaned_data
        hour: time = said["hour"]
        return Plan(
            moves_on=said["moves_on"], to_unit=self.units.get(said["to_unit"]), to_name=said["to_name"].strip(),
            general=self.people[said["general"]], special=self.people[said["special"]],
            meets_at=datetime.combine(said["day"], hour, COPENHAGEN), place=MeetingPlace(said["place"]),
        )  # fmt: skip

    @staticmethod
    def showing(standing: Transition) -> dict[str, Any]:
        """What is agreed, as the fields show it."""
        meets = local(standing.meets_at)
        return {
            "code": standing.code, "moves_on": standing.moves_on, "to_unit": str(standing.to_unit_id or ""),
            "to_name": standing.to_name, "general": str(standing.general_id), "special": str(standing.special_id),
            "day": meets.date(), "hour": meets.time(), "place": standing.place, "revision": standing.revision,
        }  # fmt: skip


class NoteForm(Form):
    """An answer to each question of the guide, and the child's own words. `version` is the newest one seen."""

    child_words = LongTextField(
        label=_("Med barnets egne ord"), rows=2, required=False, help_text=_("Skriv det, barnet selv har sagt.")
    )
    with_rounds = forms.BooleanField(
        label=_("Det næste sted må også læse trivselsrunderne herfra"), required=False,
        help_text=_("Svar, positioner og bemærkninger. Familien ser, at de følger med, før de svarer."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, way: Transition, questions: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.questions = list(questions)
        if not way.rounds_may_follow:
            del self.fields["with_rounds"]
        asked = {
            f"answer_{place}": LongTextField(label=question, rows=3, required=False)
            for place, question in enumerate(self.questions)
        }
        self.fields = {**asked, **self.fields}

    def answer_fields(self) -> list[forms.BoundField]:
        """The questions in their order."""
        return [self[f"answer_{place}"] for place in range(len(self.questions))]

    def body(self) -> list[tuple[str, str]]:
        """Each question with its answer."""
        return [(question, self.cleaned_data[f"answer_{place}"]) for place, question in enumerate(self.questions)]

    def beside(self) -> dict[str, Any]:
        """What stands beside the answers."""
        said = self.cleaned_data
        return {
            "child_words": said["child_words"], "version": said["version"],
            "with_rounds": said.get("with_rounds", False),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A note says something."""
        said = super().clean() or {}
        if not any(said.get(f"answer_{place}", "").strip() for place in range(len(self.questions))):
            raise forms.ValidationError(_("Skriv mindst ét svar. Et tomt notat hjælper ingen."))
        return said

    @staticmethod
    def showing(note: TransitionNote | None, questions: Sequence[str]) -> dict[str, Any]:
        """The version that stands, as the fields show it; answers to questions no longer asked go with the last one."""
        if note is None:
            return {"version": 0}
        answers = dict(note.body)
        shown: dict[str, Any] = {f"answer_{place}": answers.pop(each, "") for place, each in enumerate(questions)}
        if answers and questions:
            last = f"answer_{len(questions) - 1}"
            shown[last] = "\n\n".join([shown[last], *(f"{asked}\n{said}" for asked, said in answers.items())]).strip()
        return shown | {
            "child_words": note.child_words, "version": note.version, "with_rounds": note.with_rounds,
        }  # fmt: skip


class OwnAnswerForm(Form):
    """What a parent, or the young person, says to a note."""

    answer = forms.ChoiceField(
        label=_("Dit svar"), choices=NoteVerdict.choices, error_messages={"required": _("Vælg ja eller nej.")}
    )
    comment = LongTextField(
        label=_("Vil du sige noget til notatet?"), rows=3, required=False, max_length=2000,
        help_text=_("Læses af dem, der skrev notatet. Det sendes ikke videre, og den anden forælder ser det ikke."),
    )  # fmt: skip


class RecordedAnswerForm(Form):
    """An answer somebody gave in the conversation, by telephone or on paper."""

    person = forms.TypedChoiceField(label=_("Hvem har svaret?"), coerce=UUID)
    answer = forms.ChoiceField(
        label=_("Svaret"), choices=[(each.value, capfirst(each.label)) for each in NoteVerdict],
        widget=forms.RadioSelect,
    )  # fmt: skip
    form = forms.ChoiceField(
        label=_("Hvordan?"), choices=[(each.value, capfirst(each.label)) for each in Way if each != Way.ON_THE_PAGE],
        widget=forms.RadioSelect, initial=Way.SPOKEN,
    )  # fmt: skip
    comment = LongTextField(label=_("Sagt til notatet"), rows=2, required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("person", people)

    def said(self) -> dict[str, Any]:
        """The answer as the action takes it."""
        said = self.cleaned_data
        return {
            "person": said["person"], "answer": NoteVerdict(said["answer"]), "form": Way(said["form"]),
            "comment": said["comment"],
        }  # fmt: skip


class EndForm(Form):
    """Why a transition is closed without a note being received."""

    because = forms.ChoiceField(
        label=_("Hvorfor?"), choices=[(each.value, capfirst(each.label)) for each in WhyEnded],
        widget=forms.RadioSelect,
    )  # fmt: skip


class ReceiptForm(Form):
    """Who at a place outside Favn said that they have the note."""

    name = forms.CharField(label=_("Hvem har sagt, at de har notatet?"), max_length=120, required=False)


class TransitionKindForm(Form):
    """One move as the municipality wants it."""

    name = forms.CharField(label=_("Navn"), max_length=80)
    name_en = forms.CharField(label=_("Navn på engelsk"), max_length=80, required=False)
    opens_days = forms.IntegerField(label=_("Vises fra, dage før"), min_value=0, max_value=730)
    stays_days = forms.IntegerField(label=_("Vises til, dage efter"), min_value=0, max_value=1500)
    receipt_days = forms.IntegerField(label=_("Kvitteres inden, dage"), min_value=1, max_value=90)
    ground = forms.ChoiceField(
        label=_("Hvad lader notatet følge med?"), choices=TransitionGround.choices,
        widget=ChoiceCards(explanations={
            TransitionGround.CONSENT.value: _("Alle med forældremyndighed siger ja, og den unge selv fra 15 år."),
            TransitionGround.LAW.value: _("Familien har tid til at svare. Tavshed stopper ikke; ét nej gør."),
        }),
    )  # fmt: skip
    paragraph = forms.CharField(
        label=_("Hvilken lov?"), max_length=120, required=False, help_text=_("Skal stå, når grundlaget er en lov.")
    )
    silence_days = forms.IntegerField(label=_("Familiens tid til at svare, dage"), min_value=7, max_value=90)

    def clean(self) -> dict[str, Any]:
        """A law has a name; consent has none."""
        said = super().clean() or {}
        if said.get("ground") == TransitionGround.LAW and not said.get("paragraph", "").strip():
            self.add_error("paragraph", _("Skriv lov og paragraf. Familien kan læse den."))
        if said.get("ground") == TransitionGround.CONSENT:
            said["paragraph"] = ""
        return said

    @staticmethod
    def showing(kind: TransitionKind) -> dict[str, Any]:
        """The version in force, as the fields show it."""
        return {name: getattr(kind, name) for name in TransitionKindForm.base_fields}


class GuideForm(Form):
    """The questions, one on each line; in English line by line, or not at all."""

    danish = LongTextField(label=_("Spørgsmål, ét på hver linje"), rows=8)
    english = LongTextField(
        label=_("På engelsk, i samme rækkefølge"), rows=8, required=False,
        help_text=_("Lad feltet stå tomt, hvis spørgsmålene kun skal stå på dansk."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Either every question in English, or none."""
        said = super().clean() or {}
        english = _lines(said.get("english", ""))
        if english and len(english) != len(_lines(said.get("danish", ""))):
            self.add_error("english", _("Skriv lige så mange linjer som på dansk, eller ingen."))
        return said

    def questions(self) -> list[dict[str, str]]:
        """Each question in the languages it was written in."""
        danish, english = _lines(self.cleaned_data["danish"]), _lines(self.cleaned_data["english"])
        return [{"da": each, "en": english[place] if english else ""} for place, each in enumerate(danish)]

    @staticmethod
    def showing(guide: TransitionGuide | None) -> dict[str, Any]:
        """The newest version, as the fields show it."""
        asked = guide.questions if guide else []
        in_english = [each.get("en", "") for each in asked]
        return {
            "danish": "\n".join(each["da"] for each in asked),
            "english": "\n".join(in_english) if all(in_english) else "",
        }


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
