"""Two telephones wrote the same visit: what stands and what was typed, side by side, to choose from field by field."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from favn.journey.checkups.forms.visits import VisitForm

THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs, in words: what stands, and what was typed."""

    name: str
    label: str
    standing: str
    typed: str


def differences(form: VisitForm, standing: dict[str, Any]) -> list[Difference]:
    """The fields of a valid form that say something else than what stands."""
    found = []
    for bound in form.visible_fields():
        stood, typed = standing.get(bound.name), form.cleaned_data.get(bound.name)
        if bound.name != "scale" and _plain(stood) != _plain(typed):
            found.append(Difference(bound.name, str(bound.label), _shown(bound, stood), _shown(bound, typed)))
    return found


def chosen(post: QueryDict, standing: dict[str, Any]) -> QueryDict:
    """The post with what stands wherever the writer chose that (`keep_<field>=theirs`)."""
    merged = post.copy()
    for name, value in standing.items():
        if post.get(f"keep_{name}") == THEIRS:
            merged[name] = "" if value is None else str(value)
    return merged


def _plain(value: Any) -> str:
    if value in (None, ""):
        return ""
    return f"{value:.1f}" if hasattr(value, "as_tuple") or isinstance(value, float) else str(value)


def _shown(bound: Any, value: Any) -> str:
    words = dict(getattr(bound.field, "choices", ())).get(value, value)
    return "" if words is None else str(words)
