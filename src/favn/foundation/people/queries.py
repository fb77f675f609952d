"""Who belongs with whom. Row-level security decides whose relations the acting one may read."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from favn.foundation.people.choices import RelationKind
from favn.foundation.people.models import Relation

PARENTS = (RelationKind.MOTHER, RelationKind.FATHER, RelationKind.OTHER_HOLDER)


def siblings_of(*child_ids: UUID, on: date) -> list[UUID]:
    """The keys of children who share a parent or another custody holder with one of these, on that day.

    Whole and half siblings alike, without the children themselves. Names are fetched through the door.
    """
    current = Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))
    parents = Relation.objects.filter(current, child_id__in=child_ids, kind__in=PARENTS).values("adult_id")
    found = Relation.objects.filter(current, adult_id__in=parents, kind__in=PARENTS).exclude(child_id__in=child_ids)
    return sorted(found.values_list("child_id", flat=True).distinct())
