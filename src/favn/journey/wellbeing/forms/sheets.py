"""What is posted from a sheet, read as it is. Nothing here saves."""

from collections.abc import Mapping
from uuid import UUID

from favn.journey.wellbeing.actions.filling import Cell
from favn.journey.wellbeing.choices import QUESTIONS, WhyNot

ANSWERS = {str(step): step for step in range(6)}
BEFORE = {"": None, **ANSWERS}
REASONS = frozenset({"", *WhyNot.values})


def cells_in(posted: Mapping[str, str]) -> list[Cell]:
    """Every answer in a posted sheet that differs from what the page showed; what is no answer is left out.

    On the page a child is its line: `child.7` is its key, `core1.7` an answer, `was.core1.7` what was shown before.
    A sheet has seventy answers and more, so they are read as they are: a Django form for each took a third of the time.
    """
    cells = []
    for name in posted:
        question, _dot, line = name.partition(".")
        value, was = posted[name], posted.get(f"was.{name}", "")
        child = _child_on(line, posted) if question in QUESTIONS and value != was else None
        if child and value in ANSWERS and was in BEFORE:
            cells.append(Cell(child, question, ANSWERS[value], BEFORE[was]))
    return cells


def reasons_in(posted: Mapping[str, str]) -> list[tuple[UUID, str, str]]:
    """Every reason in a posted sheet: child, code of WhyNot (empty takes it away), and what the page showed before."""
    reasons = []
    for name in posted:
        field, _dot, line = name.partition(".")
        child = _child_on(line, posted) if field == "reason" else None
        said = (posted[name], posted.get(f"was.{name}", ""))
        if child and REASONS.issuperset(said):
            reasons.append((child, *said))
    return reasons


def _child_on(line: str, posted: Mapping[str, str]) -> UUID | None:
    """The child on this line of the page, if the page says so."""
    try:
        return UUID(posted.get(f"child.{line}", ""))
    except ValueError:
        return None
