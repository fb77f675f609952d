"""What one types to log in."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from favn.foundation.accounts.models import User
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


class NewPasswordForm(Form):
    """A password of one's own, typed twice."""

    password = forms.CharField(
        label=_("Ny adgangskode"), strip=False, help_text=_("Mindst 14 tegn. En sætning, kun du kender, er god."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=_("Den nye adgangskode igen"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        """The password, held against the rules, and another one than the one-time password."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        if self.user.check_password(password):
            raise forms.ValidationError(_("Vælg en anden end engangskoden."))
        return password

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        said = super().clean() or {}
        if said.get("password") and said.get("again") and said["password"] != said["again"]:
            self.add_error("again", _("De to adgangskoder er ikke ens."))
        return said
