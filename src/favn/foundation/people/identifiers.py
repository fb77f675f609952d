"""A number as it is stored: sealed, findable by its keyed hash, and masked for the eye."""

from datetime import date
from uuid import UUID

from favn.foundation.people.cpr import Cpr
from favn.foundation.people.models import Identifier
from favn.kit.crypto import decrypt, encrypt, lookup_hash, lookup_hashes
from favn.kit.ids import new_id

COLUMN = "people_identifier.value"
PURPOSE = "identifier"


def identifier_of(
    cpr: Cpr,
    *,
    child_id: UUID | None = None,
    adult_id: UUID | None = None,
    valid_from: date | None = None,
    key: UUID | None = None,
) -> Identifier:
    """An unsaved Identifier for this number, belonging to the child or the adult."""
    row = key or new_id()
    return Identifier(
        id=row,
        child_id=child_id,
        adult_id=adult_id,
        kind=cpr.kind,
        value_encrypted=encrypt(cpr.value, where=COLUMN, row=row),
        value_hash=hash_of(cpr),
        masked=cpr.masked,
        valid_from=valid_from,
    )


def hash_of(cpr: Cpr) -> bytes:
    """What a number is looked up by: the same for the same number, useless without the key."""
    return lookup_hash(cpr.value, purpose=PURPOSE)


def hashes_of(cpr: Cpr) -> list[bytes]:
    """What to look a number up by: one hash, and while keys are changed the old key's too, today's first."""
    return lookup_hashes(cpr.value, purpose=PURPOSE)


def number_in(identifier: Identifier) -> Cpr:
    """The number itself. Whoever calls this must have logged a reveal."""
    return Cpr.parse(decrypt(bytes(identifier.value_encrypted), where=COLUMN, row=identifier.id))
