"""What the pages of a network show, through the child's door. Hidden and missing are the same 404."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import open_child
from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child, Relation
from favn.journey.cases.models import CaseworkerTerm
from favn.journey.cases.queries import caseworker_of
from favn.journey.networks.models import Meeting, Member, Network
from favn.journey.networks.policy import may_begin_network, may_gather
from favn.journey.networks.queries import (
    adults_around,
    adults_to_call,
    meetings_of,
    member_by_key,
    members_of,
    network_by_key,
)
from favn.kit.charts.circle import Person, Picture, around
from favn.kit.clock import local


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """A network, the child it is about, who is in it, and its meetings."""

    network: Network
    child: Child
    members: list[Member]
    around: list[Relation]
    meetings: list[Meeting]
    caseworker: CaseworkerTerm | None
    may_gather: bool
    called: list[str]

    @property
    def picture(self) -> Picture:
        """The child in the middle, those with custody first, then the network."""
        people = {each.adult.name: Person(each.adult.name, str(each.get_kind_display()), "family")
                  for each in self.around if each.holds_custody}  # fmt: skip
        for member in self.members:
            people[member.name] = Person(member.name, member.role, "professional" if member.employee_id else "network")
        people.setdefault(self.network.lead.name, Person(self.network.lead.name, _("leder")))
        return around(Person(self.child.name, "", "child"), list(people.values()))


def _room(actor: Actor, child_id: UUID, at: datetime) -> Child:
    return open_child(actor=actor, child_id=child_id, purpose=Purpose.NETWORK, at=at, compartment=Compartment.NETWORK)


def beginning(actor: Actor, child_id: UUID, at: datetime) -> Child:
    """The child a network is begun around. Raises Http404 for those who may not."""
    child = _room(actor, child_id, at)
    if not may_begin_network(actor, child_id):
        raise Http404
    return child


def the_network(actor: Actor, network_id: UUID, at: datetime) -> NetworkPage:
    """Everything the page of a network shows. Raises Http404."""
    network, today = network_by_key(network_id), local(at).date()
    if network is None:
        raise Http404
    child = _room(actor, network.child_id, at)
    return NetworkPage(
        network=network,
        child=child,
        members=list(members_of(network, today)),
        around=adults_around(child.id, today),
        meetings=list(meetings_of(child.id).filter(network=network)),
        caseworker=caseworker_of(child.id),
        may_gather=may_gather(actor, network),
        called=list(adults_to_call(network, today).values()),
    )


def gathering(actor: Actor, network_id: UUID, at: datetime) -> NetworkPage:
    """The same, for those who gather the network; Http404 for the rest."""
    shown = the_network(actor, network_id, at)
    if not shown.may_gather:
        raise Http404
    return shown


def leaving(actor: Actor, member_id: UUID, at: datetime) -> Member:
    """A member, for those who gather the network; Http404 for the rest."""
    member = member_by_key(member_id)
    if member is None:
        raise Http404
    gathering(actor, member.network_id, at)
    return member
