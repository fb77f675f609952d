"""Who belongs with whom. Row-level security decides whose relations the acting one may read."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from favn.foundation.people.choices import Language, RelationKind
from favn.foundation.people.cpr import Cpr
from favn.foundation.people.identifiers import hashes_of
from favn.foundation.people.models import Adult, Child, Enrolment, Identifier, Relation
from favn.kit.periods import valid_on

PARENTS = (RelationKind.MOTHER, RelationKind.FATHER, RelationKind.OTHER_HOLDER)


def siblings_of(*child_ids: UUID, on: date) -> list[UUID]:
    """The keys of children who share a parent or another custody holder with one of these, on that day.

    Whole and half siblings alike, without the children themselves. Names are fetched through the door.
    """
    held = Relation.objects.filter(valid_on(on), kind__in=PARENTS)
    parents = held.filter(child_id__in=child_ids).values("adult_id")
    found = held.filter(adult_id__in=parents).exclude(child_id__in=child_ids)
    return sorted(found.values_list("child_id", flat=True).distinct())


def holders_of(*child_ids: UUID, on: date) -> QuerySet[Relation]:
    """Those with custody of these children on that day, each with the adult, as far as the reader may know them."""
    held = Relation.objects.filter(valid_on(on), child_id__in=child_ids, holds_custody=True).select_related("adult")
    return held.order_by("child_id", "valid_from", "id")


def held_by(adult_id: UUID, *, on: date) -> set[UUID]:
    """The keys of the children an adult has custody of on that day. Their names are fetched through the door."""
    held = Relation.objects.filter(valid_on(on), adult_id=adult_id, holds_custody=True)
    return set(held.values_list("child_id", flat=True))


def enrolments_of(*child_ids: UUID, on: date) -> QuerySet[Enrolment]:
    """Where these children are enrolled on that day, with unit and group."""
    found = Enrolment.objects.filter(valid_on(on), child_id__in=child_ids).select_related("unit", "group")
    return found.order_by("valid_from", "id")


def places_of(*child_ids: UUID, on: date) -> dict[UUID, str]:
    """What a child's place is called on that day: the group when there is one (3.B), else the unit."""
    return {
        each.child_id: each.group.name if each.group else each.unit.name for each in enrolments_of(*child_ids, on=on)
    }


def child_with(number: Cpr) -> Child | None:
    """The child known by this number, now or before; through a merge to the record that is kept."""
    numbers = Identifier.objects.filter(value_hash__in=hashes_of(number), child__isnull=False)
    found = numbers.select_related("child__merged_into").first()
    if found is None or found.child is None:
        return None
    return found.child.merged_into or found.child


def adult_with(number: Cpr) -> Adult | None:
    """The adult known by this number, now or before."""
    found = (
        Identifier.objects.filter(value_hash__in=hashes_of(number), adult__isnull=False).select_related("adult").first()
    )
    return found.adult if found else None


def current_number(*, child_id: UUID) -> Identifier | None:
    """The number the child is known by now, for showing masked; opening it is `reveal_number`."""
    return Identifier.objects.filter(child_id=child_id, valid_until__isnull=True).order_by("valid_from", "id").last()


def numbers_of(child_id: UUID) -> QuerySet[Identifier]:
    """Every number a child is or was known by, the oldest first; shown masked."""
    return Identifier.objects.filter(child_id=child_id).order_by("valid_from", "id")


def enrolments_ever(child_id: UUID) -> QuerySet[Enrolment]:
    """Every place a child has or had, the oldest first."""
    return Enrolment.objects.filter(child_id=child_id).select_related("unit", "group").order_by("valid_from", "id")


def relations_of(child_id: UUID) -> QuerySet[Relation]:
    """The adults around a child, also former ones, as the reader may know them."""
    return Relation.objects.filter(child_id=child_id).select_related("adult").order_by("valid_from", "id")


def adult_key_with(number: Cpr) -> UUID | None:
    """The key of the adult who has this number now, for a health visitor who registers her unborn child; else None."""
    found: UUID | None = None
    with connection.cursor() as cursor:
        for hashed in hashes_of(number):
            cursor.execute("SELECT favn.adult_with_number(%s)", [hashed])
            found = found or cursor.fetchone()[0]
    return found


def enrolled_on(on: date) -> QuerySet[Enrolment, UUID]:
    """The keys of children who are enrolled somewhere on that day, to be used inside another question."""
    return Enrolment.objects.filter(valid_on(on)).values_list("child_id", flat=True)


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a family is met: their languages in words, other than Danish first, and whether an interpreter is needed."""

    languages: tuple[str, ...]
    needs_interpreter: bool


def spoken_around(*child_ids: UUID, on: date) -> dict[UUID, Spoken]:
    """The preferred languages of each child's parents on that day; no row where nobody is known."""
    parents = Relation.objects.filter(valid_on(on), child_id__in=child_ids, kind__in=PARENTS).select_related("adult")
    found: dict[UUID, list[Adult]] = {}
    for each in parents.order_by("valid_from", "id"):
        found.setdefault(each.child_id, []).append(each.adult)
    return {child_id: _spoken(adults) for child_id, adults in found.items()}


def _spoken(adults: list[Adult]) -> Spoken:
    codes = sorted({adult.language for adult in adults}, key=lambda code: (code == Language.DANISH, code))
    words = tuple(str(Language(code).label) for code in codes)
    return Spoken(words, any(adult.needs_interpreter for adult in adults))
