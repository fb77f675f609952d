"""Gathering the people around a family: purpose, consent and end date come first, access follows and ends by itself."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.actions import end, grant, release, withdraw_from
from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.deadlines.moments import last_moment_of
from favn.foundation.organisation.models import Employee
from favn.foundation.people.models import Adult
from favn.journey.cases.queries import caseworker_of
from favn.journey.networks.models import Invitation, Meeting, Member, Network
from favn.journey.networks.policy import may_begin_network, may_gather
from favn.journey.networks.queries import adults_to_call, invitations_in, members_of, network_of
from favn.journey.networks.rules import call_by
from favn.kit.catalogue import N_
from favn.kit.clock import local
from favn.kit.wording import day


class NetworkRefused(Exception):
    """What was asked cannot be done in this network. The text can be shown."""


class AlreadyGathered(NetworkRefused):
    """The child has a network already."""


class AlreadyMember(NetworkRefused):
    """The person is in the network already."""


@transaction.atomic
def begin_network(
    *, child_id: UUID, purpose: str, lead: Employee, ends_on: date, consent_by: Adult, consent_on: date,
    consent_covers: str, by: Actor, at: datetime,
) -> Network:  # fmt: skip
    """Begynd netværk: ask an employee to lead it, with the family's consent, until a date (that day included).

    The lead sees the network's room until then; the one who consented can see the network and who is in it.
    Raises NetworkRefused, AlreadyGathered.
    """
    today = local(at).date()
    if not may_begin_network(by, child_id):
        raise NetworkRefused(_("Et netværk begyndes af den, der har barnets sag."))
    if network_of(child_id, today):
        raise AlreadyGathered(_("Barnet har allerede et netværk. Åbn det, og tilføj dem, der mangler."))
    _check_days(ends_on=ends_on, consent_on=consent_on, today=today)
    made = Network(
        child_id=child_id, purpose=purpose.strip(), lead=lead, starts_at=at, ends_on=ends_on, consent_by=consent_by,
        consent_on=consent_on, consent_covers=consent_covers.strip(), begun_by_id=by.key,
    )  # fmt: skip
    made.save(force_insert=True)
    record(verb="networks.begin", by=by, at=at, child_id=child_id, subject=made, lead=str(lead.pk))
    grant(child_id=child_id, compartments=(Compartment.NETWORK,), basis=Basis.NETWORK, source=made, by=by, at=at,
          to=lead.pk, until=last_moment_of(ends_on), passes_on=True)  # fmt: skip
    _show_network(made, consent_by.pk, by, at)
    raise_alert(
        kind="gather", text=N_("Saml netværket, og indkald til det første møde"),
        reason=N_("Du er bedt om at lede netværket; kommunens egen frist er 10 hverdage"), due_by=call_by(at),
        source=made, url_name="networks:network", url_id=made.pk, to=lead.pk, child_id=child_id,
        compartment=Compartment.NETWORK, by=by, at=at,
    )  # fmt: skip
    return made


@transaction.atomic
def add_member(
    *, network: Network, role: str, purpose: str, consent_by: Adult, consent_on: date, ends_on: date, by: Actor,
    at: datetime, employee: Employee | None = None, adult: Adult | None = None,
) -> Member:  # fmt: skip
    """Tag med i netværket: one employee or one private person, what for, with whose consent, until when.

    An employee sees the network's room until that day has passed; a private person sees only what is released.
    Raises NetworkRefused, AlreadyMember.
    """
    today = local(at).date()
    if not may_gather(by, network):
        raise NetworkRefused(_("Netværket samles af den, der leder det, eller den, der har barnets sag."))
    _check_days(ends_on=ends_on, consent_on=consent_on, today=today)
    if ends_on > network.ends_on:
        raise NetworkRefused(_("Netværket slutter %(on)s; ingen kan være med længere.") % {"on": day(network.ends_on)})
    person: Employee | Adult | None = employee or adult
    if person is None or (employee and adult):
        raise NetworkRefused(_("Vælg én person."))
    if any(person.pk in (each.employee_id, each.adult_id) for each in members_of(network, today)):
        raise AlreadyMember(_("%(name)s er allerede med i netværket.") % {"name": person.name})
    member = Member(
        network=network, child_id=network.child_id, name=person.name, employee=employee, adult=adult,
        role=role.strip(), purpose=purpose.strip(), consent_by=consent_by, consent_on=consent_on, ends_on=ends_on,
        added_by_id=by.key, added_at=at,
    )  # fmt: skip
    member.save(force_insert=True)
    record(verb="networks.add_member", by=by, at=at, child_id=network.child_id, subject=member)
    _open_for(member, by, at)
    _show_network(network, consent_by.pk, by, at)
    return member


def _open_for(member: Member, by: Actor, at: datetime) -> None:
    if member.employee_id:
        grant(child_id=member.child_id, compartments=(Compartment.NETWORK,), basis=Basis.NETWORK, source=member,
              by=by, at=at, to=member.employee_id, until=last_moment_of(member.ends_on))  # fmt: skip
    elif member.adult_id:
        release(child_id=member.child_id, subject=member, reader_id=member.adult_id,
                reason=_("er med i netværket"), by=by, at=at)  # fmt: skip


def _show_network(network: Network, adult_id: UUID, by: Actor, at: datetime) -> None:
    release(child_id=network.child_id, subject=network, reader_id=adult_id, reason=_("gav samtykke til netværket"),
            by=by, at=at)  # fmt: skip


def _check_days(*, ends_on: date, consent_on: date, today: date) -> None:
    if ends_on < today:
        raise NetworkRefused(_("Slutdatoen er gået. Vælg en dag fra i dag og frem."))
    if consent_on > today:
        raise NetworkRefused(_("Samtykket kan ikke være givet på en dag, der ikke er kommet endnu."))


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
    end(source_id=member.pk, by=by, at=at)


def _close_for(member: Member, by: Actor, at: datetime) -> None:
    """A private person no longer sees who is in the network, nor the meetings they were only called to."""
    if not member.adult_id:
        return
    gone = [member.pk]
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
