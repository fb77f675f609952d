"""Looking for the other record, and the yes that cannot be taken back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.kit.forms import Form


class OtherForm(Form):
    """A name or a whole number of the other record."""

    words = forms.CharField(label=_("Navn eller CPR-nummer på den anden post"), max_length=120)


class SureForm(Form):
    """They are the same child."""

    is_sure = forms.BooleanField(label=_("Jeg har set på begge poster. De er samme barn."))
