"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import always, dated

always("offers_offer")
dated("offers_seat", since="given_back_at", years=5)
