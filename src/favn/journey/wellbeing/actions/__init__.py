"""The verbs of well-being, by subject."""

from favn.journey.wellbeing.actions.dialogues import close_dialogue, open_dialogue, set_position
from favn.journey.wellbeing.actions.pace import set_pace
from favn.journey.wellbeing.actions.rounds import inform_parents, open_round, plan_round
from favn.journey.wellbeing.actions.sheets import add_child, answer, explain, finish, reopen, save_sheet

__all__ = [
    "add_child", "answer", "close_dialogue", "explain", "finish", "inform_parents", "open_dialogue", "open_round",
    "plan_round", "reopen", "save_sheet", "set_pace", "set_position",
]  # fmt: skip
