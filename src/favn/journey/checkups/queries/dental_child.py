"""One child at the dentist, on one page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.letters.models import Letter
from favn.foundation.organisation.choices import Role, UnitKind
from favn.foundation.organisation.models import Unit
from favn.foundation.organisation.queries import units_of_kind
from favn.foundation.people.models import Child
from favn.foundation.people.queries import Spoken, places_of, spoken_around
from favn.journey.checkups.models import DentalAppointment, NoShow
from favn.journey.checkups.queries.children import TONES, WORDS
from favn.journey.checkups.queries.dental import dental_child, no_shows_of, times_of
from favn.journey.checkups.queries.dental_letters import dental_letters_about
from favn.journey.checkups.queries.schedule import Planned, contacts_of
from favn.journey.checkups.rules.schedule import OPEN
from favn.kit.clock import local

SHOWN = 20


@dataclass(frozen=True, slots=True)
class ChildAtDentist:
    """What the clinic sees of a child: its times, its no-shows with their steps, the checks, and the letters."""

    child: Child
    place: str
    spoken: Spoken | None
    unit: Unit | None
    times: list[DentalAppointment]
    no_shows: list[NoShow]
    contacts: list[Planned]
    letters: list[Letter]

    @property
    def waiting(self) -> NoShow | None:
        """The no-show something is still to be done about."""
        return next((each for each in self.no_shows if each.stopped_at is None), None)

    @property
    def ended(self) -> list[NoShow]:
        """The no-shows that are over."""
        return [each for each in self.no_shows if each.stopped_at is not None]

    @property
    def open(self) -> list[Planned]:
        """The checks that are due now."""
        return [each for each in self.contacts if each.state in OPEN]

    def line(self) -> list[tuple[Planned, str, str]]:
        """Every check in the order it comes, with its state in words and the tone of its mark."""
        return [(each, _(WORDS[each.state]), TONES.get(each.state, "plain")) for each in self.contacts]


def child_at_dentist(*, actor: Actor, child_id: UUID, at: datetime) -> ChildAtDentist:
    """The page, through the child's door in the dental room. Raises Http404."""
    child, today = dental_child(actor=actor, child_id=child_id, at=at), local(at).date()
    return ChildAtDentist(
        child=child, place=places_of(child.id, on=today).get(child.id, ""),
        spoken=spoken_around(child.id, on=today).get(child.id), unit=clinic_of(actor),
        times=list(times_of(child.id)[:SHOWN]), no_shows=list(no_shows_of(child.id)[:SHOWN]),
        contacts=contacts_of(child, roles=(Role.DENTIST,), on=today),
        letters=list(dental_letters_about(child.id)[:SHOWN]),
    )  # fmt: skip


def clinic_of(actor: Actor) -> Unit | None:
    """The dental clinic the actor works at."""
    return units_of_kind(UnitKind.DENTAL).filter(pk__in=actor.unit_ids).first()
