"""What a professional is asked for when notifying. Only the text must be there: nothing may delay a notification."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.notifications.choices import AttachmentKind, ReasonWithoutParents, WrittenWith
from favn.journey.notifications.telling import Told
from favn.kit.forms import Form, LongTextField

MOST_SIGNS = 20_000


class NotifyForm(Form):
    """The professional's own words, the parents' and the child's, and what is brought along."""

    text = LongTextField(
        label=_("Hvad bekymrer dig?"), rows=7, max_length=MOST_SIGNS,
        help_text=_("Skriv, hvad du har set og hørt, hvornår, og hvad I allerede har gjort."),
    )  # fmt: skip
    written_with = forms.ChoiceField(label=_("Skrevet sammen med"), required=False, widget=forms.RadioSelect,
                                     choices=WrittenWith.choices)  # fmt: skip
    reason_not_with_parents = forms.ChoiceField(
        label=_("Hvorfor ikke med forældrene"), required=False,
        choices=[("", _("Vælg, hvis de ikke er med")), *ReasonWithoutParents.choices],
    )  # fmt: skip
    parent_words = LongTextField(label=_("Forældrenes ord"), rows=4, required=False, max_length=MOST_SIGNS)
    child_words = LongTextField(label=_("Barnets ord"), rows=4, required=False, max_length=MOST_SIGNS)
    attach = forms.MultipleChoiceField(
        label=_("Læg ved"), required=False, widget=forms.CheckboxSelectMultiple, choices=AttachmentKind.choices,
        help_text=_("Børn og Familie kan kun se det fra skolen, som du lægger ved.")
    )  # fmt: skip

    def __init__(self, *args: Any, attachable: list[AttachmentKind], **options: Any) -> None:
        super().__init__(*args, **options)
        if attachable:
            self.offer("attach", ((kind.value, kind.label) for kind in attachable))
        else:
            del self.fields["attach"]

    def told(self, snapshots: dict[AttachmentKind, dict[str, Any]]) -> Told:
        """The answers as the action takes them, with the snapshots that were chosen."""
        said = self.cleaned_data
        chosen = {AttachmentKind(kind) for kind in said.get("attach", [])}
        return Told(
            text=said["text"], written_with=said["written_with"], parent_words=said["parent_words"],
            child_words=said["child_words"], reason_not_with_parents=said["reason_not_with_parents"],
            attached={kind: snapshot for kind, snapshot in snapshots.items() if kind in chosen},
        )  # fmt: skip
