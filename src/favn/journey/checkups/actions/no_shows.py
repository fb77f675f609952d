"""A child did not come: a letter, a call, another letter, and then somebody decides. Each step once, by its day."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.documents.blocks import paragraphs
from favn.foundation.letters.actions import send_letters
from favn.foundation.people.models import Child
from favn.journey.checkups.choices.dental import Ending, Said, StepKind
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.models import DentalAppointment, NoShow, NoShowStep
from favn.journey.checkups.policy.dental import may_treat
from favn.journey.checkups.queries.dental import current_pace, misses_since_met, pace_of, taken_in
from favn.journey.checkups.queries.dental_letters import Addressed, addressed, letter_in_force
from favn.journey.checkups.rules.dental import LETTERS, Step, next_due
from favn.kit.clock import local


@transaction.atomic
def begin(*, appointment: DentalAppointment, by: Actor, at: datetime) -> NoShow:
    """The child did not come: the first step gets its day. Part of settling a time, which is what is recorded."""
    pace = current_pace()
    missed_on, misses = local(appointment.planned_at).date(), max(1, misses_since_met(appointment.child_id))
    due = next_due(pace_of(pace), missed_on=missed_on, misses=misses, taken=())
    if due is None:
        raise LookupError("the rule always begins with a step")
    begun = NoShow(
        child_id=appointment.child_id, appointment=appointment, unit_id=appointment.unit_id, pace=pace, misses=misses,
        missed_on=missed_on, owner_id=by.key, next_step=due.step.value, due_on=due.on,
    )  # fmt: skip
    begun.save(force_insert=True)
    return begun


@transaction.atomic
def send_step_letter(*, no_show: NoShow, child: Child, by: Actor, at: datetime) -> int:
    """Send standardbrevet: one letter to each custody holder, each with the own address or through a person.

    Returns how many letters were written. Raises DentalRefused when the letter is not the next step, when a place in
    it would stand empty, or when not everyone with custody can be written to: then nobody is.
    """
    standing = _take(no_show, by)
    if standing.next_step not in {each.value for each in LETTERS}:
        raise DentalRefused(_("Næste skridt er ikke et brev. Åbn udeblivelsen for at se, hvad der er."))
    letters = _ready_letters(standing, child, at)
    for each in letters:
        send_letters(
            child_id=child.id, compartment=Compartment.DENTAL, title=each.written.title,
            body=paragraphs(each.written.text), recipients=[each.recipient], by=by, at=at, language=each.language,
        )  # fmt: skip
    _taken(standing, letters=len(letters), by=by, at=at)
    return len(letters)


def _ready_letters(no_show: NoShow, child: Child, at: datetime) -> list[Addressed]:
    """The letters as they would go out now. Raises DentalRefused when one of them cannot."""
    edition = letter_in_force(no_show.next_step)
    if edition is None:
        raise DentalRefused(_("Der er intet standardbrev til det skridt. Bed klinikkens leder om at skrive det."))
    try:
        letters = addressed(edition, no_show, child, at)
    except LookupError:
        raise DentalRefused(
            _("Vi ved ikke med sikkerhed, hvem der har forældremyndigheden, så intet brev er sendt. Ring i stedet.")
        ) from None
    if any(each.written.empty for each in letters):
        raise DentalRefused(_("Brevet mangler et telefonnummer. Bed administratoren om at skrive klinikkens nummer."))
    return letters


@transaction.atomic
def write_call(*, no_show: NoShow, said: Said, note: str, by: Actor, at: datetime) -> NoShow:
    """Write down a call and let the rule say what is next; part of `dental.settle_call`. Raises DentalRefused."""
    standing = _take(no_show, by)
    if standing.next_step != StepKind.CALL:
        raise DentalRefused(_("Næste skridt er ikke et opkald. Åbn udeblivelsen for at se, hvad der er."))
    _taken(standing, said=said, note=note, by=by, at=at)
    return standing


@transaction.atomic
def stop_because(*, no_show: NoShow, because: Ending, note: str, by: Actor, at: datetime) -> None:
    """Nothing more is done: the child came, a time was agreed, or somebody decided. Stopping twice changes nothing."""
    if not may_treat(by):
        raise DentalRefused(_("Udeblivelser følges op af tandplejen."))
    waiting = NoShow.objects.filter(pk=no_show.pk, stopped_at__isnull=True)
    changed = waiting.update(
        stopped_at=at, stopped_because=because, stopped_note=note.strip(), stopped_by_id=by.key, next_step="",
        due_on=None,
    )  # fmt: skip
    if changed:
        record(verb="dental.stop_no_show", by=by, at=at, child_id=no_show.child_id, subject=no_show,
               because=str(because))  # fmt: skip


@transaction.atomic
def take_over(*, no_show: NoShow, by: Actor, at: datetime) -> None:
    """Jeg tager den: the next step is mine from now on. Raises DentalRefused."""
    standing = _take(no_show, by)
    if standing.owner_id != by.key:
        NoShow.objects.filter(pk=standing.pk).update(owner_id=by.key)
        record(verb="dental.take_over", by=by, at=at, child_id=standing.child_id, subject=standing)


def _take(no_show: NoShow, by: Actor) -> NoShow:
    """The no-show as it stands now, held until the transaction ends, so that two clicks send one letter."""
    if not may_treat(by):
        raise DentalRefused(_("Udeblivelser følges op af tandplejen."))
    waiting = NoShow.objects.select_for_update(of=("self",)).select_related("pace", "unit")
    standing = waiting.filter(pk=no_show.pk, stopped_at__isnull=True).first()
    if standing is None:
        raise DentalRefused(_("Udeblivelsen er afsluttet. Åbn barnets side for at se hvorfor."))
    return standing


def _taken(standing: NoShow, *, by: Actor, at: datetime, said: str = "", note: str = "", letters: int = 0) -> None:
    """Write the step, and let the rule say what is next."""
    if standing.due_on is None:
        raise LookupError("a no-show that is over takes no step")
    step = NoShowStep(
        no_show=standing, child_id=standing.child_id, step=standing.next_step, said=said, note=note.strip(),
        letters=letters, due_on=standing.due_on, done_by_id=by.key, done_at=at,
    )  # fmt: skip
    step.save(force_insert=True)
    due = next_due(pace_of(standing.pace), missed_on=standing.missed_on, misses=standing.misses,
                   taken=taken_in(standing.pk))  # fmt: skip
    if due is None or Step(step.step) is Step.CONCERN:
        raise LookupError("the last step is somebody's decision, and stops the no-show")
    standing.next_step, standing.due_on = due.step.value, due.on
    standing.save(update_fields=["next_step", "due_on"])
    record(verb="dental.step", by=by, at=at, child_id=standing.child_id, subject=step, step=step.step, said=said)
