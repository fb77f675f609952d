"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import dated

dated("family_familymessage", since="written_at", years=5, children="SELECT child_id")
