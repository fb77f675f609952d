"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import dated

dated("school_data_importrun", since="brought_at", years=1)
