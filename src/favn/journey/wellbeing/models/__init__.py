"""The tables of well-being: the rounds and what they leave behind, and steps that were changed."""

from favn.journey.wellbeing.models.rounds import (
    Answered,
    Assessment,
    Dialogue,
    Form,
    JointPosition,
    Objection,
    ParentNotice,
    PositionWording,
    RaterRule,
    Round,
    Sheet,
    Substitute,
    TalkPace,
    VisitAssessment,
)
from favn.journey.wellbeing.models.steps import StepChange

__all__ = [
    "Answered", "Assessment", "Dialogue", "Form", "JointPosition", "Objection", "ParentNotice",
    "PositionWording", "RaterRule", "Round", "Sheet", "StepChange", "Substitute", "TalkPace", "VisitAssessment",
]  # fmt: skip
