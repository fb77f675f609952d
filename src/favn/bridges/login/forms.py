"""What one types to log in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.kit.forms import Form


class PasswordForm(Form):
    """Login name and password."""

    username = forms.CharField(label=_("Brugernavn"), widget=forms.TextInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        label=_("Adgangskode"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


class CodeForm(Form):
    """The six digits of the second factor."""

    code = forms.CharField(
        label=_("Kode fra din app"),
        help_text=_("Seks cifre, som skifter hvert halve minut."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> Any:
        """The digits alone; people type a space in the middle."""
        return "".join(self.cleaned_data["code"].split())
