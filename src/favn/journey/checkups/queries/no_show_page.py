"""A no-show as its page shows it: the child, what happened, what is next, and the letters that would go."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child
from favn.foundation.people.queries import Spoken, places_of, spoken_around
from favn.journey.checkups.choices.dental import StepKind
from favn.journey.checkups.models import DentalAppointment, NoShow, NoShowStep
from favn.journey.checkups.queries.dental import no_show_by_key, steps_of, times_of
from favn.journey.checkups.queries.dental_letters import Addressed, addressed, letter_in_force, phone_numbers
from favn.journey.checkups.rules.dental import LETTERS
from favn.kit.clock import local


@dataclass(frozen=True, slots=True)
class NoShowPage:
    """The page. `letters` is what the next letter would be; None when it cannot be sent to everyone."""

    no_show: NoShow
    child: Child
    place: str
    spoken: Spoken | None
    steps: list[NoShowStep]
    phones: list[tuple[str, str]]
    letters: list[Addressed] | None
    is_late: bool
    coming: DentalAppointment | None

    @property
    def step(self) -> str:
        """The next step in words; empty when it is over."""
        return str(StepKind(self.no_show.next_step).label) if self.no_show.next_step else ""

    @property
    def is_letter(self) -> bool:
        """Whether the next step is a letter."""
        return self.no_show.next_step in {each.value for each in LETTERS}

    @property
    def may_send(self) -> bool:
        """Whether every letter can be written whole."""
        return bool(self.letters) and not any(each.written.empty for each in self.letters or ())


def page_about(*, actor: Actor, no_show_id: UUID, at: datetime) -> NoShowPage:
    """The page, through the child's door in the dental room. Raises Http404."""
    found, child = no_show_by_key(actor=actor, no_show_id=no_show_id, at=at)
    today = local(at).date()
    coming = times_of(child.id).filter(attendance="", planned_at__gt=at).last()
    return NoShowPage(
        no_show=found, child=child, place=places_of(child.id, on=today).get(child.id, ""),
        spoken=spoken_around(child.id, on=today).get(child.id), steps=steps_of(found.pk),
        phones=phone_numbers(child.id, at), letters=_letters(found, child, at),
        is_late=found.due_on is not None and found.due_on < today, coming=coming,
    )  # fmt: skip


def _letters(found: NoShow, child: Child, at: datetime) -> list[Addressed] | None:
    edition = letter_in_force(found.next_step) if found.next_step else None
    if edition is None:
        return None
    try:
        return addressed(edition, found, child, at)
    except LookupError:
        return None
