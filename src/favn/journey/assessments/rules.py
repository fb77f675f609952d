"""What follows from a screening. Pure: facts in, answer out."""

from datetime import date

from favn.foundation.deadlines.rules import Deadline, finish_investigation

INVESTIGATES = "investigation"


def next_deadline(outcome: str, aware_on: date) -> Deadline | None:
    """The clock that runs after this outcome: an investigation has four months from `aware_on`, § 20.

    § 18 itself and a clarification (§ 19) have no fixed limit in the law, so they give None.
    """
    return finish_investigation(aware_on) if outcome == INVESTIGATES else None
