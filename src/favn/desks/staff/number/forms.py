"""Why a number is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.access.choices import Purpose
from favn.kit.forms import Form

PURPOSES = (Purpose.CASEWORK, Purpose.HEALTH, Purpose.DENTAL, Purpose.REGISTRY, Purpose.EMERGENCY)


class PurposeForm(Form):
    """What the number is needed for; the family can read it."""

    purpose = forms.ChoiceField(
        label=_("Hvad skal du bruge nummeret til?"),
        choices=[("", _("Vælg")), *((purpose.value, purpose.label) for purpose in PURPOSES)],
        help_text=_("Det skrives i loggen, som familien kan læse."),
    )
