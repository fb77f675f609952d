"""Times at the dentist: agreeing on one, and writing whether the child came. The rest follows by itself."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.journey.checkups.actions.contacts import record_outcome
from favn.journey.checkups.actions.no_shows import begin, stop_because, write_call
from favn.journey.checkups.choices.contacts import Outcome
from favn.journey.checkups.choices.dental import BY_HAND, Attendance, Ending, Said
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.models import Contact, DentalAppointment, NoShow
from favn.journey.checkups.policy.dental import may_treat
from favn.journey.checkups.queries.dental import open_no_show_of
from favn.journey.checkups.queries.schedule import kind_named
from favn.kit.clock import local


@transaction.atomic
def agree_time(
    *, child_id: UUID, unit_id: UUID, planned_at: datetime, code: str = "", by: Actor, at: datetime
) -> DentalAppointment:
    """Aftal en tid. Agreeing on the same time twice changes nothing; a no-show that waits is over with it.

    Raises DentalRefused for a wrong role, or a time that has passed.
    """
    if not may_treat(by):
        raise DentalRefused(_("Tider hos tandlægen aftales af tandplejen."))
    if planned_at <= at:
        raise DentalRefused(_("Vælg en dag og et klokkeslæt, der ikke er passeret."))
    standing = DentalAppointment.objects.filter(child_id=child_id, planned_at=planned_at).first()
    if standing:
        return standing
    agreed = DentalAppointment(
        child_id=child_id, unit_id=unit_id, planned_at=planned_at, code=code, booked_by_id=by.key, booked_at=at
    )
    agreed.save(force_insert=True)
    record(verb="dental.agree_time", by=by, at=at, child_id=child_id, subject=agreed, contact=code)
    waiting = open_no_show_of(child_id)
    if waiting:
        stop_because(no_show=waiting, because=Ending.NEW_TIME, note="", by=by, at=at)
    return agreed


HISTORY_AFTER = timedelta(days=90)  # an older no-show is brought in as it was; nobody is written to about it now


@transaction.atomic
def bring_time(
    *, child_id: UUID, unit_id: UUID, planned_at: datetime, attendance: Attendance | None, by: Actor, at: datetime
) -> str:
    """Tag en tid ind as the clinic's own system has it, past or coming. The same time twice changes nothing.

    Returns "agreed", the attendance that was written, or "unchanged". Raises DentalRefused.
    """
    if not may_treat(by):
        raise DentalRefused(_("Tider hos tandlægen aftales af tandplejen."))
    standing = DentalAppointment.objects.filter(child_id=child_id, planned_at=planned_at).first()
    if standing and attendance in (None, standing.attendance):
        return "unchanged"
    if standing is None and planned_at > at and attendance is None:
        agree_time(child_id=child_id, unit_id=unit_id, planned_at=planned_at, by=by, at=at)
        return "agreed"
    if standing is None:
        standing = DentalAppointment(
            child_id=child_id, unit_id=unit_id, planned_at=planned_at, booked_by_id=by.key, booked_at=at
        )
        is_history = attendance == Attendance.NO_SHOW and at - planned_at > HISTORY_AFTER
        if is_history:
            standing.attendance, standing.settled_by_id, standing.settled_at = Attendance.NO_SHOW, by.key, at
        standing.save(force_insert=True)
        record(verb="dental.bring_time", by=by, at=at, child_id=child_id, subject=standing)
        if attendance is None or is_history:
            return str(attendance or "agreed")
    if attendance is not None:
        settle_time(appointment=standing, attendance=attendance, by=by, at=at)
    return str(attendance)


@transaction.atomic
def settle_time(*, appointment: DentalAppointment, attendance: Attendance, by: Actor, at: datetime) -> None:
    """Skriv, om barnet kom. A child that did not come gets its first step with a day; a child that came needs none.

    The same answer twice changes nothing. A no-show can be put right as long as nothing was sent or said on it.
    Raises DentalRefused.
    """
    if not may_treat(by):
        raise DentalRefused(_("Fremmøde skrives af tandplejen."))
    standing = DentalAppointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    if standing.attendance == attendance:
        return
    _check(standing, attendance, at)
    standing.attendance, standing.settled_by_id, standing.settled_at = attendance, by.key, at
    standing.save(update_fields=["attendance", "settled_by_id", "settled_at"])
    record(verb="dental.settle_time", by=by, at=at, child_id=standing.child_id, subject=standing,
           attendance=str(attendance))  # fmt: skip
    _follow(standing, attendance, by, at)


def _check(standing: DentalAppointment, attendance: Attendance, at: datetime) -> None:
    if attendance != Attendance.CANCELLED and local(standing.planned_at).date() > local(at).date():
        raise DentalRefused(_("Tiden ligger i fremtiden. Fremmøde skrives på dagen."))
    if standing.attendance and standing.attendance != Attendance.NO_SHOW:
        raise DentalRefused(_("Der er allerede skrevet, hvad der skete. Åbn barnets side for at se det."))
    waiting = open_no_show_of(standing.child_id)
    if standing.attendance and (waiting is None or waiting.appointment_id != standing.pk or waiting.steps.exists()):
        raise DentalRefused(_("Der er allerede skrevet eller ringet om udeblivelsen. Afslut den i stedet."))


def _follow(standing: DentalAppointment, attendance: Attendance, by: Actor, at: datetime) -> None:
    """What a settled time leads to."""
    waiting = open_no_show_of(standing.child_id)
    if attendance == Attendance.NO_SHOW:
        if waiting is None:
            begin(appointment=standing, by=by, at=at)
        return
    if waiting and attendance == Attendance.ATTENDED:
        because = Ending.MISTAKE if waiting.appointment_id == standing.pk else Ending.CAME
        stop_because(no_show=waiting, because=because, note="", by=by, at=at)
    elif waiting and waiting.appointment_id == standing.pk:
        stop_because(no_show=waiting, because=Ending.MISTAKE, note="", by=by, at=at)
    kind = kind_named(standing.code) if standing.code else None
    if kind and attendance == Attendance.ATTENDED:
        on = local(standing.planned_at).date()
        record_outcome(child_id=standing.child_id, kind=kind, outcome=Outcome.DONE, on=on, by=by, at=at)


@transaction.atomic
def decline(*, child_id: UUID, code: str, reason: str, by: Actor, at: datetime) -> None:
    """Familien siger nej til tandpleje: written with their reason; a no-show that waits is over with it.

    Raises DentalRefused for a wrong role or no reason.
    """
    if not may_treat(by):
        raise DentalRefused(_("Et nej til tandpleje skrives af tandplejen."))
    if not reason.strip():
        raise DentalRefused(_("Skriv hvorfor. Begrundelsen kan læses af familien."))
    kind = kind_named(code) if code else None
    is_held = Contact.objects.filter(child_id=child_id, code=code, outcome=Outcome.DONE).exists()
    if kind and not is_held:
        record_outcome(child_id=child_id, kind=kind, outcome=Outcome.DECLINED, on=local(at).date(), reason=reason,
                       by=by, at=at)  # fmt: skip
    waiting = open_no_show_of(child_id)
    if waiting:
        stop_because(no_show=waiting, because=Ending.DECLINED, note=reason, by=by, at=at)
    record(verb="dental.decline", by=by, at=at, child_id=child_id, contact=code)


@transaction.atomic
def settle_call(
    *, no_show: NoShow, said: Said, note: str = "", new_time_at: datetime | None = None, by: Actor, at: datetime
) -> None:
    """Skriv, hvad der kom ud af opkaldet. A new time, or a no to dental care, is written with it and ends the no-show.

    Raises DentalRefused when a call is not the next step, a new time has no moment, or a no has no reason.
    """
    if said == Said.NEW_TIME and new_time_at is None:
        raise DentalRefused(_("Skriv dagen og klokkeslættet for den nye tid."))
    standing = write_call(no_show=no_show, said=said, note=note, by=by, at=at)
    code = standing.appointment.code
    if said == Said.NEW_TIME and new_time_at is not None:
        agree_time(child_id=standing.child_id, unit_id=standing.unit_id, planned_at=new_time_at, code=code, by=by,
                   at=at)  # fmt: skip
    elif said == Said.DECLINED:
        decline(child_id=standing.child_id, code=code, reason=note, by=by, at=at)


@transaction.atomic
def stop(*, no_show: NoShow, because: Ending, note: str, by: Actor, at: datetime) -> None:
    """Afslut udeblivelsen, with the reason in the professional's own words. Stopping twice keeps the first.

    Raises DentalRefused for a reason that is not a person's to give, or no words.
    """
    if because not in BY_HAND:
        raise DentalRefused(_("Vælg, hvorfor der ikke skal gøres mere."))
    if not note.strip():
        raise DentalRefused(_("Skriv hvorfor. Begrundelsen kan læses af familien."))
    if because == Ending.DECLINED:
        decline(child_id=no_show.child_id, code=no_show.appointment.code, reason=note, by=by, at=at)
    else:
        stop_because(no_show=no_show, because=because, note=note, by=by, at=at)
