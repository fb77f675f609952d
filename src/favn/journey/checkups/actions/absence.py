"""Figures of absence come in; duties arise, are done and lapse; parents are warned by letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.deadlines.moments import last_moment_of
from favn.foundation.letters.actions import send_letters
from favn.foundation.letters.models import Letter
from favn.foundation.letters.recipients import to_adult
from favn.foundation.organisation.choices import Role
from favn.foundation.people.queries import holders_of
from favn.journey.checkups.choices.absence import Fulfilled
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.letters.absence import letter_about
from favn.journey.checkups.models import AbsenceDuty, AbsenceFigure
from favn.journey.checkups.policy.absence import may_answer_for_absence
from favn.journey.checkups.queries.absence import NOT_LAPSED, STANDING, days_in, schools_of
from favn.journey.checkups.queries.absence_pace import pace_in_force
from favn.journey.checkups.rules.absence import (
    NONE,
    AbsenceRule,
    Days,
    Duty,
    Quarter,
    Within,
    duties_of,
    is_acted_on,
)
from favn.kit.clock import local

NO_DAYS = Days(NONE)
KINDS = {Duty.WARN: "checkups.warn_absence", Duty.NOTIFY: "checkups.notify_absence"}


@dataclass(frozen=True, slots=True)
class NewFigure:
    """One pupil's quarter at one school, as a file tells it."""

    child_id: UUID
    unit_id: UUID
    quarter: Quarter
    days: Days


@dataclass(frozen=True, slots=True)
class Kept:
    """How many figures were new, corrected and unchanged."""

    new: int
    corrected: int
    unchanged: int


@transaction.atomic
def keep_figures(*, figures: Iterable[NewFigure], source_id: UUID | None, by: Actor, at: datetime) -> Kept:
    """Gem fraværstal: a corrected figure is a new row and the old one stays. Then the duties follow. A job's work."""
    told = list(figures)
    standing = {
        (each.child_id, each.unit_id, each.begins_on): each
        for each in AbsenceFigure.objects.filter(
            STANDING, child_id__in={each.child_id for each in told},
            begins_on__in={each.quarter.begins_on for each in told},
        )
    }  # fmt: skip
    before = [standing.get((each.child_id, each.unit_id, each.quarter.begins_on)) for each in told]
    changed = [each for each, old in zip(told, before, strict=True) if old is None or old.days != each.days]
    corrected = [old.pk for each, old in zip(told, before, strict=True) if old and old.days != each.days]
    AbsenceFigure.objects.filter(STANDING, pk__in=corrected).update(superseded_at=at)
    AbsenceFigure.objects.bulk_create([_row(each, source_id, at) for each in changed], batch_size=1000)
    for quarter in sorted({each.quarter for each in changed}):
        follow_duties(
            quarter=quarter, child_ids=[each.child_id for each in changed if each.quarter == quarter], by=by, at=at
        )
    kept = Kept(len(changed) - len(corrected), len(corrected), len(told) - len(changed))
    record(verb="checkups.keep_absence", by=by, at=at, new=kept.new, corrected=kept.corrected)
    return kept


def _row(told: NewFigure, source_id: UUID | None, at: datetime) -> AbsenceFigure:
    days = told.days
    return AbsenceFigure(
        child_id=told.child_id, unit_id=told.unit_id, begins_on=told.quarter.begins_on, school_days=days.school,
        sick_days=days.sick, permitted_days=days.permitted, illegal_days=days.illegal, source_id=source_id,
        recorded_at=at,
    )  # fmt: skip


@transaction.atomic
def follow_duties(*, quarter: Quarter, child_ids: Iterable[UUID], by: Actor, at: datetime) -> None:
    """Lad pligterne følge tallene: raise those the figures ask for, and let the others lapse. A job's work.

    Done duties stand. A duty belongs to the school the pupil goes to today; at a new school it is raised anew. After
    the next quarter none is raised any more, but a corrected figure still lets one lapse.
    """
    on, keys = local(at).date(), set(child_ids)
    may_arise = is_acted_on(quarter, on)
    days, schools, within = days_in(quarter, keys), schools_of(keys, on), pace_in_force().within
    standing: dict[UUID, list[AbsenceDuty]] = {}
    for duty in AbsenceDuty.objects.filter(NOT_LAPSED, child_id__in=keys, begins_on=quarter.begins_on):
        standing.setdefault(duty.child_id, []).append(duty)
    for child_id in sorted(keys):
        school = schools.get(child_id)
        asked = {rule.duty: rule for rule in duties_of(days.get(child_id, NO_DAYS), quarter)} if school else {}
        kept = set()
        for each in standing.get(child_id, []):
            has_moved = may_arise and each.unit_id != school
            if each.done_at is None and (has_moved or each.duty not in asked):
                _lapse(each, by=by, at=at)
            else:
                kept.add(each.duty)
        for duty_kind, rule in asked.items():
            if may_arise and school and duty_kind not in kept:
                _arise(rule, within, child_id, school, quarter, by=by, at=at)


@transaction.atomic
def follow_moves(*, by: Actor, at: datetime) -> None:
    """Lad pligterne følge børnene: what waits goes along when a pupil has changed school. A job's work, every night."""
    waiting: dict[Quarter, list[UUID]] = {}
    for duty in AbsenceDuty.objects.filter(NOT_LAPSED, done_at__isnull=True):
        waiting.setdefault(duty.quarter, []).append(duty.child_id)
    for quarter, child_ids in sorted(waiting.items()):
        follow_duties(quarter=quarter, child_ids=child_ids, by=by, at=at)
    record(verb="checkups.follow_absence", by=by, at=at, children=sum(map(len, waiting.values())))


