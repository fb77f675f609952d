"""A child without its name: the same short reference for the same child, which leads back to nobody."""

from base64 import b32encode
from collections.abc import Callable, Iterable
from uuid import UUID

from favn.foundation.access.merged import kept_keys
from favn.foundation.audit.models import Entry
from favn.kit.crypto import lookup_hash

LENGTH = 8


def reference_of(child_id: UUID | None) -> str:
    """Eight letters and digits for a child (»B-7K3QX2AB«), by the house's own key; empty for no child."""
    if child_id is None:
        return ""
    return "B-" + b32encode(lookup_hash(str(child_id), purpose="log.reference")).decode()[:LENGTH]


def references_for(lines: Iterable[Entry]) -> Callable[[UUID | None], str]:
    """How to name the children of these lines: a record that was merged has the reference of the one that is kept."""
    kept = kept_keys(line.child_id for line in lines if line.child_id)
    return lambda child_id: reference_of(kept.get(child_id, child_id) if child_id else None)
