"""A child moves on: the conversation is agreed, the note is written, and nothing goes before the family has said so."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from favn.foundation.access import actions as access
from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.documents.actions import drop_draft
from favn.foundation.organisation.models import Employee, Unit
from favn.journey.checkups.actions.deliveries import settle
from favn.journey.checkups.choices.transitions import ROOM_OF_ROLE, UNITS_IN, MeetingPlace, WhyEnded
from favn.journey.checkups.errors import NoteChanged, TransitionRefused
from favn.journey.checkups.models import Transition, TransitionKind, TransitionNote
from favn.journey.checkups.policy.transitions import may_send
from favn.journey.checkups.queries.transition_kinds import kind_on
from favn.journey.checkups.queries.transitions import newest_note
from favn.kit.catalogue import N_
from favn.kit.clock import local

KNOWS_FOR = timedelta(days=60)  # how long after the move, or the conversation, those who are named know the child


@dataclass(frozen=True, slots=True)
class Plan:
    """What is agreed about a transition: when the child moves, where to, and who meets the family when and where."""

    moves_on: date
    to_unit: Unit | None
    to_name: str
    general: Employee
    special: Employee
    meets_at: datetime
    place: MeetingPlace

    def columns(self) -> dict[str, Any]:
        """What is agreed, by the names of the row's own columns."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True, slots=True)
class Words:
    """What one version of a note says, and whether the rounds follow with it."""

    body: object
    of_child: str
    with_rounds: bool


