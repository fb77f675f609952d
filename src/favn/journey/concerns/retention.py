"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import always, dated

always("concerns_level", "concerns_guidestep")
dated("concerns_concern", since="written_at", years=5, children="SELECT child_id")
