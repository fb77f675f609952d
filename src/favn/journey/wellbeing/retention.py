"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import always, dated, follows

always("wellbeing_form")
dated("wellbeing_round", since="closes_on", years=5)
follows("wellbeing_sheet", column="round_id", owner="wellbeing_round")
follows("wellbeing_assessment", column="sheet_id", owner="wellbeing_sheet")
follows("wellbeing_dialogue", column="round_id", owner="wellbeing_round")
follows("wellbeing_jointposition", column="dialogue_id", owner="wellbeing_dialogue")
follows("wellbeing_stepchange", column="agreed_id", owner="wellbeing_jointposition")
always("wellbeing_raterrule", "wellbeing_positionwording", "wellbeing_talkpace")
follows("wellbeing_substitute", column="round_id", owner="wellbeing_round")
follows("wellbeing_parentnotice", column="round_id", owner="wellbeing_round")
dated("wellbeing_objection", since="made_at", years=5)
dated("wellbeing_visitassessment", since="assessed_at", years=5)
