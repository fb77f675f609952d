"""What is asked about a pregnancy."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.checkups.actions.pregnancies import Told
from favn.journey.checkups.choices.pregnancies import Answer, Closing, Ground, OfferKind, Sender
from favn.kit.forms import DayField, Form, LongTextField


class MessageForm(Form):
    """A midwife's or a doctor's message, as the health visitor writes it in."""

    sender = forms.ChoiceField(label=_("Hvem har sendt den?"), choices=Sender.choices)
    sender_name = forms.CharField(label=_("Afsenderens navn"), max_length=120)
    sender_place = LongTextField(
        label=_("Afsenderens adresse"), rows=2, required=False, help_text=_("Kvitteringen sendes hertil."),
    )  # fmt: skip
    sender_phone = forms.CharField(label=_("Afsenderens telefon"), max_length=30, required=False)
    reference = forms.CharField(
        label=_("Afsenderens reference"), max_length=60, required=False,
        help_text=_("Deres eget nummer på sagen. Skriv ikke et CPR-nummer."),
    )  # fmt: skip
    sent_on = DayField(label=_("Beskeden er fra"))
    about = LongTextField(label=_("Det drejer sig om"), rows=3)
    ground = forms.ChoiceField(
        label=_("Hvorfor må det fortælles?"), choices=Ground.choices, widget=forms.RadioSelect,
    )  # fmt: skip
    ground_reason = LongTextField(
        label=_("Hvorfor uden hendes ja?"), rows=2, required=False, help_text=_("Kun når hun ikke har sagt ja."),
    )  # fmt: skip
    told = LongTextField(
        label=_("Det har hun fået at vide"), rows=2, help_text=_("Hvad afsenderen har sagt til hende om beskeden.")
    )
    her_words = LongTextField(label=_("Hendes egne ord"), rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        """Without a yes, the reason must be written."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("ground") == Ground.NECESSARY and not (said.get("ground_reason") or "").strip():
            self.add_error("ground_reason", _("Skriv, hvorfor det var nødvendigt at fortælle det uden hendes ja."))
        return said

    def facts(self) -> Told:
        """The message as it was written in."""
        return Told(**{name: self.cleaned_data[name] for name in Told.__dataclass_fields__})


class OfferForm(Form):
    """What she is offered."""

    kind = forms.ChoiceField(label=_("Tilbud"), choices=OfferKind.choices)
    what = forms.CharField(
        label=_("Hvad og hvornår?"), max_length=160, help_text=_("Fx »Gruppe for gravide, tirsdage kl. 10«.")
    )


class AnswerForm(Form):
    """What she answered."""

    answer = forms.ChoiceField(label=_("Hendes svar"), choices=Answer.choices)


class ClosingForm(Form):
    """Why she is followed no more."""

    kind = forms.ChoiceField(label=_("Hvad er der sket?"), choices=Closing.choices, widget=forms.RadioSelect)
    happened_on = DayField(label=_("Hvornår?"))
    note = LongTextField(
        label=_("Det har I aftalt"), rows=3, required=False,
        help_text=_("Fx om hun gerne vil ringes op, og af hvem. Hun kan læse det."),
    )  # fmt: skip
