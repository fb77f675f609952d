"""What waits for whom. Ordered by due time and key, so that a page can go on where the last one ended."""

from datetime import datetime

from django.db.models import Q, QuerySet

from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.models import OPEN, Alert


def alerts_for(actor: Actor, at: datetime) -> QuerySet[Alert]:
    """What waits for the actor under this hat, most urgent first: own alerts and those of the role at the units.

    Ordered by (due_by, id) for keyset paging. The children's names come through the door.
    """
    mine = Q(employee_id=actor.id) | Q(unit_id__in=actor.unit_ids, role=actor.role)
    return Alert.objects.filter(OPEN, mine, raised_at__lte=at).order_by("due_by", "id")
