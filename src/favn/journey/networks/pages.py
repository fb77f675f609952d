"""What the pages of a network show, through the child's door. Hidden and missing are the same 404."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import open_child
from favn.foundation.accounts.actors import Actor
from favn.foundation.consents.choices import Answer, Ground
from favn.foundation.consents.models import Consent, Share
from favn.foundation.consents.queries import Standing, share_by_key, standings
from favn.foundation.consents.rules import Verdict
from favn.foundation.people.models import Child, Relation
from favn.journey.cases.models import CaseworkerTerm
from favn.journey.cases.queries import caseworker_of
from favn.journey.networks.models import Meeting, Member, Network
from favn.journey.networks.policy import may_begin_network, may_gather
from favn.journey.networks.queries import (
    adults_around,
    adults_to_call,
    asked_about,
    meetings_of,
    member_by_key,
    network_by_key,
    network_of_share,
)
from favn.kit.charts.circle import Person, Picture, around
from favn.kit.clock import local
from favn.kit.wording import day_number


@dataclass(frozen=True, slots=True)
class Said:
    """One custody holder's answer about one person, in words; `reason` is for those who gather."""

    name: str
    answer: str
    detail: str
    reason: str


@dataclass(frozen=True, slots=True)
class Invited:
    """One person in the network, or asked about: what the answers add up to, and who said what."""

    member: Member
    verdict: Verdict
    said: list[Said]

    @property
    def needs_consent(self) -> bool:
        """Whether the family is asked at all."""
        return self.member.share.ground == Ground.CONSENT


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """A network, the child it is about, who is in it and who is asked about, and its meetings."""

    network: Network
    child: Child
    invited: list[Invited]
    lead: Standing
    around: list[Relation]
    meetings: list[Meeting]
    caseworker: CaseworkerTerm | None
    may_gather: bool
    called: list[str]

    @property
    def holders(self) -> list[tuple[UUID, str]]:
        """Those with custody, as a form offers them."""
        return [(each.adult_id, each.adult.name) for each in self.around if each.holds_custody]

    @property
    def picture(self) -> Picture:
        """The child in the middle, those with custody first, then the network."""
        people = {each.adult.name: Person(each.adult.name, str(each.get_kind_display()), "family")
                  for each in self.around if each.holds_custody}  # fmt: skip
        for member in (each.member for each in self.invited if each.member.share.is_open):
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
    around_it = adults_around(child.id, today)
    members = list(asked_about(network, today))
    shares = [network.share, *(member.share for member in members)]
    stand = standings(shares, at)
    names = {each.adult_id: each.adult.name for each in around_it}
    return NetworkPage(
        network=network,
        child=child,
        invited=[
            Invited(member, stand[member.share_id].verdict, said_in(stand[member.share_id], names))
            for member in members
        ],
        lead=stand[network.share_id],
        around=around_it,
        meetings=list(meetings_of(child.id).filter(network=network)),
        caseworker=caseworker_of(child.id),
        may_gather=may_gather(actor, network),
        called=list(adults_to_call(network, today).values()),
    )


def said_in(standing: Standing, names: dict[UUID, str]) -> list[Said]:
    """Each custody holder's answer as the network's page tells it, in the order of `names`."""
    if standing.share.ground != Ground.CONSENT:
        return []
    return [_said(names[holder], standing.answers[holder]) for holder in names if holder in standing.answers]


def _said(name: str, answer: Consent | None) -> Said:
    if answer is None:
        return Said(name, _("er spurgt og har ikke svaret"), "", "")
    if answer.withdrawn_at:
        when = answer.withdrawn_at
        words = _("har trukket sit ja tilbage") if answer.answer == Answer.GIVEN else _("har trukket sit nej tilbage")
        return Said(name, words, day_number(local(when).date()), answer.withdrawal_reason)
    words = _("har sagt ja") if answer.answer == Answer.GIVEN else _("har sagt nej")
    how = f"{answer.get_form_display()} {day_number(local(answer.recorded_at).date())}"
    return Said(name, words, how, answer.reason)


def answering(actor: Actor, share_id: UUID, at: datetime) -> tuple[NetworkPage, Share]:
    """A share of a network, for those who gather it and may write an answer down; Http404 for the rest."""
    share, network_id = share_by_key(share_id), network_of_share(share_id)
    if share is None or network_id is None or share.ground != Ground.CONSENT:
        raise Http404
    return gathering(actor, network_id, at), share


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
