"""The key a telephone keeps an unsent visit under: made here for one employee, given out only to that employee.

The telephone stores a salt beside the sealed draft, and the key only in the memory of the open page. Without a login of
that same employee neither tells anything; logging out takes both away.
"""

import os
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from favn.kit.crypto import keyring

SALT_BYTES = 16


class UnknownSalt(Exception):
    """The salt was not made here, or with a key that is gone."""


@dataclass(frozen=True, slots=True)
class DraftKey:
    """32 bytes for AES-GCM, and the salt that gives them again."""

    salt: str
    key: bytes


def new_key(employee_id: UUID) -> DraftKey:
    """A key nobody has had before."""
    return key_for(employee_id, f"{keyring().first}.{os.urandom(SALT_BYTES).hex()}")


def key_for(employee_id: UUID, salt: str) -> DraftKey:
    """The same key again for the same employee and salt; another employee gets another key. Raises UnknownSalt."""
    key_id, _, own = salt.partition(".")
    master = keyring().keys.get(key_id)
    if master is None or len(own) != 2 * SALT_BYTES:
        raise UnknownSalt
    derived = HKDF(hashes.SHA256(), length=32, salt=own.encode(), info=f"favn/visit draft/{employee_id}".encode())
    return DraftKey(salt, derived.derive(master))
