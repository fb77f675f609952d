"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import always, dated

always("detection_audit_auditfigure")
dated("detection_audit_miss", since="happened_at", years=3)  # figures look two years back
