"""Networks and their meetings, as far as the one who asks may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from favn.foundation.accounts.actors import Actor
from favn.foundation.consents.queries import said_yes
from favn.foundation.organisation.models import Employee, Position
from favn.foundation.people.models import Relation
from favn.journey.networks.choices import LineKind, Voice
from favn.journey.networks.models import Invitation, LineDraft, Meeting, MeetingLine, Member, Network, Scaling
from favn.journey.networks.policy import LEADS
from favn.kit.clock import local
from favn.kit.periods import valid_on

JOINED = Q(share__opened_at__isnull=False, share__closed_at__isnull=True)


def network_of(child_id: UUID, on: date) -> Network | None:
    """The child's network that day."""
    running = Network.objects.filter(child_id=child_id, ends_on__gte=on)
    return running.select_related("lead").order_by("-starts_at", "-id").first()


def networks_about(child_ids: Iterable[UUID], on: date) -> QuerySet[Network]:
    """The networks around these children that day, as far as the reader may see."""
    return Network.objects.filter(child_id__in=list(child_ids), ends_on__gte=on)


def network_by_key(network_id: UUID) -> Network | None:
    """A network by its key."""
    return Network.objects.filter(pk=network_id).select_related("lead", "begun_by", "share").first()


def networks_led_by(actor: Actor, on: date) -> QuerySet[Network]:
    """The networks this employee leads that day."""
    return Network.objects.filter(lead_id=actor.id, ends_on__gte=on)


def asked_about(network: Network, on: date) -> QuerySet[Member]:
    """Those in the network that day and those the family is asked about, in the order they were named."""
    current = Member.objects.filter(network=network, left_at__isnull=True, ends_on__gte=on)
    return current.select_related("share").order_by("added_at", "id")


def members_of(network: Network, on: date) -> QuerySet[Member]:
    """Those in the network that day, in the order they were named: nobody the family has not said yes to."""
    return asked_about(network, on).filter(JOINED)


def network_of_share(share_id: UUID) -> UUID | None:
    """The key of the network a share belongs to: its lead's, or a member's."""
    led = Network.objects.filter(share_id=share_id).values_list("pk", flat=True).first()
    return led or Member.objects.filter(share_id=share_id).values_list("network_id", flat=True).first()


def unit_kinds_of(employee: Employee, at: datetime) -> list[str]:
    """The kinds of units the employee works at that day."""
    today = local(at).date()
    held = Position.objects.filter(valid_on(today), employee=employee)
    return list(held.values_list("unit__kind", flat=True))


def member_by_key(member_id: UUID) -> Member | None:
    """A member by key."""
    return Member.objects.filter(pk=member_id).select_related("network", "share").first()


def adults_to_call(network: Network, on: date) -> dict[UUID, str]:
    """Who outside the municipality is called to a meeting that day, by key: the name.

    Those with custody who have said yes to someone in the network, and the network's private people. A parent who has
    not is never told by an invitation where the other one will be.
    """
    shares = [network.share_id, *asked_about(network, on).values_list("share_id", flat=True)]
    knows = said_yes(shares)
    parents = [each.adult for each in adults_around(network.child_id, on) if each.holds_custody]
    called = {adult.pk: adult.name for adult in parents if adult.pk in knows}
    return called | {each.adult_id: each.name for each in members_of(network, on) if each.adult_id}


def invitations_in(network: Network, adult_id: UUID) -> list[UUID]:
    """The keys of one adult's invitations to this network's meetings."""
    return list(Invitation.objects.filter(meeting__network=network, adult_id=adult_id).values_list("pk", flat=True))


def meetings_of(child_id: UUID) -> QuerySet[Meeting]:
    """The child's network meetings, the newest first."""
    return Meeting.objects.filter(child_id=child_id).order_by("-held_at", "-id")


def meeting_by_key(meeting_id: UUID) -> Meeting | None:
    """A meeting by its key, with its network when the reader may see that."""
    return Meeting.objects.filter(pk=meeting_id).first()


def lines_of(meeting: Meeting, kind: LineKind | None = None) -> QuerySet[MeetingLine]:
    """What was said, in the order it was written, without what was taken back."""
    lines = MeetingLine.objects.filter(meeting=meeting, taken_back_at__isnull=True)
    lines = lines.filter(kind=kind) if kind else lines
    return lines.order_by("written_at", "id")


def line_by_key(line_id: UUID) -> MeetingLine | None:
    """One line, also one that was taken back."""
    return MeetingLine.objects.filter(pk=line_id).select_related("meeting").first()


def scalings_of(meeting: Meeting) -> list[Scaling]:
    """The newest number of each person, in the order they first spoke. Never one number for all."""
    latest: dict[str, Scaling] = {}
    for each in Scaling.objects.filter(meeting=meeting, taken_back_at__isnull=True).order_by("written_at", "id"):
        latest[each.person] = each
    return list(latest.values())


def drafts_of(meeting: Meeting, actor: Actor) -> dict[str, str]:
    """What this employee was writing at the meeting, by field."""
    return dict(LineDraft.objects.filter(meeting=meeting, written_by_id=actor.id).values_list("kind", "text"))


def marker_of(meeting: Meeting) -> str:
    """Changes whenever something is said or taken back at the meeting; tells nothing of what."""
    counts = [
        str(model.objects.filter(meeting=meeting).filter(state).count())
        for model in (MeetingLine, Scaling)
        for state in (Q(), Q(taken_back_at__isnull=False))
    ]
    return "-".join([*counts, "1" if meeting.ended_at else "0"])


def possible_leads(at: datetime) -> QuerySet[Employee]:
    """Employees whose work it is to lead a network, that day."""
    return Employee.objects.filter(Exists(_working(at).filter(role__in=LEADS))).order_by("name", "id")


def employees_named(words: str, at: datetime) -> list[Employee]:
    """Employees who work that day and whose name begins with, or is, these words; at most ten."""
    named = Employee.objects.filter(Exists(_working(at)), name__icontains=words.strip())
    return list(named.order_by("name", "id")[:10])


def _working(at: datetime) -> QuerySet[Position]:
    today = local(at).date()
    return Position.objects.filter(valid_on(today), employee=OuterRef("pk"))


def adults_around(child_id: UUID, on: date) -> list[Relation]:
    """The adults around the child that day, those with custody first."""
    found = Relation.objects.filter(valid_on(on), child_id=child_id).select_related("adult")
    return list(found.order_by("-holds_custody", "-lives_with_child", "kind", "id"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone whose words can be written down at a meeting; `key` is what a form sends back."""

    key: str
    name: str
    role: str
    voice: Voice
    adult_id: UUID | None = None
    employee_id: UUID | None = None


def speakers_at(child_name: str, members: Iterable[Member], around: Iterable[Relation]) -> list[Speaker]:
    """The child first, then the parents, then the network: everyone whose words have a place on the wall."""
    people = [Speaker("child", child_name, "", Voice.CHILD)]
    custody = [relation for relation in around if relation.holds_custody]
    people += [
        Speaker(f"adult-{each.adult_id}", each.adult.name, str(each.get_kind_display()), Voice.PARENT, each.adult_id)
        for each in custody
    ]
    parents = {each.adult_id for each in custody}
    people += [
        Speaker(f"member-{each.pk}", each.name, each.role, Voice.MEMBER, each.adult_id, each.employee_id)
        for each in members
        if each.adult_id is None or each.adult_id not in parents
    ]
    return people
