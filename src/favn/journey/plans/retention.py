"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import dated, follows

dated("plans_plan", since="coalesce(ended_at, decided_at)", years=10, children="SELECT child_id")
follows("plans_agreement", column="plan_id", owner="plans_plan")
follows("plans_goal", column="plan_id", owner="plans_plan")
