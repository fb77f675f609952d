"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import always

# The lines stay, so that the chain holds; their contents are cleared with what they tell of, and after five years.
always("audit_entry", "audit_seal")
