"""What the meeting room shows, through the child's door. Hidden and missing are the same 404."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import open_child, seen
from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child
from favn.journey.networks.choices import LineKind
from favn.journey.networks.models import Meeting, MeetingLine, Scaling
from favn.journey.networks.policy import may_gather
from favn.journey.networks.queries import (
    Speaker,
    adults_around,
    drafts_of,
    line_by_key,
    lines_of,
    marker_of,
    meeting_by_key,
    members_of,
    scalings_of,
    speakers_at,
)
from favn.kit.clock import local

MOST = 50


@dataclass(frozen=True, slots=True)
class Room:
    """A meeting as it stands on the wall."""

    meeting: Meeting
    child: Child
    lines: dict[str, list[MeetingLine]]
    scalings: list[Scaling]
    speakers: list[Speaker]
    drafts: dict[str, str]
    marker: str
    may_gather: bool

    @property
    def is_open(self) -> bool:
        """Whether more can be written."""
        return self.meeting.ended_at is None

    @property
    def numbers(self) -> list[tuple[str, int]]:
        """Each person at an own place, ready to be drawn."""
        return [(each.person, each.value) for each in self.scalings]

    @property
    def readers(self) -> list[tuple[str, str]]:
        """Adults who can be given the minutes: those with custody and the private people in the network."""
        return [(str(each.adult_id), f"{each.name}, {each.role}") for each in self.speakers if each.adult_id]

    @property
    def is_said(self) -> bool:
        """Whether anything at all has been said."""
        return bool(self.scalings) or any(self.lines.values())


def room(actor: Actor, meeting_id: UUID, at: datetime) -> Room:
    """The meeting with everything said at it. Raises Http404."""
    meeting = meeting_by_key(meeting_id)
    if meeting is None:
        raise Http404
    child = open_child(
        actor=actor, child_id=meeting.child_id, purpose=Purpose.NETWORK, at=at, compartment=Compartment.NETWORK
    )
    today = local(at).date()
    lines: dict[str, list[MeetingLine]] = {kind.value: [] for kind in LineKind}
    for line in lines_of(meeting):
        lines[line.kind].append(line)
    return Room(
        meeting=meeting,
        child=child,
        lines=lines,
        scalings=scalings_of(meeting),
        speakers=speakers_at(child.given_names, members_of(meeting.network, today), adults_around(child.id, today)),
        drafts=drafts_of(meeting, actor),
        marker=marker_of(meeting),
        may_gather=may_gather(actor, meeting.network),
    )


def has_news(meeting_id: UUID, marker: str) -> bool:
    """Whether something was said since the reader's page was made. Shows nothing, so nothing is written in the log.

    Raises Http404 when row-level security hides the meeting.
    """
    meeting = meeting_by_key(meeting_id)
    if meeting is None:
        raise Http404
    return marker_of(meeting) != marker


def line_in_room(actor: Actor, line_id: UUID, at: datetime) -> tuple[MeetingLine, Room]:
    """One line and the room it stands in. Raises Http404."""
    line = line_by_key(line_id)
    if line is None:
        raise Http404
    return line, room(actor, line.meeting_id, at)


def meetings_for(actor: Actor, at: datetime) -> list[tuple[Meeting, Child]]:
    """The meetings the actor may see in running networks, the nearest first; at most fifty."""
    today = local(at).date()
    found = Meeting.objects.filter(network__ends_on__gte=today).select_related("child", "network")
    meetings = list(found.order_by("-held_at", "-id")[:MOST])
    seen([each.child for each in meetings], actor=actor, purpose=Purpose.NETWORK, at=at, verb="list_meetings")
    return [(each, each.child) for each in meetings]
