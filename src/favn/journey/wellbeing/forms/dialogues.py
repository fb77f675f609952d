"""What the adults may agree on in the dialogue. Nothing here saves."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.choices import Tone
from favn.journey.wellbeing.models import JointPosition
from favn.kit.forms import ChoiceCards, DayField, Form, LongTextField


class PositionForm(Form):
    """What the adults agree on about one child."""

    position = forms.ChoiceField(
        label=_("Fælles position"), choices=Tone.choices,
        widget=ChoiceCards(explanations={
            Tone.GREEN.value: _("Går det, som det skal, er det nok."),
            Tone.YELLOW.value: _("Noget skal ske, og nogen følger op."),
            Tone.RED.value: _("Der skal handles nu."),
        }),
    )  # fmt: skip
    remark = LongTextField(
        label=_("Bemærkning"), required=False, rows=2, help_text=_("Hvad ser I? Forældrene kan læse det.")
    )
    next_step = LongTextField(label=_("Næste skridt"), required=False, rows=2)
    watch_because = LongTextField(
        label=_("Eller: vi følger barnet, fordi …"), required=False, rows=2,
        help_text=_("Kun ved gul: I gør ikke noget nu, og I skriver hvorfor."),
    )  # fmt: skip
    owner = forms.TypedChoiceField(label=_("Ansvarlig"), required=False, coerce=UUID, empty_value=None)
    due_on = DayField(label=_("Senest"), required=False)
    parents_contacted_on = DayField(label=_("Forældrene kontaktet"), required=False)
    withheld_because = LongTextField(
        label=_("Vises ikke for forældrene, fordi"), required=False, rows=2,
        help_text=_("Kun når det vil bringe barnet i fare, at de læser det. Mistænker I vold, så underret først."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *args: Any, owners: list[tuple[str, str]], words: dict[str, str] | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if words:  # the municipality's own
            self.offer("position", words.items())
        self.offer("owner", owners, nothing=_("Vælg en af jer"))
        self.fields["remark"].required = not self.is_bound or self.data.get("position") != Tone.GREEN
        watched = self.data.get("position") == Tone.YELLOW and self.data.get("watch_because", "").strip()
        for name in ("next_step", "owner", "due_on"):  # red is nothing without them, and yellow is acted on or watched
            self.fields[name].required = self.fields["remark"].required and not (self.is_bound and watched)

    def agreed(self) -> Agreed:
        """The cleaned answers as the action takes them."""
        said = self.cleaned_data
        return Agreed(
            position=Tone(said["position"]), remark=said["remark"].strip(), next_step=said["next_step"].strip(),
            owner_id=said["owner"], due_on=said["due_on"], parents_contacted_on=said["parents_contacted_on"],
            watch_because=said["watch_because"].strip() if said["position"] == Tone.YELLOW else "",
            withheld_because=said["withheld_because"].strip(),
        )  # fmt: skip


def first_words(position: JointPosition | None) -> dict[str, Any]:
    """What the form begins with: the position that stands, or nothing at all."""
    if position is None:
        return {"revision": 0}
    return {
        "position": position.position, "remark": position.remark, "next_step": position.next_step,
        "owner": position.owner_id, "due_on": position.due_on,
        "parents_contacted_on": position.parents_contacted_on, "watch_because": position.watch_because,
        "withheld_because": position.withheld_because, "revision": position.revision,
    }  # fmt: skip
