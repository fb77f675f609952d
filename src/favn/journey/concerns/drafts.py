"""Where a concern that is being written is kept, so that no word is lost."""

from uuid import UUID

from favn.foundation.documents.queries import place_of


def draft_place(child_id: UUID) -> str:
    """The place of the writer's own draft of a concern about this child."""
    return place_of("bekymring", child_id)
