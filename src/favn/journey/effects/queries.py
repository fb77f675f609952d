"""The line from the concern to now, from what the reader may see. The child's door has been passed."""

from uuid import UUID

from favn.foundation.deadlines.moments import danish_day
from favn.journey.concerns.queries import concerns_for
from favn.journey.effects.rules import LevelPoint, Moment, from_snapshot, in_order
from favn.journey.followups.models import FollowUp
from favn.journey.notifications.choices import AttachmentKind
from favn.journey.notifications.models import Attachment


def line(child_id: UUID) -> list[LevelPoint]:
    """The child on the ruler, oldest first: concerns, also as attached to notifications, and follow-ups.

    Three statements; levels 1-5. What the reader may not see is not on the line.
    """
    attached = Attachment.objects.filter(
        kind=AttachmentKind.CONCERN, notification__notified_children__child_id=child_id
    ).values_list("snapshot", flat=True)
    own = concerns_for(child_id).values_list("written_at", "child_level", "care_level")
    after = FollowUp.objects.filter(child_id=child_id).values_list("held_at", "child_level", "care_level")
    return in_order(
        [
            *(from_snapshot(snapshot) for snapshot in attached),
            *(LevelPoint(danish_day(at), Moment.CONCERN, child, care) for at, child, care in own),
            *(LevelPoint(danish_day(at), Moment.FOLLOW_UP, child, care) for at, child, care in after),
        ]
    )
