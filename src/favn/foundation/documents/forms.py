"""The shape of a note: where, a heading, and the words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.access.choices import Compartment
from favn.foundation.documents.queries import Note
from favn.kit.forms import Form, LongTextField


class NoteForm(Form):
    """Heading and words; and in which room, when the writer has keys to more than one."""

    title = forms.CharField(label=_("Overskrift"), max_length=160)
    text = LongTextField(label=_("Notat"), rows=12, max_length=100_000)
    compartment = forms.ChoiceField(label=_("Hvor hører det til?"), required=False)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, rooms: list[Compartment] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rooms = rooms or []
        if len(self.rooms) > 1:
            self.offer("compartment", ((room.value, room.label) for room in self.rooms))
        else:
            del self.fields["compartment"]

    @staticmethod
    def showing(note: Note) -> dict[str, str]:
        """The fields as they stand in the newest version of a note."""
        return {"title": note.version.title, "text": note.text, "revision": str(note.document.revision)}

    def again(self, revision: int) -> "NoteForm":
        """The same typed words, ready to be saved on top of a newer version."""
        mine = {"title": self.cleaned_data["title"], "text": self.cleaned_data["text"], "revision": str(revision)}
        return NoteForm(initial=mine)

    def room(self) -> Compartment:
        """The chosen room, or the only one."""
        return Compartment(self.cleaned_data.get("compartment") or self.rooms[0])
