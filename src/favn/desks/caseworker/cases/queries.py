"""The team's list, what waits for a case, and one case with what stands around it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role
from favn.foundation.people.models import Child
from favn.foundation.people.queries import siblings_of
from favn.journey.assessments.models import Screening
from favn.journey.assessments.policy import may_screen
from favn.journey.assessments.queries import screenings_of
from favn.journey.cases.models import Case, CaseworkerTerm
from favn.journey.cases.policy import may_open_case
from favn.journey.cases.queries import (
    Knows,
    case_by_key,
    case_of,
    cases_without_caseworker,
    children_awaiting_a_case,
    children_beside,
    terms_of,
    who_knows,
)
from favn.journey.networks.models import Network
from favn.journey.networks.policy import may_begin_network
from favn.journey.networks.queries import network_of
from favn.journey.notifications.choices import NextStep
from favn.journey.notifications.models import Notification, NotifiedChild
from favn.journey.notifications.queries import history_for, the_notification
from favn.kit.clock import local

MOST = 50


@dataclass(frozen=True, slots=True)
class TeamList:
    """What waits for a caseworker (`cases`), and for a leader what waits for a case (`awaiting`)."""

    cases: list[tuple[Case, Child]]
    awaiting: list[tuple[NotifiedChild, Child]]


def team_list(actor: Actor, at: datetime) -> TeamList:
    """The first fifty of each; every child on it is written down as looked at."""
    cases = list(cases_without_caseworker()[:MOST])
    awaiting = list(children_awaiting_a_case()[:MOST]) if may_open_case(actor) else []
    ids = {case.child_id for case in cases} | {named.child_id for named in awaiting}
    known = door.children(actor=actor, ids=ids, purpose=Purpose.CASEWORK, at=at, verb="team_list")
    return TeamList(
        [(case, known[case.child_id]) for case in cases if case.child_id in known],
        [(each, known[each.child_id]) for each in awaiting if each.child_id in known],
    )


@dataclass(frozen=True, slots=True)
class Opening:
    """A notification and the children a case can be opened for."""

    notification: Notification
    children: list[Child] = field(default_factory=list)


def opening(actor: Actor, notification_id: UUID, at: datetime) -> Opening:
    """The children of a notification who have no open case; brothers and sisters too when all are to be screened.

    Raises Http404 for a notification that is hidden, missing or not assessed.
    """
    notification = the_notification(actor=actor, notification_id=notification_id, at=at)
    if not hasattr(notification, "assessment"):
        raise Http404
    ids = [named.child_id for named in notification.notified_children.all()]
    if notification.assessment.next_step == NextStep.SCREEN_SIBLINGS:
        ids += siblings_of(*ids, on=local(at).date())
    known = door.children(actor=actor, ids=ids, purpose=Purpose.CASEWORK, at=at)
    return Opening(notification, [known[each] for each in ids if each in known and case_of(each) is None])


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case and what stands around it."""

    case: Case
    child: Child
    terms: list[CaseworkerTerm]
    beside: list[Child]
    notifications: list[Notification]
    screenings: list[Screening]
    network: Network | None
    knows: list[Knows]
    may_screen: bool
    may_begin_network: bool
    may_give: bool

    @property
    def knows_as_facts(self) -> list[tuple[str, str]]:
        """Place and names, ready to be listed."""
        return [(each.place, ", ".join(each.people)) for each in self.knows]

    @property
    def may_take(self) -> bool:
        """A leader can always give the case; others can take it while nobody has it."""
        return self.may_give or self.caseworker is None

    @property
    def caseworker(self) -> CaseworkerTerm | None:
        """Who has the case now."""
        return next((term for term in self.terms if term.until_at is None), None)


def the_case(actor: Actor, case_id: UUID, at: datetime) -> tuple[Case, Child]:
    """A case and its child, through the door. Raises Http404 for hidden and missing alike."""
    case = case_by_key(case_id)
    if case is None:
        raise Http404
    child = door.open_child(
        actor=actor, child_id=case.child_id, purpose=Purpose.CASEWORK, at=at, compartment=Compartment.AUTHORITY
    )
    return case, child


def case_page(actor: Actor, case_id: UUID, at: datetime) -> CasePage:
    """Everything the page of a case shows. Raises Http404."""
    case, child = the_case(actor, case_id, at)
    beside = door.children(actor=actor, ids=children_beside(case), purpose=Purpose.CASEWORK, at=at)
    return CasePage(
        case=case,
        child=child,
        terms=list(terms_of(case)),
        beside=list(beside.values()),
        notifications=list(history_for([child.id, *beside])),
        screenings=list(screenings_of(case)),
        network=network_of(child.id, local(at).date()),
        knows=who_knows(child, at),
        may_screen=may_screen(actor, case),
        may_begin_network=may_begin_network(actor, child.id),
        may_give=actor.has_role(Role.TEAM_LEADER),
    )
