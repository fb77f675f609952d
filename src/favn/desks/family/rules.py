"""Where a family stands on the way to help, from what is released to the one who reads. Pure."""

from dataclasses import dataclass

from favn.kit.catalogue import N_

STEPS = (N_("Hørt"), N_("Kendt"), N_("Samlet"), N_("Plan"), N_("Hjælp"))
HEARD, KNOWN, GATHERED, PLANNED, HELPED = range(5)


@dataclass(frozen=True, slots=True)
class Reached:
    """What the reader can see has happened."""

    has_contact: bool = False
    has_network: bool = False
    has_meeting_ahead: bool = False
    has_plan: bool = False
    has_help: bool = False


def step_now(reached: Reached) -> int | None:
    """The step the family stands on, or None when nothing is begun that this reader can see.

    A step is where we are until the next one begins: with a contact person we are »kendt«, with a network »samlet«.
    """
    if reached.has_help:
        return HELPED
    if reached.has_plan:
        return PLANNED
    if reached.has_network or reached.has_meeting_ahead:
        return GATHERED
    return KNOWN if reached.has_contact else None


def sentence(reached: Reached) -> str:
    """What happens next, in one plain sentence (a Danish sentence to be translated)."""
    if reached.has_help:
        return N_("Hjælpen er i gang. Vi ser sammen på, om den virker.")
    if reached.has_plan:
        return N_("I har en plan. Nu går vi i gang med det, vi har aftalt.")
    if reached.has_meeting_ahead:
        return N_("Vi mødes snart. Bagefter har I én fælles plan.")
    if reached.has_network:
        return N_("Vi er ved at samle menneskene omkring jer. Næste skridt er et møde.")
    if reached.has_contact:
        return N_("I har en kontaktperson, som kender jer. Ring, når I vil.")
    return ""
