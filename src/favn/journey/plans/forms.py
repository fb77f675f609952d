"""The whole plan as one form: a row for each goal and each agreement, and an empty one of each for what is new."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from favn.journey.plans.actions import AgreementSaid, GoalSaid
from favn.journey.plans.choices import Status
from favn.journey.plans.models import Plan
from favn.kit.forms import DayField, Form, LongTextField

NEW = "new"


class PlanForm(Form):
    """Goals and agreements as they are typed. Rows a colleague took out meanwhile keep the words that were sent."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, sent: Mapping[str, Any] | None = None, *, plan: Plan, **options: Any) -> None:
        super().__init__(sent, **options)
        posted = [name.partition("-") for name in sent or {}]
        self.goal_keys = _keys((goal.pk for goal in plan.goals.all()), posted, "goal")
        self.agreement_keys = _keys((each.pk for each in plan.agreements.all()), posted, "what")
        known = {str(goal.pk): goal.words for goal in plan.goals.all()}
        sent_words = {key: str((sent or {}).get(f"goal-{key}", "")) for key in self.goal_keys if key != NEW}
        goals = [("", _("Intet mål")), *(sent_words | known).items()]
        for key in self.goal_keys:
            self.fields[f"goal-{key}"] = LongTextField(label=_("Målet"), rows=2, required=False, max_length=1000)
        for key in self.agreement_keys:
            self._add_agreement(key, goals)

    def _add_agreement(self, key: str, goals: list[tuple[str, Any]]) -> None:
        self.fields |= {
            f"what-{key}": LongTextField(label=_("Hvad"), rows=2, required=False, max_length=1000),
            f"who-{key}": forms.CharField(label=_("Hvem"), required=False, max_length=160),
            f"from-{key}": DayField(label=_("Fra"), required=False),
            f"status-{key}": forms.ChoiceField(label=_("Hvor langt"), choices=Status.choices, required=False),
            f"for-{key}": forms.ChoiceField(label=_("Hører til målet"), choices=goals, required=False),
        }

    @staticmethod
    def showing(plan: Plan) -> dict[str, Any]:
        """The fields as the plan stands."""
        shown: dict[str, Any] = {"revision": plan.revision}
        shown |= {f"goal-{goal.pk}": goal.words for goal in plan.goals.all()}
        for each in plan.agreements.all():
            shown |= {
                f"what-{each.pk}": each.what, f"who-{each.pk}": each.who, f"from-{each.pk}": each.starts_on,
                f"status-{each.pk}": each.status, f"for-{each.pk}": str(each.goal_id or ""),
            }  # fmt: skip
        return shown

    def goal_rows(self) -> Iterator[BoundField]:
        """The goals' fields, the empty one last."""
        return (self[f"goal-{key}"] for key in self.goal_keys)

    def agreement_rows(self) -> Iterator[list[BoundField]]:
        """The agreements' fields, a list for each, the empty one last."""
        names = ("what", "who", "from", "status", "for")
        return ([self[f"{name}-{key}"] for name in names] for key in self.agreement_keys)

    def goals_said(self) -> list[GoalSaid]:
        """The goals as they were typed; one that was not on the writer's page is left alone."""
        sent = [key for key in self.goal_keys if f"goal-{key}" in self.data]
        return [GoalSaid(_key(key), self.cleaned_data[f"goal-{key}"]) for key in sent]

    def agreements_said(self) -> list[AgreementSaid]:
        """The agreements as they were typed."""
        typed = self.cleaned_data
        return [
            AgreementSaid(
                _key(key), typed[f"what-{key}"], typed[f"who-{key}"], typed[f"from-{key}"],
                Status(typed[f"status-{key}"] or Status.AGREED), _key(typed[f"for-{key}"]),
            )
            for key in self.agreement_keys if f"what-{key}" in self.data
        ]  # fmt: skip


def _key(text: str) -> UUID | None:
    return UUID(text) if text and text != NEW else None


def _keys(standing: Iterable[UUID], posted: list[tuple[str, str, str]], name: str) -> list[str]:
    """The keys of the rows: those in the plan, those sent although they have left it, and the new one."""
    known = [str(key) for key in standing]
    sent = [key for first, _dash, key in posted if first == name and key not in known and _is_key(key)]
    return [*known, *sent, NEW]


def _is_key(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
