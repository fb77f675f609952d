"""Choosing a file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from favn.bridges.school_data.choices import ImportKind
from favn.kit.forms import Form

MOST_BYTES = 10 * 1024 * 1024


class FileForm(Form):
    """One CSV file, and what is in it."""

    kind = forms.ChoiceField(
        label=_("Hvad er i filen?"), choices=ImportKind.choices, initial=ImportKind.CHILDREN, widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvad filen er.")},
    )  # fmt: skip
    file = forms.FileField(
        label=_("CSV-fil"),
        help_text=_("Semikolon mellem felterne. Vi prøver filen først; intet ændres, før du har set svaret."),
        error_messages={"required": _("Vælg en fil."), "empty": _("Filen er tom. Eksportér den igen.")},
    )

    def clean_file(self) -> Any:
        """A file of a size a municipality's class lists can have."""
        chosen = self.cleaned_data["file"]
        if chosen.size > MOST_BYTES:
            raise ValidationError(_("Filen fylder over 10 MB. Del den i flere."))
        return chosen
