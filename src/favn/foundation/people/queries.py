"""Who belongs with whom. Row-level security decides whose relations the acting one may read."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from favn.foundation.people.choices import RelationKind
from favn.foundation.people.models import Adult, Child, Enrolment, Identifier, Relation

PARENTS = (RelationKind.MOTHER, RelationKind.FATHER, RelationKind.OTHER_HOLDER)


def siblings_of(*child_ids: UUID, on: date) -> list[UUID]:
    """The keys of children who share a parent or another custody holder with one of these, on that day.

    Whole and half siblings alike, without the children themselves. Names are fetched through the door.
    """
    current = Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))
    parents = Relation.objects.filter(current, child_id__in=child_ids, kind__in=PARENTS).values("adult_id")
    found = Relation.objects.filter(current, adult_id__in=parents, kind__in=PARENTS).exclude(child_id__in=child_ids)
    return sorted(found.values_list("child_id", flat=True).distinct())


def enrolments_of(*child_ids: UUID, on: date) -> QuerySet[Enrolment]:
    """Where these children are enrolled on that day, with unit and group."""
    current = Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))
    found = Enrolment.objects.filter(current, child_id__in=child_ids).select_related("unit", "group")
    return found.order_by("valid_from", "id")


def places_of(*child_ids: UUID, on: date) -> dict[UUID, str]:
    """What a child's place is called on that day: the group when there is one (3.B), else the unit."""
    return {
        each.child_id: each.group.name if each.group else each.unit.name for each in enrolments_of(*child_ids, on=on)
    }


def child_with(cpr_hash: bytes) -> Child | None:
    """The child known by a number with this hash, now or before; through a merge to the record that is kept."""
    found = (
        Identifier.objects.filter(value_hash=cpr_hash, child__isnull=False).select_related("child__merged_into").first()
    )
    if found is None or found.child is None:
        return None
    return found.child.merged_into or found.child


def adult_with(cpr_hash: bytes) -> Adult | None:
    """The adult known by a number with this hash, now or before."""
    found = Identifier.objects.filter(value_hash=cpr_hash, adult__isnull=False).select_related("adult").first()
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