@transaction.atomic
def plan_transition(
    *, child_id: UUID, code: str, from_unit_id: UUID | None, plan: Plan, by: Actor, at: datetime
) -> Transition:
    """Aftal overgangssamtalen: two named employees meet the family. They learn the child's name, and no more.

    Raises TransitionRefused.
    """
    if not may_send(by):
        raise TransitionRefused(_("En overgang aftales af dem, der kender barnet, hvor det er nu."))
    kind = kind_on(code, local(at).date())
    if kind is None:
        raise TransitionRefused(_("Den slags overgang findes ikke. Vælg en anden."))
    _check(plan, kind, at)
    room = ROOM_OF_ROLE[by.role]
    if Transition.objects.filter(child_id=child_id, code=code, ended_at__isnull=True).exists():
        raise TransitionRefused(_("Der er allerede aftalt en samtale om den overgang. Åbn den fra barnets side."))
    made = Transition(
        child_id=child_id, code=code, compartment=room, planned_by_id=by.key, planned_at=at,
        from_unit_id=from_unit_id if room == Compartment.SCHOOL else None,
        **plan.columns(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as taken:
        raise TransitionRefused(_("En kollega har lige aftalt samtalen. Åbn den fra barnets side.")) from taken
    record(verb="checkups.plan_transition", by=by, at=at, child_id=child_id, subject=made, transition=code)
    _let_in(made, {plan.general.pk, plan.special.pk}, by, at)
    return made


@transaction.atomic
def replan_transition(*, standing: Transition, plan: Plan, revision: int, by: Actor, at: datetime) -> None:
    """Ret aftalen. Another place to go makes a new version of the note, so that the family is asked anew.

    Those who are no longer named no longer know the child. Raises TransitionRefused.
    """
    kind = kind_on(standing.code, local(at).date())
    if not may_send(by) or kind is None:
        raise TransitionRefused(_("En overgang rettes af dem, der kender barnet, hvor det er nu."))
    _check(plan, kind, at, agreed_for=standing.meets_at)
    before, after = {standing.general_id, standing.special_id}, {plan.general.pk, plan.special.pk}
    goes_elsewhere = (standing.to_unit_id, standing.to_name) != (plan.to_unit and plan.to_unit.pk, plan.to_name)
    for gone in before - after:
        access.end(source_id=standing.pk, to=gone, by=by, at=at)
    mine = Transition.objects.filter(pk=standing.pk, revision=revision, ended_at__isnull=True)
    if not mine.update(revision=revision + 1, **plan.columns()):
        raise TransitionRefused(_("En kollega har rettet aftalen imens. Intet er skrevet over: åbn den igen."))
    record(verb="checkups.replan_transition", by=by, at=at, child_id=standing.child_id, subject=standing)
    standing.refresh_from_db()
    _let_in(standing, after, by, at)
    noted = newest_note(standing.pk)
    if goes_elsewhere and noted and (plan.to_unit or plan.to_name):
        _write(standing, kind, Words(noted.body, noted.child_words, noted.with_rounds), noted.version, by, at)
    settle(transition_id=standing.pk, child_id=standing.child_id, by=by, at=at)


@transaction.atomic
def write_note(
    *, standing: Transition, body: Sequence[tuple[str, str]], child_words: str, version: int, by: Actor, at: datetime,
    with_rounds: bool = False, draft: str = "",
) -> TransitionNote:  # fmt: skip
    """Skriv overleveringsnotatet, and show it to those with custody. Each version is accepted anew.

    `version` is the newest the writer has seen (0: none); `with_rounds` lets the next place read the rounds of
    well-being held at the old one; the draft at `draft` is done with. Raises TransitionRefused, NoteChanged.
    """
    if not may_send(by) and by.id not in (standing.general_id, standing.special_id):
        raise TransitionRefused(_("Notatet skrives af dem, der holder samtalen, eller kender barnet nu."))
    if standing.ended_at:
        raise TransitionRefused(_("Overgangen er afsluttet. Der kan ikke skrives mere."))
    if not (standing.to_unit_id or standing.to_name):
        raise TransitionRefused(
            _("Skriv først på aftalen, hvor barnet skal hen. Forældrene skal vide, hvem der læser.")
        )
    said = [[question, answer.strip()] for question, answer in body if answer.strip()]
    if not said:
        raise TransitionRefused(_("Skriv mindst ét svar. Et tomt notat hjælper ingen."))
    kind = kind_on(standing.code, local(at).date())
    if kind is None:
        raise TransitionRefused(_("Den slags overgang findes ikke mere. Aftal en ny."))
    made = _write(standing, kind, Words(said, child_words.strip(), with_rounds), version, by, at)
    if draft:
        drop_draft(place=draft, by=by, at=at)
    return made


@transaction.atomic
def end_transition(*, standing: Transition, because: WhyEnded, by: Actor, at: datetime) -> None:
    """Afslut overgangen uden overlevering. What stood with the next place is taken back. Twice changes nothing."""
    if not may_send(by):
        raise TransitionRefused(_("En overgang afsluttes af dem, der kender barnet, hvor det er nu."))
    ended = Transition.objects.filter(pk=standing.pk, ended_at__isnull=True)
    if ended.update(ended_at=at, ended_because=because):
        record(verb="checkups.end_transition", by=by, at=at, child_id=standing.child_id, subject=standing)
        settle(transition_id=standing.pk, child_id=standing.child_id, by=by, at=at)
        access.end(source_id=standing.pk, by=by, at=at)


def _write(
    standing: Transition, kind: TransitionKind, words: Words, version: int, by: Actor, at: datetime
) -> TransitionNote:
    made = TransitionNote(
        transition=standing, child_id=standing.child_id, version=version + 1, body=words.body,
        child_words=words.of_child, with_rounds=words.with_rounds and standing.rounds_may_follow,
        to_unit_id=standing.to_unit_id, to_name=standing.to_name, ground=kind.ground, paragraph=kind.paragraph,
        silence_days=kind.silence_days, receipt_days=kind.receipt_days, written_by_id=by.key, written_at=at,
    )  # fmt: skip
    noted = newest_note(standing.pk)
    if (noted.version if noted else 0) != version:
        raise NoteChanged(noted)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as taken:
        raise NoteChanged(newest_note(standing.pk)) from taken
    record(verb="checkups.write_transition_note", by=by, at=at, child_id=standing.child_id, subject=made,
           version=made.version)  # fmt: skip
    settle(transition_id=standing.pk, child_id=standing.child_id, by=by, at=at)
    return made


def _let_in(standing: Transition, named: set[UUID], by: Actor, at: datetime) -> None:
    last = max(standing.moves_on, local(standing.meets_at).date(), local(at).date()) + KNOWS_FOR
    until = at + timedelta(days=(last - local(at).date()).days)
    for key in sorted(named - {by.key}):
        is_new = access.grant(child_id=standing.child_id, compartments=(Compartment.IDENTITY,), source=standing,
                              basis=Basis.TRANSITION, to=key, until=until, by=by, at=at)  # fmt: skip
        if is_new:
            raise_alert(
                kind="transition_named", text=N_("Du er med til en overgangssamtale"),
                reason=N_("Familien møder to: én, der kender barnet, og dig. Læs, hvad I skal tale om."),
                due_by=standing.meets_at, source=standing, url_name="checkups:transition", url_id=standing.pk, to=key,
                child_id=standing.child_id, compartment=Compartment.IDENTITY, by=by, at=at,
            )  # fmt: skip


def _check(plan: Plan, kind: TransitionKind, at: datetime, *, agreed_for: datetime | None = None) -> None:
    if plan.general.pk == plan.special.pk:
        raise TransitionRefused(_("Vælg to forskellige: én fra almenområdet og én fra specialområdet."))
    if plan.meets_at < at and plan.meets_at != agreed_for:
        raise TransitionRefused(_("Samtalen skal ligge efter nu."))
    if plan.to_unit and plan.to_name:
        raise TransitionRefused(_("Vælg enten et sted i kommunen eller skriv et andet, ikke begge."))
    if plan.to_unit and plan.to_unit.kind not in UNITS_IN.get(kind.to_place, ()):
        raise TransitionRefused(_("Stedet passer ikke til overgangen. Vælg et andet, eller skriv navnet."))
