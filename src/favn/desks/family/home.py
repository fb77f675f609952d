"""The family's first page, put together: where we are, whom to call, what comes, what is written."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from favn.desks.family.models import FamilyMessage
from favn.desks.family.queries import (
    MESSAGES,
    MyChildren,
    household_of,
    meetings_about,
    messages_by,
    people_at,
)
from favn.desks.family.rules import STEPS, Reached, sentence, step_now
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.models import Entry
from favn.foundation.consents.queries import Question, questions_to
from favn.foundation.letters.models import Letter
from favn.foundation.letters.queries import letters_to
from favn.journey.cases.models import CaseworkerTerm
from favn.journey.cases.queries import caseworkers_of
from favn.journey.checkups.queries.own_transitions import waiting_for
from favn.journey.networks.models import Meeting
from favn.journey.networks.queries import networks_about
from favn.journey.offers.models import Seat
from favn.journey.offers.queries import seats_about
from favn.journey.plans.choices import Status
from favn.journey.plans.models import Plan
from favn.journey.plans.queries import plans_about
from favn.kit.clock import local
from favn.kit.parts import Step
from favn.oversight.log.queries import looks_at

LOOKED = 3
LETTERS = 5
BEGUN = (Status.GOING, Status.DONE)


@dataclass(frozen=True, slots=True)
class Home:
    """Everything on the first page, for one reader."""

    household: MyChildren
    contacts: list[CaseworkerTerm]
    steps: list[Step]
    sentence: str
    next_meeting: Meeting | None
    people: list[str]
    meetings: list[Meeting]
    plans: list[Plan]
    seats: list[Seat]
    letters: list[Letter]
    looked: list[Entry]
    messages: list[FamilyMessage]
    questions: list[Question]
    notes_waiting: int

    @property
    def is_empty(self) -> bool:
        """Nothing is shared with this reader, and no child is theirs."""
        return not self.household.every

    @property
    def waiting(self) -> list[Question]:
        """What the reader is asked and has not answered."""
        return [each for each in self.questions if each.is_waiting]

    @property
    def title(self) -> str:
        """The children's first names: »Emil og Freja«."""
        return named([child.given_names for child in self.household.every])


def named(names: list[str]) -> str:
    """Names as they are said: »Emil«, »Emil og Freja«, »Emil, Freja og Sara«."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s og %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def greeting(actor: Actor, at: datetime) -> dict[str, str]:
    """How the page greets its reader at this hour, with the first name alone."""
    hour = local(at).hour
    words = [_("God morgen, %(name)s"), _("God formiddag, %(name)s"), _("God eftermiddag, %(name)s"),
             _("God aften, %(name)s")]  # fmt: skip
    first = actor.name.partition(" ")[0]
    return {"greeting": words[(hour >= 10) + (hour >= 12) + (hour >= 18)] % {"name": first}}


def home_of(actor: Actor, at: datetime) -> Home:
    """The first page for this reader at this instant."""
    household = household_of(actor, at)
    ids = household.ids
    contacts = list({term.caseworker_id: term for term in caseworkers_of(ids)}.values())  # one card a person
    meetings = meetings_about(ids)
    ahead = [meeting for meeting in meetings if meeting.held_at >= at and meeting.ended_at is None]
    plans, seats = list(plans_about(ids)), list(seats_about(ids))
    reached = Reached(
        has_contact=bool(contacts),
        has_network=networks_about(ids, local(at).date()).exists(),
        has_meeting_ahead=bool(ahead),
        has_plan=bool(plans),
        has_help=bool(seats) or any(each.status in BEGUN for plan in plans for each in plan.agreements.all()),
    )
    words = sentence(reached)
    return Home(
        household=household, contacts=contacts, steps=steps(reached), sentence=_(words) if words else "",
        next_meeting=ahead[-1] if ahead else None, people=people_at(ahead[-1], actor) if ahead else [],
        meetings=[meeting for meeting in meetings if meeting not in ahead[-1:]], plans=plans, seats=seats,
        letters=list(letters_to(actor)[:LETTERS]),
        looked=list(looks_at([child.id for child in household.own])[:LOOKED]),
        messages=list(messages_by(actor)[:MESSAGES]),
        questions=questions_to(actor, [child.id for child in household.own], at),
        notes_waiting=waiting_for(actor, household.own, at),
    )  # fmt: skip


def steps(reached: Reached) -> list[Step]:
    """The line »Hvor er vi nu?«; empty when nothing has begun that this reader can see."""
    now = step_now(reached)
    if now is None:
        return []
    return [
        Step(_(label), "done" if place < now else "now" if place == now else "next")
        for place, label in enumerate(STEPS)
    ]
