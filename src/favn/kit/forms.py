"""Forms as Favn shows them: Danish words for every refusal, and fields for what we ask most.

Pages render these through the macros in `kit/forms.html`; nothing here saves.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LEVELS = range(1, 6)
TENTHS = range(11)


class Ruler(forms.RadioSelect):
    """Five large levels, coloured, each with its word."""


class Ten(forms.RadioSelect):
    """The scale from 0 to 10."""


class Answer(forms.RadioSelect):
    """A small row of 1-5, as in the group sheet."""


class ChoiceCards(forms.RadioSelect):
    """A few large choices, each with a line that explains it (`explanations`: value → text)."""

    def __init__(self, *, explanations: dict[str, Any] | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.explanations = explanations or {}


class DayParts(forms.MultiWidget):
    """Day, month and year as three fields: the way dkfds asks for a date known by heart."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([forms.TextInput(), forms.TextInput(), forms.TextInput()], attrs)

    def decompress(self, value: date | None) -> list[Any]:
        """Splits a date for showing."""
        return [value.day, value.month, value.year] if value else [None, None, None]


class DayField(forms.DateField):
    """A date typed as dd.mm.åååå; also takes 1/2-2026, 01022026 and 2026-02-01."""

    default_error_messages = {
        "invalid": _("Skriv datoen som dag, måned og år, for eksempel 27.11.2026."),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(format="%d.%m.%Y", attrs={"inputmode": "numeric"}))
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        """The date, whichever usual way it was written."""
        if isinstance(value, str):
            iso = re.fullmatch(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*", value)
            local = re.fullmatch(r"\s*(\d{1,2})[.\s/-]*(\d{1,2})[.\s/-]*(\d{4})\s*", value)
            parts = iso.groups() if iso else local.groups()[::-1] if local else None
            if parts:
                try:
                    return date(*map(int, parts))
                except ValueError as error:
                    raise ValidationError(self.error_messages["invalid"], code="invalid") from error
            if value.strip():
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class ClockField(forms.TimeField):
    """A time of day on a Danish clock, typed as 9.30; also takes 9:30 and 9."""

    default_error_messages = {"invalid": _("Skriv klokkeslættet som 9.30.")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal"}))
        super().__init__(input_formats=["%H.%M", "%H:%M", "%H"], **options)


class DayPartsField(forms.MultiValueField):
    """A date asked for in three parts; refuses dates that do not exist."""

    widget = DayParts
    default_error_messages = {"invalid": _("Datoen findes ikke. Se efter dag, måned og år.")}

    def __init__(self, **options: Any) -> None:
        parts = [forms.IntegerField(), forms.IntegerField(), forms.IntegerField()]
        super().__init__(fields=parts, require_all_fields=True, **options)

    def compress(self, data_list: list[int]) -> date | None:
        """Joins the three parts, or refuses."""
        if not data_list:
            return None
        try:
            return date(data_list[2], data_list[1], data_list[0])
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class WholeNumberChoice(forms.TypedChoiceField):
    """A choice among whole numbers; nothing chosen is None, never 0."""

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **options)


def LevelField(words: list[str], **options: Any) -> WholeNumberChoice:
    """One of five levels with the municipality's own words, shown as the ruler. Cleans to 1-5 or None."""
    return WholeNumberChoice(choices=list(zip(map(str, LEVELS), words, strict=True)), widget=Ruler, **options)


def TenField(**options: Any) -> WholeNumberChoice:
    """The scale 0-10. Cleans to 0-10 or None: 0 is an answer."""
    return WholeNumberChoice(choices=[(str(step), str(step)) for step in TENTHS], widget=Ten, **options)


def AnswerField(**options: Any) -> WholeNumberChoice:
    """One answer 1-5 in the group sheet. Cleans to 1-5, or None while unset."""
    options.setdefault("required", False)
    return WholeNumberChoice(choices=[(str(step), str(step)) for step in LEVELS], widget=Answer, **options)


class LongTextField(forms.CharField):
    """Several lines, in the writer's own words."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)


class Form(forms.Form):
    """The base of every form in Favn: a missing answer is named by its own label."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = self._missing(name, field)

    def offer(self, name: str, choices: Iterable[tuple[Any, Any]], *, nothing: Any = None) -> None:
        """Let a choice field offer these (value, words); `nothing` is said first, where nothing is chosen yet."""
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(name)
        field.choices = [*([] if nothing is None else [("", nothing)]), *choices]

    def _missing(self, name: str, field: forms.Field) -> str:
        label = field.label or name.replace("_", " ")
        if isinstance(field, forms.BooleanField):
            return _("Sæt flueben ved »%(label)s«, før du går videre.") % {"label": label}
        if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
            return _("Vælg et svar ved »%(label)s«.") % {"label": label}
        return _("Udfyld »%(label)s«.") % {"label": label}
