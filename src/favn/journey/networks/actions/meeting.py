"""Writing at a meeting: every line is a row of its own, saved at once, so two people writing never overwrite."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.actions import release
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts
from favn.foundation.audit.actions import record
from favn.foundation.consents.queries import may_be_shown
from favn.journey.networks.actions.gathering import NetworkRefused
from favn.journey.networks.choices import LineKind
from favn.journey.networks.models import LineDraft, Meeting, MeetingLine, Scaling
from favn.journey.networks.policy import may_gather
from favn.journey.networks.queries import Speaker


class MeetingEnded(NetworkRefused):
    """The meeting is over; its minutes stand."""


def _check_open(meeting: Meeting, by: Actor) -> None:
    if not by.is_employee:
        raise NetworkRefused(_("Ved mødet skriver medarbejderne for alle."))
    if Meeting.objects.filter(pk=meeting.pk, ended_at__isnull=False).exists():
        raise MeetingEnded(_("Mødet er afsluttet, og referatet står fast. Skriv det nye på næste møde."))


@transaction.atomic
def write_line(
    *, meeting: Meeting, kind: LineKind, text: str, by: Actor, at: datetime, said_by: Speaker | None = None,
    who: Speaker | None = None, who_name: str = "", starts_on: date | None = None,
) -> MeetingLine:  # fmt: skip
    """Skriv en linje: what was said and by whom; for what must happen, who does it and from when.

    The writer's draft of that field is done with. Raises NetworkRefused, MeetingEnded.
    """
    _check_open(meeting, by)
    if not text.strip():
        raise NetworkRefused(_("Skriv det, der blev sagt."))
    line = MeetingLine(
        meeting=meeting, child_id=meeting.child_id, kind=kind, text=text.strip(), starts_on=starts_on,
        who=who.name if who else who_name.strip(), who_employee_id=who.employee_id if who else None,
        who_adult_id=who.adult_id if who else None, written_by_id=by.key, written_at=at, **_voice(said_by),
    )  # fmt: skip
    line.save(force_insert=True)
    LineDraft.objects.filter(meeting=meeting, kind=kind, written_by_id=by.key).delete()
    record(verb="networks.write_line", by=by, at=at, child_id=meeting.child_id, subject=line, field=str(kind))
    return line


def _voice(said_by: Speaker | None) -> dict[str, object]:
    if said_by is None:
        return {}
    return {"person": said_by.name, "voice": said_by.voice, "adult_id": said_by.adult_id}


@transaction.atomic
def take_back(*, line: MeetingLine, by: Actor, at: datetime) -> None:
    """Fortryd en linje: it leaves the wall and the minutes, and can be put back. Raises NetworkRefused."""
    _check_open(line.meeting, by)
    taken = MeetingLine.objects.filter(pk=line.pk, taken_back_at__isnull=True).update(taken_back_at=at)
    if taken:
        record(verb="networks.take_back_line", by=by, at=at, child_id=line.child_id, subject=line)


@transaction.atomic
def put_back(*, line: MeetingLine, by: Actor, at: datetime) -> None:
    """Sæt en linje tilbage: undo of taking it back. Raises NetworkRefused."""
    _check_open(line.meeting, by)
    restored = MeetingLine.objects.filter(pk=line.pk, taken_back_at__isnull=False).update(taken_back_at=None)
    if restored:
        record(verb="networks.put_back_line", by=by, at=at, child_id=line.child_id, subject=line)


@transaction.atomic
def say_number(*, meeting: Meeting, said_by: Speaker, value: int, words: str, by: Actor, at: datetime) -> Scaling:
    """Sig et tal: where this person puts it from 0 to 10 and why. Saying it again keeps the first one in the history.

    Raises NetworkRefused, MeetingEnded.
    """
    _check_open(meeting, by)
    if not 0 <= value <= 10:
        raise NetworkRefused(_("Vælg et tal fra 0 til 10."))
    said = Scaling(
        meeting=meeting, child_id=meeting.child_id, value=value, words=words.strip(), written_by_id=by.key,
        written_at=at, **_voice(said_by),
    )  # fmt: skip
    said.save(force_insert=True)
    record(verb="networks.say_number", by=by, at=at, child_id=meeting.child_id, subject=said)
    return said


@transaction.atomic
def keep_draft(*, meeting: Meeting, kind: LineKind, text: str, by: Actor, at: datetime) -> None:
    """Gem kladden: what is being written, until it becomes a line. An empty text forgets it."""
    _check_open(meeting, by)
    mine = LineDraft.objects.filter(meeting=meeting, kind=kind, written_by_id=by.key)
    if not text.strip():
        mine.delete()
    elif not mine.update(text=text, saved_at=at):
        draft = LineDraft(
            meeting=meeting, child_id=meeting.child_id, kind=kind, text=text, written_by_id=by.key, saved_at=at
        )
        draft.save(force_insert=True)
    record(verb="networks.keep_draft", by=by, at=at, child_id=meeting.child_id, subject=meeting, field=str(kind))


@transaction.atomic
def end_meeting(*, meeting: Meeting, by: Actor, at: datetime) -> None:
    """Afslut mødet: the minutes stand as they were written. Raises NetworkRefused, MeetingEnded."""
    if not may_gather(by, meeting.network):
        raise NetworkRefused(_("Mødet afsluttes af den, der leder netværket, eller den, der har barnets sag."))
    _check_open(meeting, by)
    ended = Meeting.objects.filter(pk=meeting.pk, ended_at__isnull=True).update(ended_at=at)
    if ended != 1:
        raise MeetingEnded(_("Mødet blev afsluttet imens."))
    record(verb="networks.end_meeting", by=by, at=at, child_id=meeting.child_id, subject=meeting)
    close_alerts(source_id=meeting.pk, kind="meet", by=by, at=at)


@transaction.atomic
def share_meeting(*, meeting: Meeting, reader_ids: Iterable[UUID], by: Actor, at: datetime) -> int:
    """Del referatet: let these adults read the meeting. A parent's words stay hidden from the other parent.

    Returns how many it was shared with. Raises NetworkRefused.
    """
    if not may_gather(by, meeting.network):
        raise NetworkRefused(_("Referatet deles af den, der leder netværket, eller den, der har barnets sag."))
    readers = set(reader_ids)
    if not all(may_be_shown(child_id=meeting.child_id, adult_id=reader_id, at=at) for reader_id in readers):
        raise NetworkRefused(
            _("En, du har valgt, har familien ikke sagt ja til. Vælg kun dem, der er med i netværket.")
        )
    for reader_id in sorted(readers):
        release(child_id=meeting.child_id, subject=meeting, reader_id=reader_id, reason=_("referat af netværksmøde"),
                by=by, at=at)  # fmt: skip
    record(
        verb="networks.share_meeting", by=by, at=at, child_id=meeting.child_id, subject=meeting, readers=len(readers)
    )
    return len(readers)
