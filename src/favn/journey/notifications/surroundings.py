"""What the notifier already knows of the child and may bring along, so that nothing is typed twice."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.documents.queries import place_of
from favn.journey.checkups.policy.absence import may_answer_for_absence
from favn.journey.checkups.queries.absence import days_in, open_notify_duty
from favn.journey.checkups.queries.absence import snapshot as absence_snapshot
from favn.journey.checkups.wording.absence import figure, percent_words, quarter_name
from favn.journey.concerns.queries import latest_concern, snapshot
from favn.journey.notifications.choices import AttachmentKind
from favn.journey.wellbeing.queries import snapshot as wellbeing_snapshot

VOICES = ("child_words", "parent_words")


def snapshots_of(child_id: UUID) -> dict[AttachmentKind, dict[str, Any]]:
    """Well-being, the latest concern and absence above 10 percent, as far as the one who asks may read them.

    Each is attached by itself and as it stands: nothing is worked out across them.
    """
    line, concern, absence = wellbeing_snapshot(child_id), latest_concern(child_id), absence_snapshot(child_id)
    found = {AttachmentKind.WELLBEING: line} if line["points"] else {}
    found |= {AttachmentKind.CONCERN: snapshot(concern)} if concern else {}
    return found | ({AttachmentKind.ABSENCE: absence} if absence else {})


def words_on_absence(child_id: UUID, actor: Actor, at: datetime) -> str:
    """What a leader who must notify of absence begins with: the figure and its paragraph; empty for everybody else."""
    duty = open_notify_duty(child_id, at)
    if duty is None or not may_answer_for_absence(actor, duty.unit_id):
        return ""
    days = days_in(duty.quarter, [child_id])[child_id]
    return _("Ulovligt fravær i %(quarter)s: %(illegal)s af %(school)s skoledage, %(percent)s (%(paragraph)s).") % {
        "quarter": quarter_name(duty.quarter), "illegal": figure(days.illegal), "school": figure(days.school),
        "percent": percent_words(days.illegal_share), "paragraph": duty.paragraph,
    }  # fmt: skip


def draft_place(child_id: UUID) -> str:
    """The place of the writer's own draft of a notification about this child."""
    return place_of("underretning", child_id)


def prefilled(
    snapshots: Mapping[AttachmentKind, Any], carried: Mapping[str, Any], draft: Mapping[str, str], due: str = ""
) -> dict[str, Any]:
    """The form as it opens: the concern's words in place, and everything that can be attached already chosen.

    `carried` are words from a concern that was still being written; they win over the latest one that was placed.
    `due` is what must be told of absence; it stands first. `draft` was typed here before and not sent; it wins.
    """
    concern = snapshots.get(AttachmentKind.CONCERN, {})
    words = {name: str(carried.get(name) or concern.get(name) or "") for name in ("worrying", *VOICES)}
    filled = {
        "text": "\n\n".join(filter(None, (due, words["worrying"]))),
        "child_words": words["child_words"],
        "parent_words": words["parent_words"],
        "attach": [str(kind) for kind in snapshots],
    }
    return filled | {name: text for name, text in draft.items() if text and name != "attach"}
