"""The schedule applied to children: what is open in a district, and the whole line of one child."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, F, Min, OuterRef, Q
from django.utils.translation import get_language

from favn.foundation.access import door
from favn.foundation.people.choices import RelationKind
from favn.foundation.people.models import Child, Enrolment, Relation
from favn.journey.checkups.choices.contacts import NOTED, Outcome, Reason
from favn.journey.checkups.models import Circumstance, Contact, ContactKind, PregnancyClosing, Visit
from favn.journey.checkups.rules.schedule import (
    OPEN,
    Rule,
    State,
    Window,
    birthdays_open,
    in_force,
    moved,
    state_of,
    window_by_age,
    window_by_grade,
)
from favn.kit.periods import valid_on


@dataclass(frozen=True, slots=True)
class Planned:
    """A contact of one child: its window, what it is today, and the visit that is agreed, if any."""

    child: Child
    kind: ContactKind
    window: Window
    state: State
    contact: Contact | None
    visit: Visit | None

    @property
    def name(self) -> str:
        """The municipality's own name for the contact, in the reader's language."""
        return name_of(self.kind)


def name_of(kind: ContactKind) -> str:
    """The name in the reader's language; Danish where there is no other."""
    return kind.name_en if get_language() == "en" and kind.name_en else kind.name


def rule_of(kind: ContactKind) -> Rule:
    """The kind as the rules know it."""
    return Rule(
        kind.code, (kind.opens_months, kind.opens_days), (kind.due_months, kind.due_days), kind.lapses_days,
        kind.valid_from, kind.valid_until, kind.grade, kind.reason,
    )  # fmt: skip


def kinds_for(*roles: str) -> list[ContactKind]:
    """Every version of the contacts these roles see to."""
    return list(ContactKind.objects.filter(role__in=roles).order_by("due_months", "due_days", "code", "valid_from"))


def kind_named(code: str) -> ContactKind | None:
    """The newest version of a contact."""
    return ContactKind.objects.filter(code=code).order_by("-valid_from").first()


def open_contacts(*, area_ids: Iterable[UUID], role: str, on: date) -> list[Planned]:
    """Every contact that is due or overdue in these districts, the one that closes first on top.

    Eight statements, however many children. The caller writes down whom it shows.
    """
    kinds = kinds_for(role)
    days = [birthdays_open(rule_of(kind), on) for kind in kinds if kind.grade is None]
    born = [Q(born_on__range=each) | Q(born_on__isnull=True, due_on__range=each) for each in days]
    grades = {kind.grade for kind in kinds if kind.grade is not None}
    asked = Contact.objects.filter(outcome=Outcome.MOVED, moved_on__gte=on.replace(year=on.year - 1, day=1))
    in_grade = Enrolment.objects.filter(valid_on(on), group__grade__in=grades).values("child_id")
    wanted = reduce(or_, born, Q(pk__in=asked.values("child_id")) | Q(pk__in=in_grade))
    there = door.children_in_areas(area_ids=area_ids).filter(wanted, died_on__isnull=True)
    found = [each for each in planned_for(list(there), kinds, on, only_open=True) if each.state in OPEN]
    return sorted(found, key=lambda each: (each.window.due_on, each.child.sort_key, each.kind.code))


def contacts_of(child: Child, *, roles: Sequence[str], on: date) -> list[Planned]:
    """Every contact of one child, from before birth until grown, in the order they come."""
    found = planned_for([child], kinds_for(*roles), on)
    return sorted(found, key=lambda each: (each.window.opens_on, each.window.due_on, each.kind.code))


def planned_for(
    children: Sequence[Child], kinds: Sequence[ContactKind], on: date, *, only_open: bool = False
) -> Iterator[Planned]:
    """The contacts these children are to have, whatever they are today; `only_open` leaves most of the others out."""
    facts = _Facts(children, on)
    rules = [(kind, rule_of(kind)) for kind in kinds]
    births = {rule: birthdays_open(rule, on) for _kind, rule in rules if only_open and rule.grade is None}
    for child in children:
        if child.born_on is None and child.id in facts.closed:
            continue  # a pregnancy that is followed no more asks nothing of anybody
        for kind, rule in rules:
            written = facts.contacts.get((child.id, kind.code))
            if not written and rule in births and not _is_between(births[rule], child.born_on or child.due_on):
                continue
            window = facts.window(child, rule)
            if window is None or not in_force(rule, window) or not (written or facts.is_for(child, rule.reason)):
                continue
            if written and written.moved_on:
                window = moved(window, written.moved_on)
            state = state_of(window, written.outcome if written else "", on)
            if child.born_on is None and child.due_on and window.opens_on >= child.due_on:
                state = State.LATER  # nobody is late for the first visit to a child whose birth is not written yet
            yield Planned(child, kind, window, state, written, facts.visits.get((child.id, kind.code)))


def _is_between(days: tuple[date, date], day: date | None) -> bool:
    return day is not None and days[0] <= day <= days[1]


