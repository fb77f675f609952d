"""What the form of an agreement offers to choose among, and what stands in it from the start."""

from datetime import date, datetime, timedelta
from typing import Any

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role
from favn.journey.checkups.choices.transitions import ROOM_OF_ROLE, MeetingPlace
from favn.journey.checkups.forms.transitions import PlanForm
from favn.journey.checkups.policy.transitions import SPECIALISTS
from favn.journey.checkups.queries.transition_kinds import kinds_on, name_of_kind
from favn.journey.checkups.queries.transitions import Beginning, TransitionPage, colleagues, places_to
from favn.kit.clock import local

GENERAL = {
    Compartment.SCHOOL: (Role.TEACHER, Role.PEDAGOGUE, Role.CHILDMINDER, Role.SCHOOL_LEADER, Role.DAYCARE_LEADER),
    Compartment.HEALTH: (Role.HEALTH_VISITOR,),
    Compartment.AUTHORITY: (Role.CASEWORKER,),
}
SOON, SATURDAY = timedelta(days=14), 5


def asked_of(begun: Beginning, actor: Actor, at: datetime) -> dict[str, Any]:
    """For a new agreement: the moves from where the child is, and the one that is expected."""
    today = local(at).date()
    first = begun.expected.code if begun.expected else begun.kinds[0].code if begun.kinds else ""
    initial = {
        "code": first, "general": str(actor.key),
        "moves_on": begun.expected.moves_on if begun.expected and begun.expected.moves_on > today else None,
        "place": MeetingPlace.HOME if begun.from_unit is None else MeetingPlace.HERE, "day": _weekday(today + SOON),
    }  # fmt: skip
    kinds = [(kind.code, name_of_kind(kind)) for kind in begun.kinds]
    return {"kinds": kinds, "units": places_to(begun.kinds), "initial": initial, **_people(actor, at)}


def asked_of_standing(shown: TransitionPage, actor: Actor, at: datetime) -> dict[str, Any]:
    """For an agreement that stands: what it says now, and the places that kind of move can lead to."""
    standing = shown.transition
    kinds = [kind for kind in kinds_on(local(at).date()) if kind.code == standing.code]
    people = _people(actor, at)
    for side, named in (("general", standing.general), ("special", standing.special)):
        if named not in people[side]:
            people[side].append(named)
    return {
        "kinds": [(kind.code, name_of_kind(kind)) for kind in kinds], "units": places_to(kinds),
        "initial": PlanForm.showing(standing), **people,
    }  # fmt: skip


def _weekday(day: date) -> date:
    """That day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)


def _people(actor: Actor, at: datetime) -> dict[str, Any]:
    today, room = local(at).date(), ROOM_OF_ROLE[actor.role]
    here = actor.unit_ids if room == Compartment.SCHOOL else ()
    return {
        "general": colleagues(GENERAL[room], today, unit_ids=here), "special": colleagues(SPECIALISTS, today),
    }  # fmt: skip
