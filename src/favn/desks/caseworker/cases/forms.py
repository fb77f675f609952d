"""Forms about who has a case."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from favn.foundation.organisation.models import Employee
from favn.foundation.people.models import Child
from favn.kit.forms import Form

TEAM = "team"


class CaseworkerForm(Form):
    """Which caseworker gets the case."""

    caseworker = forms.ChoiceField(label=_("Rådgiver"))

    def __init__(self, *args: Any, caseworkers: Iterable[Employee], **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {str(employee.pk): employee for employee in caseworkers}
        named = [(key, employee.name) for key, employee in self.known.items()]
        self.offer("caseworker", [*self.others(), *named], nothing=_("Vælg en rådgiver"))

    def others(self) -> list[tuple[str, Any]]:
        """Choices that are nobody."""
        return []

    @property
    def chosen(self) -> Employee | None:
        """The caseworker, or None for the team's list."""
        return self.known.get(self.cleaned_data["caseworker"])


class OpenCasesForm(CaseworkerForm):
    """Which of the children get a case, and who has them."""

    children = forms.MultipleChoiceField(
        label=_("Åbn sag for"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vælg mindst ét barn.")},
    )
    field_order = ["children", "caseworker"]

    def __init__(self, *args: Any, children: Iterable[Child], **options: Any) -> None:
        super().__init__(*args, **options)
        self.found = {str(child.pk): child for child in children}
        self.offer("children", ((key, child.name) for key, child in self.found.items()))

    def others(self) -> list[tuple[str, Any]]:
        """A case can wait on the team's list."""
        return [(TEAM, _("Teamets liste: den, der har plads, tager sagen"))]

    def clean(self) -> dict[str, Any]:
        """The children as keys."""
        cleaned = super().clean() or {}
        if not self.found:
            raise ValidationError(_("Børnene i underretningen har allerede en sag."))
        return cleaned
