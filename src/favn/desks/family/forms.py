"""What the family is asked for: which child, and the words."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.people.models import Child
from favn.kit.forms import Form, LongTextField


class MessageForm(Form):
    """A message to the contact person; which child is asked only when there are several."""

    child = forms.ChoiceField(label=_("Hvem handler det om?"), widget=forms.RadioSelect)
    words = LongTextField(label=_("Din besked"), rows=4, max_length=10_000)

    def __init__(self, *args: Any, children: Iterable[Child], **options: Any) -> None:
        super().__init__(*args, **options)
        self.children = list(children)
        if len(self.children) > 1:
            self.fields["child"].choices = [(str(child.id), child.given_names) for child in self.children]  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["child"]

    def child_id(self) -> UUID:
        """The chosen child, or the only one."""
        return UUID(self.cleaned_data["child"]) if "child" in self.cleaned_data else self.children[0].id


class WithdrawForm(Form):
    """Why a consent is taken back; nobody has to say."""

    reason = forms.CharField(label=_("Hvorfor?"), required=False, max_length=240)