def _arise(
    rule: AbsenceRule, within: Within, child_id: UUID, unit_id: UUID, quarter: Quarter, *, by: Actor, at: datetime
) -> None:
    duty = AbsenceDuty(
        child_id=child_id, unit_id=unit_id, begins_on=quarter.begins_on, duty=rule.duty.value,
        paragraph=rule.paragraph, arose_at=at, due_by=within.due_on(rule.duty, local(at).date()),
    )  # fmt: skip
    duty.save(force_insert=True)
    record(verb="checkups.absence_duty", by=by, at=at, child_id=child_id, subject=duty, duty=duty.duty)
    raise_alert(
        kind=KINDS[rule.duty], text=rule.text, reason=rule.reason, paragraph=rule.paragraph,
        due_by=last_moment_of(duty.due_by), source=duty, url_name="checkups:absence_of", url_id=child_id,
        unit_id=unit_id, role=Role.SCHOOL_LEADER, child_id=child_id, compartment=Compartment.SCHOOL, by=by, at=at,
    )  # fmt: skip


def _lapse(duty: AbsenceDuty, *, by: Actor, at: datetime) -> None:
    AbsenceDuty.objects.filter(NOT_LAPSED, pk=duty.pk).update(lapsed_at=at)
    close_alerts(source_id=duty.pk, by=by, at=at)
    record(verb="checkups.absence_duty_lapsed", by=by, at=at, child_id=duty.child_id, subject=duty, duty=duty.duty)


@transaction.atomic
def warn_parents(*, duty: AbsenceDuty, by: Actor, at: datetime) -> list[Letter]:
    """Varsl forældrene: one letter to each who holds custody; a protected address waits for a person.

    Raises ContactRefused for a wrong role, a duty that is done already, or a child nobody is known to have custody of.
    """
    if not may_answer_for_absence(by, duty.unit_id):
        raise ContactRefused(_("Forældrene varsles af skolens leder."))
    if duty.duty != Duty.WARN or not duty.is_open:
        raise ContactRefused(_("Forældrene er allerede varslet. Åbn elevens side for at se hvornår."))
    on = local(at).date()
    adults = [each.adult for each in holders_of(duty.child_id, on=on)]
    if not adults:
        raise ContactRefused(_("Favn kender ingen med forældremyndighed. Varsl på anden måde, og skriv hvordan."))
    days = days_in(duty.quarter, [duty.child_id])[duty.child_id]
    letters: list[Letter] = []
    for language in sorted({_language(adult.language) for adult in adults}):
        with translation.override(language):
            title, body = letter_about(duty.child.given_names, duty.quarter, days)
        letters += send_letters(
            child_id=duty.child_id, compartment=Compartment.SCHOOL, title=title, body=body, language=language,
            recipients=[to_adult(adult, at) for adult in adults if _language(adult.language) == language],
            by=by, at=at,
        )  # fmt: skip
    _do(duty, Fulfilled.LETTER, "", by=by, at=at)
    return letters


def _language(preferred: str) -> str:
    return "en" if preferred == "en" else "da"


@transaction.atomic
def fulfil_otherwise(*, duty: AbsenceDuty, words: str, by: Actor, at: datetime) -> None:
    """Skriv, at det er gjort på anden måde: by telephone, at a meeting, in another system.

    Raises ContactRefused for a wrong role, missing words, or a duty that is done already.
    """
    if not may_answer_for_absence(by, duty.unit_id):
        raise ContactRefused(_("Det skrives af skolens leder."))
    if not words.strip():
        raise ContactRefused(_("Skriv hvordan og hvornår. Familien har ret til at læse det."))
    if not duty.is_open:
        raise ContactRefused(_("Det er allerede gjort. Åbn elevens side for at se hvornår."))
    _do(duty, Fulfilled.OTHERWISE, words.strip(), by=by, at=at)


@transaction.atomic
def note_notified(*, child_id: UUID, by: Actor, at: datetime) -> None:
    """Underretningen om fravær er sendt: the leader's duty is done. Part of notifying; others' duties stand."""
    waiting = AbsenceDuty.objects.filter(NOT_LAPSED, child_id=child_id, duty=Duty.NOTIFY, done_at__isnull=True)
    for duty in waiting:
        if may_answer_for_absence(by, duty.unit_id):
            _do(duty, Fulfilled.NOTIFICATION, "", by=by, at=at)


def _do(duty: AbsenceDuty, how: Fulfilled, words: str, *, by: Actor, at: datetime) -> None:
    waiting = AbsenceDuty.objects.filter(NOT_LAPSED, pk=duty.pk, done_at__isnull=True)
    if not waiting.update(done_at=at, done_by_id=by.key, fulfilled=how, words=words):
        raise ContactRefused(_("Det er allerede gjort. Åbn elevens side for at se hvornår."))
    close_alerts(source_id=duty.pk, by=by, at=at)
    record(verb="checkups.absence_duty_done", by=by, at=at, child_id=duty.child_id, subject=duty, duty=duty.duty,
           fulfilled=str(how))  # fmt: skip
