"""A draft's fields, sealed for the database and opened for its author."""

import json
from collections.abc import Mapping
from uuid import UUID

from favn.kit.crypto import Sealed, decrypt, encrypt

WHERE = "documents_draft.fields"
MOST_SIGNS = 200_000
LEFT_OUT = {"csrfmiddlewaretoken"}


def seal(fields: Mapping[str, str], row: UUID) -> bytes:
    """The typed fields, encrypted to the draft's row."""
    return encrypt(json.dumps(dict(fields), ensure_ascii=False), where=WHERE, row=row)


def opened(sealed: Sealed, row: UUID) -> dict[str, str]:
    """The typed fields of a draft. Raises CannotDecrypt."""
    return {str(name): str(value) for name, value in json.loads(decrypt(sealed, where=WHERE, row=row)).items()}


def typed(posted: Mapping[str, str]) -> dict[str, str]:
    """What a form sent, as a draft keeps it: tokens left out, and no more than anyone can have typed."""
    kept, room = {}, MOST_SIGNS
    for name, value in posted.items():
        if name not in LEFT_OUT:
            kept[name] = str(value)[:room]
            room -= len(kept[name])
    return kept
