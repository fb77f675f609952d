"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import follows

follows("assessments_screening", column="case_id", owner="cases_case")
