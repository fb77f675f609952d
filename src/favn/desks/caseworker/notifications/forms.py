"""What the one who assesses is asked for."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.notifications.choices import NextStep, Urgency
from favn.kit.forms import ChoiceCards, Form, LongTextField

SOONNESS = {
    Urgency.ACUTE.value: _("Handling i dag"),
    Urgency.FAST.value: _("Kontakt til familien inden 3 dage"),
    Urgency.ORDINARY.value: _("Kontakt inden 10 hverdage"),
    Urgency.OTHER_MUNICIPALITY.value: _("Send videre med alt"),
}


class AssessForm(Form):
    """Is the child safe tonight, why, and what happens next."""

    urgency = forms.ChoiceField(label=_("Hvor hurtigt"), choices=Urgency.choices,
                                widget=ChoiceCards(explanations=SOONNESS))  # fmt: skip
    reason = LongTextField(label=_("Begrundelse"), rows=4, max_length=20_000,
                           help_text=_("Skal kunne læses af barnets familie."))  # fmt: skip
    next_step = forms.ChoiceField(label=_("Næste skridt"), choices=[("", _("Vælg")), *NextStep.choices])


class SearchForm(Form):
    """A name, spelt as it was heard."""

    q = forms.CharField(label=_("Barnets navn"), max_length=120,
                        help_text=_("Små stavefejl gør ikke noget. Søgningen bliver skrevet i loggen."))  # fmt: skip


class MatchForm(Form):
    """Which of the children found the notification is about."""

    children = forms.TypedMultipleChoiceField(label=_("Børn"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, found: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("children", found)


def keys_in(text: str) -> list[UUID]:
    """The keys in a hidden field, space between them; what is not a key is left out."""
    found = []
    for part in text.split():
        with suppress(ValueError):
            found.append(UUID(part))
    return found
