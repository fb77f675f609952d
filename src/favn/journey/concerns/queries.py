"""Reading concerns. Row-level security decides whose; every caller has been through the child's door."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from favn.journey.concerns.choices import StepKind
from favn.journey.concerns.models import Concern, GuideStep, Level


@dataclass(frozen=True, slots=True)
class GuidePart:
    """One of the guide's three parts at a level: its heading and its lines."""

    heading: str
    is_ordered: bool
    lines: list[str]


def _speaks_english() -> bool:
    return (get_language() or "da").startswith("en")


def level_words() -> list[str]:
    """The municipality's words for levels 1 to 5, in the language of the page."""
    return [level.word_en if _speaks_english() and level.word_en else level.word for level in Level.objects.all()]


def guide() -> dict[int, list[GuidePart]]:
    """The whole handleguide: level 1 to 5, each with what to do now, whom to call and what to expect."""
    english = _speaks_english()
    found: dict[int, dict[str, list[str]]] = {}
    for step in GuideStep.objects.select_related("level").order_by("level__number", "place"):
        text = step.text_en if english and step.text_en else step.text
        found.setdefault(step.level.number, {}).setdefault(step.kind, []).append(text)
    return {
        level: [GuidePart(str(kind.label), kind is StepKind.DO_NOW, parts[kind]) for kind in StepKind if kind in parts]
        for level, parts in found.items()
    }


def concerns_for(child_id: UUID) -> QuerySet[Concern]:
    """The child's concerns that the acting one may read, newest first."""
    return Concern.objects.filter(child_id=child_id).select_related("written_by").order_by("-written_at", "-id")


def concerns_by(employee_id: UUID) -> QuerySet[Concern]:
    """The concerns somebody placed, the newest first, as far as the reader may see."""
    return Concern.objects.filter(written_by_id=employee_id).order_by("-written_at", "-id")


def latest_concern(child_id: UUID) -> Concern | None:
    """The newest concern the acting one may read."""
    return concerns_for(child_id).first()


def snapshot(concern: Concern) -> dict[str, Any]:
    """The concern as it stands, to be attached to something that leaves its room. Plain values, ready for JSON."""
    return {
        "child_level": concern.child_level,
        "care_level": concern.care_level,
        "protective": concern.protective,
        "worrying": concern.worrying,
        "child_words": concern.child_words,
        "parent_words": concern.parent_words,
        "talked_with_parents_on": (
            concern.talked_with_parents_on.isoformat() if concern.talked_with_parents_on else None
        ),
        "reason_not": concern.reason_not,
        "written_by": concern.written_by.name,
        "written_at": concern.written_at.isoformat(),
    }
