"""Bringing a file in: kept sealed, tried without a trace, and then all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from favn.bridges.school_data.absences import AbsenceLine, understand_absence
from favn.bridges.school_data.choices import ImportKind, ImportState
from favn.bridges.school_data.known import attended, children_with
from favn.bridges.school_data.models import ImportRun
from favn.bridges.school_data.persons import Person, links_between, understand
from favn.bridges.school_data.reading import Row, Trouble, Unreadable, rows_of
from favn.bridges.school_data.titles import Link
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.choices import UnitKind
from favn.foundation.organisation.models import Group, Unit
from favn.foundation.people import actions as people
from favn.foundation.people.choices import RelationKind
from favn.foundation.people.models import Adult, Child
from favn.foundation.people.names import split
from favn.foundation.people.queries import adult_with, child_with
from favn.journey.checkups.actions.absence import NewFigure, keep_figures
from favn.journey.checkups.rules.absence import Quarter
from favn.kit.catalogue import N_
from favn.kit.clock import local
from favn.kit.crypto import decrypt_bytes, encrypt_bytes

PLACE = "school_data_importrun.content"
COUNTED = ("children_new", "children_changed", "adults_new", "adults_changed", "relations", "places", "unchanged")
COUNTED_ABSENCE = ("figures_new", "figures_corrected", "unchanged")


class NotTried(Exception):
    """A file must be tried, without errors, before it is brought in."""


class _OnlyATrial(Exception):
    """Undoes a trial."""


@dataclass(slots=True)
class Report:
    """What a file would do, or did: counts, errors with their line, and lines that were left out with the reason."""

    errors: list[Trouble] = field(default_factory=list)
    left_out: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    rows: int = 0

    @property
    def is_clean(self) -> bool:
        """Nothing stands in the way."""
        return not self.errors

    def as_json(self) -> dict[str, Any]:
        """Plain values, without a name or a number of any person."""
        lists = {
            name: [
                {"line": each.line, "reason": each.reason, "values": dict(each.values)} for each in getattr(self, name)
            ]
            for name in ("errors", "left_out", "notes")
        }
        return {**lists, "counts": self.counts, "rows": self.rows}


@transaction.atomic
def bring_file(
    *, content: bytes, file_name: str, unit_ids: list[UUID] | None, by: Actor, at: datetime,
    kind: ImportKind = ImportKind.CHILDREN,
) -> ImportRun:  # fmt: skip
    """Keep a file, sealed, until it has been tried and brought in. `unit_ids` limits which units it may change."""
    run = ImportRun(
        file_name=file_name[:160], kind=kind, brought_by_id=by.key, brought_at=at,
        unit_ids=[str(each) for each in unit_ids] if unit_ids is not None else None,
    )  # fmt: skip
    run.content_encrypted = encrypt_bytes(content, where=PLACE, row=run.id)
    run.save(force_insert=True)
    record(verb="school_data.bring_file", by=by, at=at, subject=run)
    return run


@transaction.atomic
def want_in(*, run: ImportRun, by: Actor, at: datetime) -> None:
    """Ask for a tried file to be brought in. Raises NotTried for one with errors or one that is on its way already."""
    tried = ImportRun.objects.filter(pk=run.pk, state=ImportState.TRIED)
    if not run.report or run.report["errors"] or not tried.update(state=ImportState.WANTED):
        raise NotTried
    record(verb="school_data.want_in", by=by, at=at, subject=run)


@transaction.atomic
def work_waiting(*, by: Actor, at: datetime) -> int:
    """Try or bring in every file that waits, oldest first. Runs as a job. Returns how many files were worked on."""
    waiting = ImportRun.objects.filter(state__in=(ImportState.WAITING, ImportState.WANTED)).order_by("brought_at", "id")
    worked = 0
    for run in waiting.select_for_update(skip_locked=True):
        _work(run, by, at)
        worked += 1
    return worked


def _work(run: ImportRun, by: Actor, at: datetime) -> None:
    content = decrypt_bytes(bytes(run.content_encrypted or b""), where=PLACE, row=run.id)
    is_trial = run.state == ImportState.WAITING
    if run.kind == ImportKind.ABSENCE:
        report = bring_in_absence(
            content=content, dry_run=is_trial, unit_ids=run.unit_ids, by=by, at=at, source_id=run.id
        )
    else:
        report = bring_in(content=content, dry_run=is_trial, unit_ids=run.unit_ids, by=by, at=at)
    run.report = report.as_json()
    run.state = ImportState.TRIED if is_trial or not report.is_clean else ImportState.DONE
    if run.state == ImportState.DONE:
        run.ended_at, run.content_encrypted = at, None  # the file is in: its copy has no purpose any more
    run.save(update_fields=["report", "state", "ended_at", "content_encrypted"])
    record(
        verb="school_data.tried" if is_trial else "school_data.brought_in",
        by=by,
        at=at,
        subject=run,
        counts=report.counts,
    )


@transaction.atomic
def bring_in(*, content: bytes, dry_run: bool, unit_ids: list[str] | None, by: Actor, at: datetime) -> Report:
    """Bring children, custody and classes in from a file's bytes: all of it, or nothing when a line is wrong.

    With `dry_run` everything is done and undone again, so that the report says exactly what would happen.
    """
    report, rows = _opened(content, COUNTED)
    if not report.is_clean:
        return report
    persons, report.errors = understand(rows)
    _try(report, dry_run, lambda: _Bringing(report, unit_ids, by, at).all_of(persons))
    return report


def _opened(content: bytes, counted: tuple[str, ...]) -> tuple[Report, list[Row]]:
    """An empty report and the file's rows; a file that cannot be read leaves its one error in the report."""
    report = Report(counts=dict.fromkeys(counted, 0))
    try:
        rows = list(rows_of(content))
    except Unreadable as error:
        report.errors.append(error.trouble)
        return report, []
    report.rows = len(rows)
    return report, rows