class _Facts:
    """What the register and the visitors know of some children, fetched once for all of them."""

    def __init__(self, children: Sequence[Child], on: date) -> None:
        keys, self.on = [child.id for child in children], on
        self.contacts = {(each.child_id, each.code): each for each in Contact.objects.filter(child_id__in=keys)}
        visits = (
            Visit.objects.filter(child_id__in=keys, cancelled_at__isnull=True).exclude(code="").defer("seen", "agreed")
        )
        self.visits = {(each.child_id, each.code): each for each in visits}
        noted = Circumstance.objects.filter(valid_on(on), child_id__in=keys).values_list("child_id", "kind")
        unborn = [child.id for child in children if child.born_on is None]
        self.closed = set(_closed(unborn)) if unborn else set()
        self._reasons: dict[UUID, set[str]] = defaultdict(lambda: {Reason.EVERYONE})
        for child_id, kind in noted:
            self._reasons[child_id].add(kind)
        self._grades: dict[UUID, int] = {}
        enrolled = Enrolment.objects.filter(valid_on(on), child_id__in=keys).values_list("child_id", "group__grade")
        placed = dict(enrolled)
        for child in children:
            if child.id not in placed:
                self._reasons[child.id].add(Reason.NO_DAYCARE)
            elif (grade := placed[child.id]) is not None:
                self._grades[child.id] = grade
        for child_id in with_an_earlier_child(children):
            self._reasons[child_id].add(Reason.EARLIER_CHILD)

    def is_for(self, child: Child, reason: str) -> bool:
        """Whether a contact with this reason is for the child."""
        return reason in self._reasons[child.id]

    def window(self, child: Child, rule: Rule) -> Window | None:
        """The window; None where there is nothing to count it from."""
        if rule.grade is not None:
            grade = self._grades.get(child.id)
            return None if grade is None else window_by_grade(rule, grade, self.on)
        begins_on = child.born_on or child.due_on
        return window_by_age(rule, begins_on) if begins_on else None


def _closed(child_ids: list[UUID]) -> Iterable[UUID]:
    ended = PregnancyClosing.objects.filter(child_id__in=child_ids, taken_back_at__isnull=True)
    return ended.values_list("child_id", flat=True)


def with_an_earlier_child(children: Iterable[Child]) -> set[UUID]:
    """Those of these children whose mother had a child before them (flergangsfødende). Two statements."""
    born = {child.id: child.born_on for child in children if child.born_on}
    mothers = Relation.objects.filter(kind=RelationKind.MOTHER)
    mine = list(mothers.filter(child_id__in=born).values_list("child_id", "adult_id"))
    theirs = mothers.filter(adult_id__in={adult for _child, adult in mine}).values("adult_id")
    eldest = dict(theirs.annotate(first=Min("child__born_on")).values_list("adult_id", "first"))
    return {child for child, adult in mine if (first := eldest.get(adult)) and first < born[child]}


def noted_about(child_id: UUID) -> list[Circumstance]:
    """What visitors have noted about a child that gives more visits, the newest first; also what has ended."""
    found = Circumstance.objects.filter(child_id=child_id, kind__in=NOTED).select_related("noted_by")
    return list(found.order_by(F("valid_until").desc(nulls_first=True), "-valid_from", "id"))


def history_of(child_id: UUID) -> list[Visit]:
    """A child's visits that were held, the newest first, with the parents' own words."""
    held = Visit.objects.filter(child_id=child_id, held_on__isnull=False).select_related("visitor")
    return list(held.prefetch_related("parents__adult", "parents__scale").order_by("-held_on", "-id"))


def visits_on(visitor_id: UUID, first: datetime, last: datetime) -> list[Visit]:
    """What one visitor has agreed between two instants and has not held or cancelled, in order of time."""
    mine = Visit.objects.filter(visitor_id=visitor_id, held_on__isnull=True, cancelled_at__isnull=True)
    return list(mine.filter(planned_at__gte=first, planned_at__lt=last).order_by("planned_at", "id"))


def promised_visits(visitor_id: UUID, until: date) -> list[Visit]:
    """The days one visitor has promised families to meet them again, up to that day, where nothing is agreed since."""
    promised = Visit.objects.filter(visitor_id=visitor_id, held_on__isnull=False, next_on__lte=until)
    since = Visit.objects.filter(child_id=OuterRef("child_id"), cancelled_at__isnull=True).filter(
        Q(held_on__gt=OuterRef("held_on")) | Q(held_on__isnull=True)
    )
    return list(promised.exclude(Exists(since)).defer("seen", "agreed").order_by("next_on", "id")[:50])


def last_visits(child_ids: Iterable[UUID]) -> dict[UUID, Visit]:
    """The newest visit that was held of each of these children."""
    held = Visit.objects.filter(child_id__in=list(child_ids), held_on__isnull=False).order_by("held_on", "id")
    return {each.child_id: each for each in held.defer("seen", "agreed")}
