"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import dated, ending, follows

dated("cases_case", since="closed_at", years=10)
follows("cases_caseworkerterm", column="case_id", owner="cases_case")
ending("SELECT child_id, closed_at AS ended_at FROM cases_case")
