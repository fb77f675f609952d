"""What the notifier already knows of the child and may bring along, so that nothing is typed twice."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from favn.foundation.documents.queries import place_of
from favn.journey.concerns.queries import latest_concern, snapshot
from favn.journey.notifications.choices import AttachmentKind
from favn.journey.wellbeing.queries import snapshot as wellbeing_snapshot

VOICES = ("child_words", "parent_words")


def snapshots_of(child_id: UUID) -> dict[AttachmentKind, dict[str, Any]]:
    """The line of well-being and the latest concern as they stand, as far as the one who asks may read them."""
    line, concern = wellbeing_snapshot(child_id), latest_concern(child_id)
    found = {AttachmentKind.WELLBEING: line} if line["points"] else {}
    return found | ({AttachmentKind.CONCERN: snapshot(concern)} if concern else {})


def draft_place(child_id: UUID) -> str:
    """The place of the writer's own draft of a notification about this child."""
    return place_of("underretning", child_id)


def prefilled(
    snapshots: Mapping[AttachmentKind, Any], carried: Mapping[str, Any], draft: Mapping[str, str]
) -> dict[str, Any]:
    """The form as it opens: the concern's words in place, and everything that can be attached already chosen.

    `carried` are words from a concern that was still being written; they win over the latest one that was placed.
    `draft` is what was typed here before and not sent; it wins over both.
    """
    concern = snapshots.get(AttachmentKind.CONCERN, {})
    words = {name: str(carried.get(name) or concern.get(name) or "") for name in ("worrying", *VOICES)}
    filled = {
        "text": words["worrying"],
        "child_words": words["child_words"],
        "parent_words": words["parent_words"],
        "attach": [str(kind) for kind in snapshots],
    }
    return filled | {name: text for name, text in draft.items() if text and name != "attach"}
