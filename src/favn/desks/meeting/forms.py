"""What is written at a meeting."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.networks.choices import LineKind
from favn.journey.networks.queries import Speaker
from favn.kit.forms import DayField, Form, LongTextField, TenField

ASKS = {
    LineKind.WISH: _("Hvad ønsker barnet sig?"),
    LineKind.WORRIED: _("Hvad er vi bekymrede for?"),
    LineKind.WORKS: _("Hvad fungerer?"),
    LineKind.MUST_HAPPEN: _("Hvad skal der ske?"),
}


class SpeakerForm(Form):
    """Whose words these are."""

    said_by = forms.ChoiceField(label=_("Hvem siger det?"), required=False)

    def __init__(self, *args: Any, speakers: Iterable[Speaker], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {each.key: each for each in speakers}
        self.offer("said_by", self._named(), nothing=_("Alle"))

    def _named(self) -> list[tuple[str, str]]:
        return [(each.key, f"{each.name}, {each.role}" if each.role else each.name) for each in self.people.values()]

    @property
    def speaker(self) -> Speaker | None:
        """The one who says it, or None when nobody in particular does."""
        return self.people.get(self.cleaned_data["said_by"])


class LineForm(SpeakerForm):
    """One line on the wall."""

    text = LongTextField(
        label=_("Ord"), rows=2, max_length=2000, error_messages={"required": _("Skriv det, der blev sagt.")}
    )
    field_order = ["text", "said_by"]

    def __init__(self, *args: Any, kind: LineKind, **options: Any) -> None:
        super().__init__(*args, auto_id=f"id_{kind}_%s", **options)
        self.kind = kind
        self.fields["text"].label = ASKS[kind]


class MustHappenForm(LineForm):
    """Something that must happen: who does it, and from when."""

    who = forms.ChoiceField(label=_("Hvem gør det?"), required=False)
    starts_on = DayField(label=_("Fra hvornår?"), required=False)
    field_order = ["text", "who", "starts_on", "said_by"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("who", self._named(), nothing=_("Ikke aftalt endnu"))

    @property
    def doer(self) -> Speaker | None:
        """The one who does it, if agreed."""
        return self.people.get(self.cleaned_data["who"])


class NumberForm(SpeakerForm):
    """One person's number from 0 to 10, with the words for it."""

    value = TenField(label=_("Hvor godt går det i hverdagen?"))
    words = LongTextField(label=_("Med egne ord"), rows=2, max_length=1000, required=False)
    field_order = ["said_by", "value", "words"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, auto_id="id_number_%s", **options)
        self.fields["said_by"].required = True
        self.offer("said_by", self._named(), nothing=_("Vælg en person"))
        self.fields["said_by"].error_messages["required"] = _("Vælg, hvis tal det er.")


class ShareForm(Form):
    """Who may read the minutes."""

    readers = forms.MultipleChoiceField(
        label=_("Hvem må læse referatet?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vælg mindst én, der må læse med.")},
    )  # fmt: skip

    def __init__(self, *args: Any, readers: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("readers", readers)


def line_form(kind: LineKind, speakers: Iterable[Speaker], sent: Any = None, text: str = "") -> LineForm:
    """The form of one field on the wall, with the writer's draft in it when nothing was sent."""
    made = MustHappenForm if kind is LineKind.MUST_HAPPEN else LineForm
    return made(sent, kind=kind, speakers=speakers, initial={"text": text})
