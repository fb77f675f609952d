"""Who is on the way, how far each of them is, and one transition as its page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.models import Grant
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import note_read
from favn.foundation.consents.rules import Verdict, latest_moment
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Employee, Position, Unit
from favn.foundation.organisation.queries import areas_of
from favn.foundation.people.models import Child, Enrolment, Relation
from favn.foundation.people.queries import enrolled_on, enrolments_of
from favn.journey.checkups.choices.transitions import PLACE_OF, ROOM_OF_ROLE, UNITS_IN, NoteVerdict, Place
from favn.journey.checkups.models import Delivery, NoteAnswer, Transition, TransitionKind, TransitionNote
from favn.journey.checkups.policy.transitions import SENDERS
from favn.journey.checkups.queries.deliveries import as_said, asked_about, latest_answers
from favn.journey.checkups.queries.transition_kinds import kinds_on, name_of_kind, questions_of, rules_of
from favn.journey.checkups.rules.transitions import (
    HOME,
    Move,
    Progress,
    Stage,
    Standing,
    Terms,
    in_order,
    may_go,
    next_move,
    stage_of,
)
from favn.kit.clock import local
from favn.kit.periods import valid_on

LEADERS = (Role.SCHOOL_LEADER, Role.DAYCARE_LEADER)
STAYS_NAMED = timedelta(days=90)  # after the move, for the two who met the family
OF_HOME_YEARS, YOUTH_YEARS = 8, 16  # home-cared children of a district up to 8; a caseworker's young people from 16


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """One child on the list: which move, when, where from, and how far it is."""

    child: Child
    kind: str
    code: str
    moves_on: date
    place: str
    is_home: bool
    is_past: bool
    stage: Stage
    transition: Transition | None


@dataclass(frozen=True, slots=True)
class _Here:
    """A child the reader works with now, as the register knows it."""

    standing: Standing
    place: str


def on_the_way(actor: Actor, at: datetime) -> list[OnTheWay]:
    """The children about to move on whom the reader works with, or meets: home-cared first, then by day and name.

    Nine statements, however many. Each child shown is written down as seen.
    """
    today = local(at).date()
    kinds = kinds_on(today)
    here = _children_of(actor, today)
    moves = {key: move for key, each in here.items() if (move := next_move(rules_of(kinds), each.standing, today))}
    named = Q(general_id=actor.key) | Q(special_id=actor.key)
    mine = Q(child_id__in=moves) | (named & Q(moves_on__gte=today - STAYS_NAMED))
    standing = {(each.child_id, each.code): each for each in Transition.objects.filter(mine).order_by("planned_at")}
    ended = {key for key, each in standing.items() if each.ended_at}
    wanted = {(key, move.code): move.moves_on for key, move in moves.items() if (key, move.code) not in ended}
    ours = {
        key: each for key, each in standing.items() if key in wanted or actor.key in (each.general_id, each.special_id)
    }
    wanted |= {key: each.moves_on for key, each in ours.items() if not each.ended_at}
    progress = progress_of([standing[key] for key in wanted if key in standing])
    ids = {child_id for child_id, _ in wanted}
    known = door.children(actor=actor, ids=ids, purpose=_purpose(actor), at=at, verb="checkups.on_the_way")
    names = {kind.code: kind for kind in kinds}
    rows = [
        _row(known[child_id], code, wanted[child_id, code], here.get(child_id), standing.get((child_id, code)),
             progress, names, at)
        for child_id, code in wanted if child_id in known
    ]  # fmt: skip
    return sorted(rows, key=lambda row: in_order(HOME if row.is_home else "", row.moves_on, row.child.sort_key))


def _row(
    child: Child, code: str, moves_on: date, here: _Here | None, standing: Transition | None,
    progress: dict[UUID, Progress], names: dict[str, TransitionKind], at: datetime,
) -> OnTheWay:  # fmt: skip
    kind = names.get(code)
    stage = stage_of(progress[standing.pk] if standing else None, at, local(at).date())
    is_home = kind is not None and kind.from_place == Place.HOME
    return OnTheWay(child, name_of_kind(kind, code), code, moves_on, here.place if here else "", is_home,
                    moves_on < local(at).date(), stage, standing)  # fmt: skip


def _purpose(actor: Actor) -> Purpose:
    return Purpose.HEALTH if actor.has_role(Role.HEALTH_VISITOR) else Purpose.DAILY_WORK


def _children_of(actor: Actor, today: date) -> dict[UUID, _Here]:
    if actor.has_role(Role.HEALTH_VISITOR):
        return _at_home(actor, today)
    if actor.has_role(Role.CASEWORKER):
        held = Grant.objects.filter(actor_id=actor.key, compartment=Compartment.AUTHORITY, valid_until__isnull=True)
        young = held.filter(child__born_on__lte=today.replace(year=today.year - YOUTH_YEARS, day=1))
        return {
            child_id: _Here(Standing(born_on, Place.YOUTH), "")
            for child_id, born_on in young.values_list("child_id", "child__born_on")
            if born_on
        }
    if actor.role not in SENDERS:
        return {}
    where = Q(unit_id__in=actor.unit_ids) if actor.has_role(*LEADERS) else Q(group_id__in=actor.group_ids)
    rows = Enrolment.objects.filter(valid_on(today), where, child__born_on__isnull=False).values_list(
        "child_id", "child__born_on", "unit__kind", "group__grade", "unit__name", "group__name"
    )
    return {
        child_id: _Here(Standing(born_on, PLACE_OF.get(kind, Place.ADULT), grade), group or unit)
        for child_id, born_on, kind, grade, unit, group in rows
        if born_on
    }


def _at_home(actor: Actor, today: date) -> dict[UUID, _Here]:
    areas = [area.pk for area in areas_of(actor.key, actor.role, on=today)]
    there = door.children_in_areas(area_ids=areas).filter(died_on__isnull=True, born_on__lte=today)
    there = there.filter(born_on__year__gte=today.year - OF_HOME_YEARS).exclude(pk__in=enrolled_on(today))
    return {
        child_id: _Here(Standing(born_on, Place.HOME), "")
        for child_id, born_on in there.values_list("pk", "born_on")
        if born_on
    }


def progress_of(transitions: Sequence[Transition]) -> dict[UUID, Progress]:
    """How far each of these is, from what the reader may read. Three statements."""
    keys = [each.pk for each in transitions]
    notes = {note.transition_id: note for note in _notes(keys)}
    answers = latest_answers([note.pk for note in notes.values()])
    refused = {note_id for (note_id, _), said in answers.items() if said.answer != NoteVerdict.ACCEPTED}
    sent = {each.transition_id: each for each in Delivery.objects.filter(transition_id__in=keys, withdrawn_at=None)}
    return {
        each.pk: Progress(
            each.meets_at, bool(each.ended_at), each.pk in notes,
            Verdict.REFUSED if each.pk in notes and notes[each.pk].pk in refused else Verdict.MISSING,
            sent[each.pk].receive_by if each.pk in sent else None,
            each.pk in sent and sent[each.pk].received_at is not None,
        )
        for each in transitions
    }  # fmt: skip


def _notes(transition_ids: Iterable[UUID]) -> QuerySet[TransitionNote]:
    return TransitionNote.objects.filter(transition_id__in=list(transition_ids)).order_by("version")


def newest_note(transition_id: UUID) -> TransitionNote | None:
    """The version that counts."""
    return _notes([transition_id]).select_related("written_by").last()


@dataclass(frozen=True, slots=True)
class Asked:
    """One person whose yes is asked for, and the newest answer."""

    key: UUID
    name: str
    answer: NoteAnswer | None


@dataclass(frozen=True, slots=True)
class TransitionPage:
    """One transition: the child, the questions, the note with its answers, and what stands with the next place."""

    transition: Transition
    child: Child
    kind: str
    questions: list[str]
    note: TransitionNote | None
    asked: list[Asked]
    delivery: Delivery | None
    stage: Stage
    verdict: Verdict
    holds_the_room: bool


def transition_page(*, actor: Actor, transition_id: UUID, at: datetime) -> TransitionPage:
    """A transition for those who send, through the child's door; reading the note is logged.

    Raises Http404 for hidden and missing alike, and for those who only receive.
    """
    asked = Transition.objects.select_related("general", "special", "from_unit", "to_unit", "planned_by")
    found = asked.filter(pk=transition_id).first()
    if found is None or not _sends(found.pk):
        raise Http404
    child = door.open_child(actor=actor, child_id=found.child_id, purpose=_purpose(actor), at=at)
    note = newest_note(found.pk)
    if note:
        note_read(verb="checkups.read_transition_note", by=actor, at=at, child_id=child.id, subject=note,
                  purpose=_purpose(actor))  # fmt: skip
    today = local(at).date()
    people = _asked(child, note, today)
    kind = next((each for each in kinds_on(today) if each.code == found.code), None)
    rooms = door.compartments_of(child.id)
    return TransitionPage(
        transition=found, child=child, kind=name_of_kind(kind, found.code), questions=questions_of(found.code),
        note=note, asked=people, stage=stage_of(progress_of([found])[found.pk], at, today),
        delivery=Delivery.objects.filter(transition=found, withdrawn_at=None).select_related("to_unit").first(),
        verdict=_verdict(note, people, at),
        holds_the_room=actor.role in ROOM_OF_ROLE and found.compartment in rooms
        and found.compartment == ROOM_OF_ROLE[actor.role],
    )  # fmt: skip


def held_transition(*, actor: Actor, transition_id: UUID, at: datetime) -> TransitionPage:
    """The same for those who hold its room and so decide about it; to be named on it is not enough. Raises Http404."""
    shown = transition_page(actor=actor, transition_id=transition_id, at=at)
    if not shown.holds_the_room:
        raise Http404
    return shown


def _sends(transition_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.sends_transition(%s)", [transition_id])
        return bool(cursor.fetchone()[0])


def _asked(child: Child, note: TransitionNote | None, today: date) -> list[Asked]:
    keys = asked_about(child.id)
    held = Relation.objects.filter(valid_on(today), child_id=child.id, adult_id__in=keys).select_related("adult")
    names = {each.adult_id: each.adult.name for each in held.order_by("valid_from", "id")}
    if child.id in keys:
        names[child.id] = child.name
    answers = latest_answers([note.pk]) if note else {}
    return [Asked(key, name, answers.get((note.pk, key)) if note else None) for key, name in names.items()]


def _verdict(note: TransitionNote | None, people: Sequence[Asked], at: datetime) -> Verdict:
    if note is None:
        return Verdict.MISSING
    said = as_said(each.answer for each in people if each.answer)
    terms = Terms(note.ground, note.written_at, note.silence_days)
    return may_go(terms, said, {each.key for each in people}, latest_moment(said, at))


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known before a conversation is agreed: the move, the places it can lead to, and whom to ask along."""

    child: Child
    kinds: list[TransitionKind]
    expected: Move | None
    from_unit: Unit | None
    standing: list[Transition]


