"""What well-being can tell the other steps. A reader opens the child through the door first, in the school's room."""

from favn.journey.wellbeing.queries.lines import LinePoint, PositionLine, line_for, positions_for, snapshot

__all__ = ["LinePoint", "PositionLine", "line_for", "positions_for", "snapshot"]
