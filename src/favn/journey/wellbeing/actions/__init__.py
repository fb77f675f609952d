"""The verbs of well-being, by subject."""

from favn.journey.wellbeing.actions.dialogues import close_dialogue, open_dialogue, set_position
from favn.journey.wellbeing.actions.notices import confirm, tell, write_letters
from favn.journey.wellbeing.actions.objections import (
    answer_objection,
    note_objection,
    object_to_rounds,
    withdraw_objection,
)
from favn.journey.wellbeing.actions.pace import set_municipal_pace, set_pace
from favn.journey.wellbeing.actions.rounds import inform_parents, open_round, plan_round, write_to_parents
from favn.journey.wellbeing.actions.sheets import add_child, answer, explain, finish, reopen, save_sheet
from favn.journey.wellbeing.actions.steps import end_step, expire_positions, finish_step, finish_visit_step, move_step
from favn.journey.wellbeing.actions.substitutes import end_past_substitutes, end_substitute, name_substitute
from favn.journey.wellbeing.actions.visits import assess_at_visit
from favn.journey.wellbeing.actions.words import set_rater_rule, word_positions, write_form

__all__ = [
    "add_child", "answer", "answer_objection", "assess_at_visit", "close_dialogue", "confirm",
    "end_past_substitutes", "end_step", "end_substitute", "expire_positions", "explain", "finish",
    "finish_step", "finish_visit_step", "inform_parents", "move_step", "name_substitute", "note_objection",
    "object_to_rounds", "open_dialogue", "open_round", "plan_round", "reopen", "save_sheet", "set_municipal_pace",
    "set_pace", "set_position", "set_rater_rule", "tell", "withdraw_objection", "word_positions", "write_form",
    "write_letters", "write_to_parents",
]  # fmt: skip