def beginning(*, actor: Actor, child_id: UUID, at: datetime) -> Beginning:
    """A child the reader may plan a transition for, through the door in the reader's own room. Raises Http404."""
    room = ROOM_OF_ROLE.get(actor.role)
    if room is None:
        raise Http404
    child = door.open_child(actor=actor, child_id=child_id, purpose=_purpose(actor), at=at, compartment=room)
    today = local(at).date()
    stay = enrolments_of(child.id, on=today).last()
    place = PLACE_OF.get(stay.unit.kind, Place.ADULT) if stay else Place.HOME
    if room == Compartment.AUTHORITY:
        place = Place.YOUTH
    kinds = [kind for kind in kinds_on(today) if kind.from_place == place]
    expected = None
    if child.born_on:
        known = Standing(child.born_on, place, stay.group.grade if stay and stay.group else None)
        expected = next_move(rules_of(kinds), known, today)
    standing = Transition.objects.filter(child_id=child.id).order_by("-planned_at")
    return Beginning(child, kinds, expected, stay.unit if stay else None, list(standing))


def places_to(kinds: Iterable[TransitionKind]) -> list[Unit]:
    """The units these moves can lead to."""
    found = {unit_kind for kind in kinds for unit_kind in UNITS_IN.get(kind.to_place, ())}
    return list(Unit.objects.filter(kind__in=found, closed_on__isnull=True).order_by("kind", "name", "id"))


def colleagues(roles: Iterable[str], on: date, *, unit_ids: Iterable[UUID] = ()) -> list[Employee]:
    """Employees who hold one of these roles that day, at these units when some are named, by name."""
    held = Position.objects.filter(valid_on(on), role__in=list(roles))
    if units := list(unit_ids):
        held = held.filter(unit_id__in=units)
    return list(Employee.objects.filter(pk__in=held.values("employee_id")).order_by("name", "id"))
