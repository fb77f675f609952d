"""Keys made in the application, so that a row can be written by someone who may not read it back."""

from uuid import UUID

import uuid6


def new_id() -> UUID:
    """A UUIDv7: unique without asking the database, and ordered by the time it was made."""
    return UUID(int=uuid6.uuid7().int)
