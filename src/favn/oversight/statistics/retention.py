"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import always

always("statistics_figure")
