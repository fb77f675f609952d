"""What the notifier already knows of the child and may bring along, so that nothing is typed twice."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from favn.journey.concerns.queries import latest_concern, snapshot
from favn.journey.notifications.choices import AttachmentKind

VOICES = ("child_words", "parent_words")


def snapshots_of(child_id: UUID) -> dict[AttachmentKind, dict[str, Any]]:
    """What can be attached as it stands now: the latest concern, when the one who asks may read it."""
    concern = latest_concern(child_id)
    return {AttachmentKind.CONCERN: snapshot(concern)} if concern else {}


def prefilled(snapshots: Mapping[AttachmentKind, Any], carried: Mapping[str, Any]) -> dict[str, Any]:
    """The form as it opens: the concern's words in place, and everything that can be attached already chosen.

    `carried` are words from a concern that was still being written; they win over the latest one that was placed.
    """
    concern = snapshots.get(AttachmentKind.CONCERN, {})
    words = {name: str(carried.get(name) or concern.get(name) or "") for name in ("worrying", *VOICES)}
    return {
        "text": words["worrying"],
        "child_words": words["child_words"],
        "parent_words": words["parent_words"],
        "attach": [str(kind) for kind in snapshots],
    }
