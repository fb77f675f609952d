"""What the family's side shows. The database gives each reader only what is released to that reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404

from favn.desks.family.models import FamilyMessage
from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import children, open_child
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import note_read
from favn.foundation.consents.queries import Question, questions_to
from favn.foundation.people.models import Child
from favn.journey.networks.choices import LineKind
from favn.journey.networks.models import Meeting, MeetingLine, Member, Scaling
from favn.journey.networks.queries import JOINED, lines_of, meeting_by_key, scalings_of
from favn.kit.tables import Page, page_of

MESSAGES = 5
MESSAGES_NEWEST_FIRST = {"tid": ("-written_at", "-id")}


@dataclass(frozen=True, slots=True)
class MyChildren:
    """The children a reader has to do with: own by custody (or oneself), and those something is shared about."""

    own: tuple[Child, ...]
    shared: tuple[Child, ...]

    @property
    def every(self) -> tuple[Child, ...]:
        """All of them, own first."""
        return self.own + self.shared

    @property
    def ids(self) -> list[UUID]:
        """Their keys."""
        return [child.id for child in self.every]


def household_of(actor: Actor, at: datetime, verb: str = "family_home") -> MyChildren:
    """The reader's children, in the order they were born; the look is written down."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.my_children('identity'), favn.my_released_children()")
        own, shared = cursor.fetchone()
    found = children(actor=actor, ids={*own, *shared}, purpose=Purpose.OWN, at=at, verb=verb)
    in_order = sorted(found.values(), key=lambda child: (str(child.born_on or child.due_on or ""), child.sort_key))
    return MyChildren(
        own=tuple(child for child in in_order if child.id in own),
        shared=tuple(child for child in in_order if child.id not in own),
    )


def questions_of(actor: Actor, at: datetime) -> tuple[MyChildren, list[Question]]:
    """What the reader is asked about the children in the reader's custody; the look is written down."""
    household = household_of(actor, at, "family_consents")
    return household, questions_to(actor, [child.id for child in household.own], at)


def question_about(actor: Actor, share_id: UUID, at: datetime) -> tuple[Child, Question]:
    """One thing the reader is asked, and the child it is about. Raises Http404 for hidden and missing alike."""
    household, asked = questions_of(actor, at)
    for question in asked:
        if question.share.pk == share_id:
            return next(child for child in household.own if child.id == question.share.child_id), question
    raise Http404


def meetings_about(child_ids: list[UUID]) -> list[Meeting]:
    """The meetings the reader may see, the newest first."""
    return list(Meeting.objects.filter(child_id__in=child_ids).order_by("-held_at", "-id"))


def people_at(meeting: Meeting, actor: Actor) -> list[str]:
    """Who else is in the meeting's network, as far as the reader may see: names alone."""
    members = Member.objects.filter(JOINED, network_id=meeting.network_id, left_at__isnull=True)
    members = members.exclude(adult_id=actor.key).order_by("added_at", "id")
    return list(members.values_list("name", flat=True))


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting as the family reads it: what was said under each heading, and each person's number."""

    meeting: Meeting
    child: Child
    people: list[str]
    parts: list[tuple[str, list[MeetingLine]]]
    scalings: list[Scaling]


def minutes_of(*, actor: Actor, meeting_id: UUID, at: datetime) -> Minutes:
    """A meeting this reader is called to, with what was said when that is shared; the reading is logged.

    Raises Http404 for hidden and missing alike.
    """
    meeting = meeting_by_key(meeting_id)
    if meeting is None:
        raise Http404
    child = children(actor=actor, ids=[meeting.child_id], purpose=Purpose.OWN, at=at).get(meeting.child_id)
    if child is None:
        raise Http404
    note_read(verb="read_meeting", by=actor, at=at, child_id=child.id, subject=meeting, purpose=Purpose.OWN)
    said = list(lines_of(meeting))
    parts = [(str(kind.label), [line for line in said if line.kind == kind]) for kind in LineKind]
    return Minutes(meeting, child, people_at(meeting, actor), [part for part in parts if part[1]], scalings_of(meeting))


def messages_by(actor: Actor) -> QuerySet[FamilyMessage]:
    """What the reader has written, the newest first."""
    return FamilyMessage.objects.filter(author_id=actor.key).order_by("-written_at", "-id")


def words_about(
    *, actor: Actor, child_id: UUID, asked: Mapping[str, str], at: datetime
) -> tuple[Child, Page[FamilyMessage]]:  # fmt: skip
    """What the family has written about a child, for the one who has the child's case; each message read is logged.

    Raises Http404.
    """
    child = open_child(actor=actor, child_id=child_id, purpose=Purpose.CASEWORK, at=at, compartment=Compartment.FAMILY)
    page = page_of(FamilyMessage.objects.filter(child_id=child.id), orders=MESSAGES_NEWEST_FIRST, asked=asked, size=20)
    for message in page:
        note_read(verb="read_family_words", by=actor, at=at, child_id=child.id, about_id=message.author_id,
                  subject=message, purpose=Purpose.CASEWORK)  # fmt: skip
    return child, page
