"""What is asked among the clinic's colleagues: questions, advice, meetings and agreements."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.models import Employee, Unit
from favn.foundation.people.models import Adult
from favn.journey.checkups.actions.agreements import Terms
from favn.journey.checkups.choices.dental import AdviceStep, AgreementGround, SpokenWay
from favn.journey.checkups.models import ClinicMeeting
from favn.kit.forms import DayField, Form, LongTextField
from favn.kit.wording import day


class QuestionForm(Form):
    """What a colleague is in doubt about."""

    question = LongTextField(label=_("Hvad er du i tvivl om?"), rows=3, help_text=_("Familien kan læse det."))


class AdviceForm(Form):
    """What the team advises."""

    step = forms.ChoiceField(label=_("Vi råder dig til at"), choices=AdviceStep.choices, widget=forms.RadioSelect)
    advice = LongTextField(label=_("Rådet"), rows=4, help_text=_("Familien kan læse det."))


class MeetingForm(Form):
    """A meeting of the clinic with a coordinator."""

    held_on = DayField(label=_("Mødet blev holdt"))
    present = forms.CharField(label=_("Til stede fra klinikken"), max_length=240, required=False)
    learned = LongTextField(label=_("Det lærte vi"), required=False, rows=3, help_text=_("Skriv ingen navne på børn."))
    coordinator = forms.ChoiceField(label=_("Koordinator fra det specialiserede område"))

    def __init__(self, *args: Any, coordinators: Sequence[Employee], **options: Any) -> None:
        super().__init__(*args, **options)
        self.coordinators = {str(each.pk): each for each in coordinators}
        self.offer("coordinator", ((key, each.name) for key, each in self.coordinators.items()))

    def chosen(self) -> Employee:
        """The one from the specialised area."""
        return self.coordinators[self.cleaned_data["coordinator"]]


class SpokenForm(Form):
    """How a child was spoken of at a meeting."""

    meeting = forms.ChoiceField(label=_("Hvilket møde?"))
    way = forms.ChoiceField(
        label=_("Hvordan blev barnet omtalt?"), choices=SpokenWay.choices, widget=forms.RadioSelect,
        initial=SpokenWay.ANONYMOUS,
    )  # fmt: skip
    said_yes = forms.MultipleChoiceField(
        label=_("Har sagt ja"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Alle skal have sagt ja, før barnet nævnes ved navn."),
    )  # fmt: skip
    consent_on = DayField(label=_("De sagde ja den"), required=False)
    advice = LongTextField(label=_("Det blev vi rådet til"), rows=3)

    def __init__(self, *args: Any, meetings: Sequence[ClinicMeeting], holders: Sequence[Adult], **options: Any) -> None:
        super().__init__(*args, **options)
        self.meetings = {str(each.pk): each for each in meetings}
        held = [(key, f"{day(each.held_on)}, {each.coordinator.name}") for key, each in self.meetings.items()]
        self.offer("meeting", held)
        self.offer("said_yes", ((str(each.pk), each.name) for each in holders))

    def chosen_meeting(self) -> ClinicMeeting:
        """The meeting."""
        return self.meetings[self.cleaned_data["meeting"]]

    def yes_from(self) -> list[UUID]:
        """Those who said yes."""
        return [UUID(key) for key in self.cleaned_data["said_yes"]]


class AgreementForm(Form):
    """An agreement between the clinic and a daycare."""

    partner = forms.ChoiceField(label=_("Dagtilbud"))
    agreed_with = forms.CharField(label=_("Aftalt med"), max_length=120)
    ground = forms.ChoiceField(
        label=_("På hvilket grundlag?"), choices=AgreementGround.choices, widget=forms.RadioSelect
    )
    paragraph = forms.CharField(label=_("Hjemmel"), max_length=120, required=False)
    may_be_said = LongTextField(label=_("Det må siges"), rows=3)
    last_on = DayField(label=_("Gælder til og med"))

    def __init__(self, *args: Any, daycares: Sequence[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.daycares = {str(each.pk): each for each in daycares}
        self.offer("partner", ((key, each.name) for key, each in self.daycares.items()))

    def chosen(self) -> Unit:
        """The daycare."""
        return self.daycares[self.cleaned_data["partner"]]

    def terms(self) -> Terms:
        """What was agreed."""
        said = self.cleaned_data
        return Terms(
            ground=AgreementGround(said["ground"]), may_be_said=said["may_be_said"], agreed_with=said["agreed_with"],
            valid_until=said["last_on"] + timedelta(days=1), paragraph=said["paragraph"],
        )  # fmt: skip


class AgreementEndForm(Form):
    """Why an agreement ends."""

    because = forms.CharField(label=_("Hvorfor ophører aftalen?"), max_length=240)
