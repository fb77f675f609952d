"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import dated

dated("consents_consent", since="coalesce(withdrawn_at, valid_until)", years=5, children="SELECT child_id")