def _try(report: Report, dry_run: bool, change: Callable[[], None]) -> None:
    """Change everything, and undo it all when it was a trial or a line is wrong."""
    try:
        with transaction.atomic():
            change()
            if dry_run or not report.is_clean:
                raise _OnlyATrial
    except _OnlyATrial:
        pass
    report.errors.sort(key=lambda trouble: trouble.line)


@transaction.atomic
def bring_in_absence(
    *, content: bytes, dry_run: bool, unit_ids: list[str] | None, by: Actor, at: datetime, source_id: UUID | None = None
) -> Report:
    """Bring figures of absence in, a pupil and a quarter on each line: all of it, or nothing when a line is wrong.

    A pupil must be known and have gone to the school. The duties of the figures follow in the same transaction.
    """
    report, rows = _opened(content, COUNTED_ABSENCE)
    if not report.is_clean:
        return report
    lines, report.errors = understand_absence(rows, local(at).date())
    figures = _figures(lines, report, None if unit_ids is None else set(unit_ids))

    def keep() -> None:
        kept = keep_figures(figures=figures, source_id=source_id, by=by, at=at)
        report.counts.update(figures_new=kept.new, figures_corrected=kept.corrected, unchanged=kept.unchanged)

    _try(report, dry_run, keep)
    return report


def _figures(lines: list[AbsenceLine], report: Report, allowed: set[str] | None) -> list[NewFigure]:
    schools = {unit.name.casefold(): unit for unit in Unit.objects.filter(kind=UnitKind.SCHOOL, closed_on__isnull=True)}
    known = children_with([line.cpr for line in lines])
    gone_there = attended(known.values())
    figures: dict[tuple[UUID, UUID, Quarter], NewFigure] = {}
    for line in lines:
        school, child_id = schools.get(line.unit.casefold()), known.get(line.cpr.value)
        unit = (("unit", line.unit),)
        if school is None:
            report.errors.append(Trouble(line.line, N_("Skolen »%(unit)s« findes ikke. Se efter stavefejl."), unit))
        elif allowed is not None and str(school.id) not in allowed:
            reason = N_("»%(unit)s« er ikke din enhed. Du kan kun indlæse fravær på din egen.")
            report.errors.append(Trouble(line.line, reason, unit))
        elif child_id is None:
            report.errors.append(Trouble(line.line, N_("Eleven er ikke i Favn. Hent klasselisten ind først.")))
        elif (child_id, school.id) not in gone_there:
            report.errors.append(Trouble(line.line, N_("Eleven har ikke gået på »%(unit)s«."), unit))
        elif (child_id, school.id, line.quarter) in figures:
            report.errors.append(Trouble(line.line, N_("Eleven står der to gange, under et gammelt og et nyt nummer.")))
        else:
            figures[child_id, school.id, line.quarter] = NewFigure(child_id, school.id, line.quarter, line.days)
    return list(figures.values())


