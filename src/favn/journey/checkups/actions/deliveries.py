"""The family answers, what stands with the next place follows at once, and the next place says that it has it."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.audit.choices import EntryKind
from favn.foundation.consents.choices import Form
from favn.journey.checkups.choices.transitions import LEADER_OF, NoteVerdict
from favn.journey.checkups.errors import TransitionRefused
from favn.journey.checkups.models import Delivery, NoteAnswer, Transition, TransitionNote
from favn.journey.checkups.policy.transitions import may_receive, may_send
from favn.journey.checkups.queries.deliveries import asked_about, is_newest, latest_answers, overdue, waiting_notes
from favn.kit.catalogue import N_
from favn.kit.clock import COPENHAGEN, local
from favn.kit.ids import new_id

LOOK_WITHIN = timedelta(days=7)  # the municipality's own: when a parent has said no, somebody calls


@transaction.atomic
def answer_note(*, note: TransitionNote, answer: NoteVerdict, comment: str, by: Actor, at: datetime) -> NoteAnswer:
    """Svar på notatet, for oneself: a custody holder, or the young person from 15. With the last yes it is sent.

    Taking a yes back stops it at once. Raises TransitionRefused.
    """
    if not by.is_family or by.key not in asked_about(note.child_id):
        raise TransitionRefused(_("Der svares af dem, der har forældremyndighed, og af den unge selv fra 15 år."))
    adult_id = None if by.key == note.child_id else by.key
    return _answer(note, adult_id, answer, comment, Form.ON_THE_PAGE, by, at)


@transaction.atomic
def record_answer(
    *, note: TransitionNote, person: UUID, answer: NoteVerdict, form: Form, comment: str, by: Actor, at: datetime
) -> NoteAnswer:
    """Skriv et svar, som en forælder eller den unge har givet mundtligt eller på papir. Raises TransitionRefused."""
    if not may_send(by) or form == Form.ON_THE_PAGE:
        raise TransitionRefused(_("Et svar skrives af dem, der kender barnet nu, og som har hørt det."))
    if person not in asked_about(note.child_id):
        raise TransitionRefused(_("Vælg en, der har forældremyndighed i dag."))
    return _answer(note, None if person == note.child_id else person, answer, comment, form, by, at)


def _answer(
    note: TransitionNote, adult_id: UUID | None, answer: NoteVerdict, comment: str, form: Form, by: Actor, at: datetime
) -> NoteAnswer:
    if not is_newest(note):
        raise TransitionRefused(_("Notatet er rettet eller afsluttet imens. Læs det igen, før du svarer."))
    if answer == NoteVerdict.WITHDRAWN:
        before = latest_answers([note.pk]).get((note.pk, adult_id or note.child_id))
        if before is None or before.answer != NoteVerdict.ACCEPTED:
            raise TransitionRefused(_("Der er ikke noget ja at trække tilbage."))
    made = NoteAnswer(
        note=note, child_id=note.child_id, adult_id=adult_id, answer=answer, comment=comment.strip(), form=form,
        recorded_by=by.id, recorded_by_name=by.name, said_at=at,
    )  # fmt: skip
    made.save(force_insert=True)
    record(verb=f"checkups.note_{answer}", by=by, at=at, child_id=note.child_id, about_id=adult_id, subject=made)
    if answer != NoteVerdict.ACCEPTED:
        raise_alert(
            kind="transition_answer", text=N_("Nogen i familien har sagt nej til et overleveringsnotat"),
            reason=N_("Notatet er ikke sendt. Tal med familien om, hvad der skal stå."), due_by=at + LOOK_WITHIN,
            source=note, url_name="checkups:transition", url_id=note.transition_id, to=note.written_by_id,
            child_id=note.child_id, compartment=Compartment.IDENTITY, by=by, at=at,
        )  # fmt: skip
    settle(transition_id=note.transition_id, child_id=note.child_id, by=by, at=at)
    return made


@transaction.atomic
def receive_delivery(*, delivery: Delivery, name: str, by: Actor, at: datetime) -> None:
    """Kvittér: we have the note and are ready for the child. Receiving twice keeps the first who did it.

    For a place outside Favn the sender writes who there said so (`name`). Raises TransitionRefused.
    """
    if delivery.to_unit_id and not may_receive(by):
        raise TransitionRefused(_("Der kvitteres af dem, der tager imod barnet."))
    if not delivery.to_unit_id and not name.strip():
        raise TransitionRefused(_("Skriv, hvem der har sagt, at de har notatet."))
    waiting = Delivery.objects.filter(pk=delivery.pk, received_at__isnull=True, withdrawn_at__isnull=True)
    said_by = by.name if delivery.to_unit_id else name.strip()
    if waiting.update(received_by_id=by.key, received_name=said_by[:120], received_at=at):
        record(verb="checkups.receive_delivery", by=by, at=at, child_id=delivery.child_id, subject=delivery)
        settle(transition_id=delivery.transition_id, child_id=delivery.child_id, by=by, at=at)


@transaction.atomic
def review_transitions(*, by: Actor, at: datetime) -> tuple[int, int]:
    """Send what may go now that the family has had its time, stop what no longer stands, and remind of receipts.

    Runs as a job every night. Returns how many notes were sent or stopped, and how many receipts are overdue.
    """
    notes = waiting_notes(local(at).date())
    settled = [settle(transition_id=note.transition_id, child_id=note.child_id, by=by, at=at) for note in notes]
    changed = len([each for each in settled if each])
    late = overdue(local(at).date())
    for delivery in late:
        _remind(delivery, by, at)
    record(verb="checkups.review_transitions", by=by, at=at, changed=changed, overdue=len(late))
    return changed, len(late)


@transaction.atomic
def settle(*, transition_id: UUID, child_id: UUID, by: Actor, at: datetime) -> str:
    """Let what stands with the next place be what the answers say; the database decides. "sent", "stopped" or ""."""
    key = new_id()
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.settle_transition(%s, %s, %s)", [transition_id, key, new_id()])
        changed: str = cursor.fetchone()[0] or ""
    if changed:
        standing = Transition.objects.filter(pk=transition_id).first()
        record(verb="grant" if changed == "sent" else "end_grant", by=by, at=at, kind=EntryKind.ACCESS,
               child_id=child_id, subject=standing, transition=changed)  # fmt: skip
    if changed == "sent":
        _ask_for_receipt(key, by, at)
    return changed


def _ask_for_receipt(key: UUID, by: Actor, at: datetime) -> None:
    delivery = Delivery.objects.select_related("to_unit").get(pk=key)
    if delivery.to_unit is None:
        return
    raise_alert(
        kind="transition_receipt", text=N_("Kvittér for et barn, der er på vej til jer"),
        reason=N_("Familien har sagt ja til, at I læser notatet. De kan se, hvem der har modtaget det."),
        due_by=_end_of(delivery), source=delivery, url_name="checkups:delivery", url_id=delivery.pk,
        unit_id=delivery.to_unit_id, role=LEADER_OF[delivery.to_unit.kind], child_id=delivery.child_id,
        compartment=Compartment.IDENTITY, by=by, at=at,
    )  # fmt: skip


def _remind(delivery: Delivery, by: Actor, at: datetime) -> None:
    """The one who wrote it, and the leader of the place it was sent to, are told that nobody has said they have it."""
    text, reason = N_("Ingen har kvitteret for en overlevering"), N_("Fristen er gået. Ring til hinanden i dag.")
    raise_alert(kind="transition_late", text=text, reason=reason, due_by=_end_of(delivery), source=delivery,
                url_name="checkups:transitions", to=delivery.author_id, by=by, at=at)  # fmt: skip
    if delivery.to_unit:
        raise_alert(
            kind="transition_late", text=text, reason=reason, due_by=_end_of(delivery), source=delivery,
            url_name="checkups:delivery", url_id=delivery.pk, unit_id=delivery.to_unit_id,
            role=LEADER_OF[delivery.to_unit.kind], child_id=delivery.child_id, compartment=Compartment.IDENTITY, by=by,
            at=at,
        )  # fmt: skip


def _end_of(delivery: Delivery) -> datetime:
    """The last moment of the last day, on a Danish clock."""
    return datetime.combine(delivery.receive_by + timedelta(days=1), time(), COPENHAGEN)
