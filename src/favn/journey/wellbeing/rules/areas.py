"""What a child's answers say about each of the four areas. Which question belongs where stands in the form."""

from collections.abc import Mapping
from typing import Any

from favn.journey.wellbeing.rules.stages import level


def levels_by_area(questions: Mapping[str, Any], answers: Mapping[str, int | None]) -> dict[str, float]:
    """The mean of the answers 1-5 in each area that has any. A form from before areas were written gives nothing."""
    found: dict[str, list[int | None]] = {}
    for code, answer in answers.items():
        area = questions.get(code, {}).get("area")
        if area:
            found.setdefault(area, []).append(answer)
    return {area: mean for area, given in found.items() if (mean := level(given)) is not None}