class _Bringing:
    """One file on its way in: who is already known, and what each line changes."""

    def __init__(self, report: Report, unit_ids: list[str] | None, by: Actor, at: datetime) -> None:
        self.report, self.by, self.at = report, by, at
        self.today: date = local(at).date()
        self.units = {unit.name.casefold(): unit for unit in Unit.objects.filter(closed_on__isnull=True)}
        self.allowed = None if unit_ids is None else set(unit_ids)
        self.children: dict[int, Child] = {}
        self.adults: dict[str, Adult] = {}

    def all_of(self, persons: list[Person]) -> None:
        """Children first, then the adults somebody needs, then who is what to whom."""
        links, loners = links_between(persons, self.today)
        for person in persons:
            if person.title.link is Link.DEAD:
                self._leave_out(person, N_("Markeret som afdød uden dødsdato. Kun levende tages ind."))
            elif person.is_child(self.today):
                self._child(person)
            elif person.line in loners:
                self._leave_out(person, N_("Voksen uden et barn i filen. Favn gemmer kun voksne omkring et barn."))
        for child, adult, kind in links:
            if child.line in self.children:
                self._relation(self.children[child.line], self._adult_of(adult), kind, None)
        for line, child_row in self.children.items():
            person = next(each for each in persons if each.line == line)
            for parent in person.parents:
                name = split(parent.name)
                facts = people.Facts(name.given, name.surname, parent.cpr.born_on)
                self._relation(child_row, self._adult(parent.cpr, facts), parent.kind, parent.holds_custody)

    def _leave_out(self, person: Person, reason: str) -> None:
        self.report.left_out.append(Trouble(person.line, reason))

    def _count(self, what: str, happened: bool = True) -> None:
        self.report.counts[what if happened else "unchanged"] += 1

    def _child(self, person: Person) -> None:
        place = self._place(person)
        if isinstance(place, Trouble):
            self.report.errors.append(place)
            return
        facts = people.Facts(person.given_names, person.surname, person.born_on, person.sex)
        known = child_with(person.cpr)
        if known is None:
            known = people.register_child(facts=facts, cpr=person.cpr, by=self.by, at=self.at)
            self._count("children_new")
        else:
            self._count("children_changed", people.correct_person(person=known, facts=facts, by=self.by, at=self.at))
        self.children[person.line] = known
        if place:
            unit, group = place
            since = person.since or self.today
            self._count(
                "places", people.enrol(child=known, unit=unit, group=group, since=since, by=self.by, at=self.at)
            )
        if person.street:
            people.move_home(
                child=known, adult=None, street=person.street, postal_code=person.postal_code, city=person.city,
                is_protected=person.is_protected, since=person.since or self.today, by=self.by, at=self.at,
            )  # fmt: skip

    def _place(self, person: Person) -> tuple[Unit, Group | None] | Trouble | None:
        if not person.unit:
            return None
        unit = self.units.get(person.unit.casefold())
        if unit is None:
            reason = N_("Enheden »%(unit)s« findes ikke. Se efter stavefejl, eller bed administratoren oprette den.")
            return Trouble(person.line, reason, (("unit", person.unit),))
        if self.allowed is not None and str(unit.id) not in self.allowed:
            reason = N_("»%(unit)s« er ikke din enhed. Du kan kun indlæse børn på din egen.")
            return Trouble(person.line, reason, (("unit", person.unit),))
        group = Group.objects.filter(unit=unit, name=person.group).first() if person.group else None
        if person.group and group is None:
            group = Group(unit=unit, name=person.group)
            group.save(force_insert=True)
        return unit, group

    def _adult_of(self, person: Person) -> Adult:
        return self._adult(person.cpr, people.Facts(person.given_names, person.surname, person.born_on, person.sex))

    def _adult(self, cpr: Any, facts: people.Facts) -> Adult:
        if cpr.value in self.adults:
            return self.adults[cpr.value]
        known = adult_with(cpr)
        if known is None:
            known = people.register_adult(facts=facts, cpr=cpr, by=self.by, at=self.at)
            self._count("adults_new")
        else:
            self._count("adults_changed", people.correct_person(person=known, facts=facts, by=self.by, at=self.at))
        self.adults[cpr.value] = known
        return known

    def _relation(self, child: Child, adult: Adult, kind: RelationKind, holds_custody: bool | None) -> None:
        changed = people.relate(
            child=child, adult=adult, kind=kind, holds_custody=bool(holds_custody), since=child.born_on or self.today,
            by=self.by, at=self.at,
        )  # fmt: skip
        self._count("relations", changed)
