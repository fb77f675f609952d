"""A child without its name: the same short reference for the same child, which leads back to nobody."""

from base64 import b32encode
from uuid import UUID

from favn.kit.crypto import lookup_hash

LENGTH = 8


def reference_of(child_id: UUID | None) -> str:
    """Eight letters and digits for a child (»B-7K3QX2AB«), by the house's own key; empty for no child."""
    if child_id is None:
        return ""
    return "B-" + b32encode(lookup_hash(str(child_id), purpose="log.reference")).decode()[:LENGTH]
