"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import dated, follows

dated("consents_share", since="coalesce(ended_at, valid_until)", years=5, children="SELECT child_id")
follows("consents_consent", column="share_id", owner="consents_share")
