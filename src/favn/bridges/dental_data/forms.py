"""Choosing the clinic's file, and keeping it sealed between the trial and the real thing."""

import base64
import binascii
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from favn.kit.crypto import CannotDecrypt, decrypt_bytes, encrypt_bytes
from favn.kit.forms import Form

MOST_BYTES = 400 * 1024
PLACE = "dental_data.file"


class TimesForm(Form):
    """One CSV file."""

    file = forms.FileField(
        label=_("CSV-fil"), help_text=_("Semikolon mellem felterne. Vi prøver filen først; intet ændres endnu."),
        error_messages={"required": _("Vælg en fil."), "empty": _("Filen er tom. Eksportér den igen.")},
    )  # fmt: skip

    def clean_file(self) -> Any:
        """A file of a size a day or a month at the clinic can have."""
        chosen = self.cleaned_data["file"]
        if chosen.size > MOST_BYTES:
            raise ValidationError(_("Filen fylder over 400 kB. Del den i flere."))
        return chosen


def sealed(content: bytes, actor_id: UUID) -> str:
    """The file, encrypted for the one who brought it, to be sent back with the next click. Nothing is stored."""
    return base64.urlsafe_b64encode(encrypt_bytes(content, where=PLACE, row=actor_id)).decode()


def opened(text: str, actor_id: UUID) -> bytes | None:
    """The file that was sealed for this actor; None for anything else."""
    try:
        return decrypt_bytes(base64.urlsafe_b64decode(text), where=PLACE, row=actor_id)
    except (CannotDecrypt, binascii.Error, ValueError):
        return None
