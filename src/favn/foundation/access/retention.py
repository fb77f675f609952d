"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import always, dated, follows

always("access_scope")
dated("access_grant", since="valid_until", years=5)
follows("access_block", column="child_id", owner="people_child")
dated("access_breakglass", since="opened_at", years=5)
follows("access_release", column="object_id", owner="*")
