"""Gathering the people around a family: purpose and end date first, then the family is asked, and access follows.

Everyone with custody is asked about everyone who is not in the authority's own sector; access opens with the last yes,
ends with the first no, and runs out by itself.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.actions import release, withdraw_from
from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.consents import actions as consents
from favn.foundation.consents.choices import Ground
from favn.foundation.consents.models import Share
from favn.foundation.consents.queries import custody_holders
from favn.foundation.deadlines.moments import last_moment_of
from favn.foundation.organisation.models import Employee
from favn.foundation.people.models import Adult
from favn.journey.cases.queries import caseworker_of
from favn.journey.networks.models import Invitation, Meeting, Member, Network
from favn.journey.networks.policy import may_begin_network, may_gather
from favn.journey.networks.queries import (
    adults_to_call,
    asked_about,
    invitations_in,
    members_of,
    network_of,
    unit_kinds_of,
)
from favn.journey.networks.rules import call_by, needs_consent
from favn.kit.catalogue import N_
from favn.kit.clock import local
from favn.kit.wording import day


class NetworkRefused(Exception):
    """What was asked cannot be done in this network. The text can be shown."""


class AlreadyGathered(NetworkRefused):
    """The child has a network already."""


class AlreadyMember(NetworkRefused):
    """The person is in the network already, or the family is being asked."""


@transaction.atomic
def begin_network(
    *, child_id: UUID, purpose: str, lead: Employee, ends_on: date, covers: str, by: Actor, at: datetime
) -> Network:
    """Begynd netværk: ask an employee to lead it until a date (that day included).

    `covers` is what may be talked about. A lead in the authority's own sector sees the network's room at once; about
    another, the family is asked. Everyone with custody can see the network and who is in it.

    Raises NetworkRefused, AlreadyGathered.
    """
    today = local(at).date()
    if not may_begin_network(by, child_id):
        raise NetworkRefused(_("Et netværk begyndes af den, der har barnets sag."))
    if network_of(child_id, today):
        raise AlreadyGathered(_("Barnet har allerede et netværk. Åbn det, og tilføj dem, der mangler."))
    _check_end(ends_on, today)
    made = Network(child_id=child_id, purpose=purpose.strip(), covers=covers.strip(), lead=lead, starts_at=at,
                   ends_on=ends_on, begun_by_id=by.key)  # fmt: skip
    made.share = _ask(made, lead, _("leder af netværket"), made.purpose, ends_on, by, at, passes_on=True)
    made.save(force_insert=True)
    record(verb="networks.begin", by=by, at=at, child_id=child_id, subject=made, lead=str(lead.pk))
    _show_network(made, by, at)
    raise_alert(
        kind="gather", text=N_("Saml netværket, og indkald til det første møde"),
        reason=N_("Du er bedt om at lede netværket; kommunens egen frist er 10 hverdage"), due_by=call_by(at),
        source=made, url_name="networks:network", url_id=made.pk, to=lead.pk, child_id=child_id,
        compartment=Compartment.NETWORK, by=by, at=at,
    )  # fmt: skip
    return made


@transaction.atomic
def add_member(
    *, network: Network, role: str, purpose: str, ends_on: date, by: Actor, at: datetime,
    employee: Employee | None = None, adult: Adult | None = None,
) -> Member:  # fmt: skip
    """Tag med i netværket: name one employee or one private person, what for, until when; the family is asked.

    With the last yes an employee sees the network's room until that day has passed; a private person sees only what is
    released. Raises NetworkRefused, AlreadyMember.
    """
    today = local(at).date()
    if not may_gather(by, network):
        raise NetworkRefused(_("Netværket samles af den, der leder det, eller den, der har barnets sag."))
    _check_end(ends_on, today)
    if ends_on > network.ends_on:
        raise NetworkRefused(_("Netværket slutter %(on)s; ingen kan være med længere.") % {"on": day(network.ends_on)})
    person: Employee | Adult | None = employee or adult
    if person is None or (employee and adult):
        raise NetworkRefused(_("Vælg én person."))
    _check_new(network, person, today, at)
    share = _ask(network, person, role, purpose, ends_on, by, at)
    member = Member(
        network=network, child_id=network.child_id, name=person.name, employee=employee, adult=adult, share=share,
        role=role.strip(), purpose=purpose.strip(), ends_on=ends_on, added_by_id=by.key, added_at=at,
    )  # fmt: skip
    member.save(force_insert=True)
    record(verb="networks.add_member", by=by, at=at, child_id=network.child_id, subject=member)
    _show_network(network, by, at)
    return member


def _ask(
    network: Network, person: Employee | Adult, role: str, purpose: str, ends_on: date, by: Actor, at: datetime,
    *, passes_on: bool = False,
) -> Share:  # fmt: skip
    kinds = unit_kinds_of(person, at) if isinstance(person, Employee) else []
    return consents.ask(
        child_id=network.child_id, compartment=Compartment.NETWORK, recipient=person, role=role, covers=network.covers,
        purpose=purpose, ground=Ground.CONSENT if needs_consent(kinds) else Ground.OWN_SECTOR,
        until=last_moment_of(ends_on), passes_on=passes_on, by=by, at=at,
    )  # fmt: skip


def _show_network(network: Network, by: Actor, at: datetime) -> None:
    """Those who are asked can see what they are asked about: the network, and who is to be in it."""
    for adult_id in custody_holders(network.child_id, at):
        release(child_id=network.child_id, subject=network, reader_id=adult_id, reason=_("spørges om netværket"),
                by=by, at=at)  # fmt: skip


def _check_end(ends_on: date, today: date) -> None:
    if ends_on < today:
        raise NetworkRefused(_("Slutdatoen er gået. Vælg en dag fra i dag og frem."))


def _check_new(network: Network, person: Employee | Adult, today: date, at: datetime) -> None:
    named = {"name": person.name}
    if any(person.pk in (each.employee_id, each.adult_id) for each in asked_about(network, today)):
        raise AlreadyMember(_("%(name)s er allerede med i netværket, eller familien er spurgt.") % named)
    if person.pk == network.lead_id:
        raise AlreadyMember(_("%(name)s leder netværket og er med i forvejen.") % named)
    if person.pk in custody_holders(network.child_id, at):
        raise AlreadyMember(_("%(name)s har forældremyndighed og er med i forvejen.") % named)


@transaction.atomic
def remove_member(*, member: Member, by: Actor, at: datetime) -> None:
    """Lad et medlem gå ud: access and invitations end at once; what was written or shared stays.

    Raises NetworkRefused.
    """
    if not may_gather(by, member.network):
        raise NetworkRefused(_("Netværket samles af den, der leder det, eller den, der har barnets sag."))
    left = Member.objects.filter(pk=member.pk, left_at__isnull=True).update(left_at=at)
    if left != 1:
        raise NetworkRefused(_("%(name)s er allerede gået ud af netværket.") % {"name": member.name})
    record(verb="networks.remove_member", by=by, at=at, child_id=member.child_id, subject=member)
    _close_for(member, by, at)
    consents.end_share(share=member.share, by=by, at=at)


def _close_for(member: Member, by: Actor, at: datetime) -> None:
    """A private person no longer sees who is in the network, nor the meetings they were only called to."""
    if not member.adult_id:
        return
    gone = []
    if member.adult_id not in adults_to_call(member.network, local(at).date()):
        gone += invitations_in(member.network, member.adult_id)
    withdraw_from(reader_id=member.adult_id, object_ids=gone, by=by, at=at)


@transaction.atomic
def call_meeting(*, network: Network, held_at: datetime, place: str, purpose: str, by: Actor, at: datetime) -> Meeting:
    """Indkald til netværksmøde: employees find it on their lists, the family and its own people on their pages.

    The called see when, where and why; what is said is shared for itself (`share_meeting`). Raises NetworkRefused.
    """
    if not may_gather(by, network):
        raise NetworkRefused(_("Møder indkaldes af den, der leder netværket, eller den, der har barnets sag."))
    if local(held_at).date() > network.ends_on:
        raise NetworkRefused(_("Netværket slutter %(on)s; mødet skal ligge før.") % {"on": day(network.ends_on)})
    meeting = Meeting(
        network=network, child_id=network.child_id, held_at=held_at, place=place.strip(), purpose=purpose.strip(),
        called_by_id=by.key, called_at=at,
    )  # fmt: skip
    meeting.save(force_insert=True)
    record(verb="networks.call_meeting", by=by, at=at, child_id=network.child_id, subject=meeting)
    close_alerts(source_id=network.pk, kind="gather", by=by, at=at)
    _tell_of_meeting(meeting, by, at)
    _invite(meeting, by, at)
    return meeting


def _invite(meeting: Meeting, by: Actor, at: datetime) -> None:
    for adult_id in sorted(adults_to_call(meeting.network, local(at).date())):
        made = Invitation(
            meeting=meeting, child_id=meeting.child_id, adult_id=adult_id, called_by_id=by.key, called_at=at
        )
        made.save(force_insert=True)
        release(child_id=meeting.child_id, subject=made, reader_id=adult_id, reason=_("er indkaldt til mødet"),
                by=by, at=at)  # fmt: skip


def _tell_of_meeting(meeting: Meeting, by: Actor, at: datetime) -> None:
    """The lead, the caseworker and every employee in the network find the meeting among what waits for them."""
    members = members_of(meeting.network, local(at).date())
    invited = {each.employee_id for each in members if each.employee_id} | {meeting.network.lead_id}
    term = caseworker_of(meeting.child_id)
    invited |= {term.caseworker_id} if term else set()
    for employee_id in sorted(invited):
        raise_alert(
            kind="meet", text=N_("Netværksmøde"), reason=N_("Du er med i netværket"), due_by=meeting.held_at,
            source=meeting, url_name="meeting:room", url_id=meeting.pk, to=employee_id, child_id=meeting.child_id,
            compartment=Compartment.NETWORK, by=by, at=at,
        )  # fmt: skip
