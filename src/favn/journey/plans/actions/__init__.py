"""The verbs of the plan."""

from favn.journey.plans.actions.making import NothingToPlan, plan_from_meeting
from favn.journey.plans.actions.revising import AgreementSaid, GoalSaid, PlanChanged, revise_plan
from favn.journey.plans.actions.sharing import release_plan, release_words
from favn.journey.plans.policy import PlanRefused

__all__ = [
    "AgreementSaid",
    "GoalSaid",
    "NothingToPlan",
    "PlanChanged",
    "PlanRefused",
    "plan_from_meeting",
    "release_plan",
    "release_words",
    "revise_plan",
]
