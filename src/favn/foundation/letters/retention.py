"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import follows

follows("letters_letter", column="version_id", owner="documents_version")
