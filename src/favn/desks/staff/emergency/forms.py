"""What is asked before a child is opened in an emergency, and what a leader answers afterwards."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from favn.foundation.people.cpr import Cpr, NotACpr
from favn.kit.forms import ChoiceCards, Form, LongTextField

SHORTEST = 10


class ReasonForm(Form):
    """Why it cannot wait."""

    reason = LongTextField(
        label=_("Hvorfor kan det ikke vente?"), rows=4, max_length=2000, min_length=SHORTEST,
        help_text=_("En leder læser begrundelsen, og familien kan læse, at der blev brugt nødadgang."),
        error_messages={"min_length": _("Skriv lidt mere om, hvorfor det ikke kan vente (mindst 10 tegn).")},
    )  # fmt: skip


class NumberForm(ReasonForm):
    """Which child, by number, and why it cannot wait."""

    number = forms.CharField(
        label=_("Barnets CPR-nummer"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    field_order = ("number", "reason")

    def clean_number(self) -> Cpr:
        """The number, read as people write it."""
        try:
            return Cpr.parse(self.cleaned_data["number"])
        except NotACpr as refusal:
            raise forms.ValidationError(_now(refusal.sentence)) from refusal


class ReviewForm(Form):
    """A leader's verdict, with a remark when it was not in order."""

    verdict = forms.ChoiceField(
        label=_("Var det i orden?"), choices=[("justified", _("Ja")), ("unjustified", _("Nej"))],
        widget=ChoiceCards(explanations={
            "justified": _("Det kunne ikke vente, og begrundelsen passer."),
            "unjustified": _("Det skulle være gået en anden vej. Skriv hvorfor, og tal med medarbejderen."),
        }),
    )  # fmt: skip
    remark = LongTextField(label=_("Bemærkning"), rows=3, max_length=2000, required=False)

    def clean(self) -> dict[str, Any]:
        """A no needs its reason."""
        said = super().clean() or {}
        if said.get("verdict") == "unjustified" and not said.get("remark", "").strip():
            self.add_error("remark", _("Skriv, hvorfor det ikke var i orden."))
        return said
