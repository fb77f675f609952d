"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import always, by_hand, dated

always("organisation_municipality", "organisation_area", "organisation_unit", "organisation_group")
by_hand("organisation_employee")
dated("organisation_position", since="valid_until", years=5)
