"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import follows

follows("followups_followup", column="plan_id", owner="plans_plan")
follows("followups_followupwords", column="follow_up_id", owner="followups_followup")
