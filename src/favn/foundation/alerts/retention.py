"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import dated

dated("alerts_alert", since="done_at", years=2)
