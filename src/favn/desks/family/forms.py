"""What the family is asked for: which child, and the words."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.consents.choices import Answer
from favn.foundation.people.models import Child
from favn.kit.forms import Form, LongTextField

WITHDRAW = "withdraw"


class MessageForm(Form):
    """A message to the contact person; which child is asked only when there are several."""

    child = forms.ChoiceField(label=_("Hvem handler det om?"), widget=forms.RadioSelect)
    words = LongTextField(label=_("Din besked"), rows=4, max_length=10_000)

    def __init__(self, *args: Any, children: Iterable[Child], **options: Any) -> None:
        super().__init__(*args, **options)
        self.children = list(children)
        if len(self.children) > 1:
            self.offer("child", ((str(child.id), child.given_names) for child in self.children))
        else:
            del self.fields["child"]

    def child_id(self) -> UUID:
        """The chosen child, or the only one."""
        return UUID(self.cleaned_data["child"]) if "child" in self.cleaned_data else self.children[0].id


class AnswerForm(Form):
    """A yes or a no to what is asked, or taking it back; nobody has to say why."""

    answer = forms.ChoiceField(
        choices=[(Answer.GIVEN.value, _("ja")), (Answer.REFUSED.value, _("nej")), (WITHDRAW, _("træk tilbage"))],
        label=_("Dit svar"), error_messages={"required": _("Vælg ja eller nej.")},
    )  # fmt: skip
    reason = forms.CharField(label=_("Hvorfor? Du behøver ikke at sige det."), required=False, max_length=240)
