"""What is stored encrypted, and how it is found again without being read.

A stored text is sealed with AES-GCM to one place: the table, the column and the row it belongs to. Moved to another
row it no longer opens. The key's id stands in front, so that keys can be changed while old rows are still readable.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12
KEY_BYTES = 32
SEPARATOR = b":"
Sealed = bytes | memoryview


class CannotDecrypt(Exception):
    """The stored bytes were changed, belong to another row, or were sealed with a key that is no longer here."""


class BadKeys(ValueError):
    """FAVN_ENCRYPTION_KEYS or FAVN_LOOKUP_KEY is missing or malformed."""


@dataclass(frozen=True)
class Keyring:
    """The keys in use: the first seals, all of them open."""

    first: str
    keys: Mapping[str, bytes]

    @classmethod
    def parse(cls, text: str) -> "Keyring":
        """Read "id:base64,id2:base64", newest first; each key is 32 bytes. Raises BadKeys without quoting a key."""
        keys: dict[str, bytes] = {}
        for number, part in enumerate(filter(None, (piece.strip() for piece in text.split(","))), start=1):
            key_id, _, encoded = part.partition(":")
            if not (key_id.isascii() and key_id.isalnum()) or key_id in keys:
                raise BadKeys(f"Encryption key number {number} needs an id of its own, letters and digits only")
            try:
                key = base64.b64decode(encoded, validate=True)
            except binascii.Error:
                raise BadKeys(f"Encryption key '{key_id}' is not base64") from None
            if len(key) != KEY_BYTES:
                raise BadKeys(f"Encryption key '{key_id}' is {len(key)} bytes long; it must be {KEY_BYTES}")
            keys[key_id] = key
        if not keys:
            raise BadKeys("No encryption key is set: FAVN_ENCRYPTION_KEYS is 'id:base64', newest first")
        return cls(first=next(iter(keys)), keys=keys)

    def seal(self, content: bytes, *, where: str, row: UUID) -> bytes:
        """Encrypt with the first key, bound to `where` ("table.column") and the row's id."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = AESGCM(self.keys[self.first]).encrypt(nonce, content, _place(where, row))
        return self.first.encode() + SEPARATOR + nonce + sealed

    def open(self, sealed: Sealed, *, where: str, row: UUID) -> bytes:
        """Decrypt with the key the bytes name. Raises CannotDecrypt; the message never holds content."""
        key_id, _, rest = bytes(sealed).partition(SEPARATOR)
        key = self.keys.get(key_id.decode("ascii", "replace"))
        if key is None:
            raise CannotDecrypt(f"{where} was sealed with a key that is not in FAVN_ENCRYPTION_KEYS")
        try:
            return AESGCM(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], _place(where, row))
        except (InvalidTag, ValueError):
            raise CannotDecrypt(f"{where} was changed, or belongs to another row") from None

    def is_current(self, sealed: Sealed) -> bool:
        """Whether the bytes are sealed with the key that writes today; key rotation seals the others again."""
        return bytes(sealed).startswith(self.first.encode() + SEPARATOR)


def _place(where: str, row: UUID) -> bytes:
    table, dot, column = where.partition(".")
    if not (table and dot and column):
        raise ValueError(f"'{where}' does not name a place: write table.column")
    return f"{where}/{row}".encode()


@lru_cache(maxsize=8)
def _keyring(text: str) -> Keyring:
    return Keyring.parse(text)


def keyring() -> Keyring:
    """The keys of this installation."""
    return _keyring(settings.ENCRYPTION_KEYS)


def encrypt(text: str, *, where: str, row: UUID) -> bytes:
    """Seal a text to its place: `where` is "table.column", `row` the row's primary key."""
    return encrypt_bytes(text.encode(), where=where, row=row)


def decrypt(sealed: Sealed, *, where: str, row: UUID) -> str:
    """Open what `encrypt` sealed to the same place. Raises CannotDecrypt."""
    return decrypt_bytes(sealed, where=where, row=row).decode()


def encrypt_bytes(content: bytes, *, where: str, row: UUID) -> bytes:
    """Seal a file's bytes to their place."""
    return keyring().seal(content, where=where, row=row)


def decrypt_bytes(sealed: Sealed, *, where: str, row: UUID) -> bytes:
    """Open what `encrypt_bytes` sealed to the same place. Raises CannotDecrypt."""
    return keyring().open(sealed, where=where, row=row)


def lookup_hash(value: str, *, purpose: str) -> bytes:
    """A keyed hash (HMAC-SHA256, 32 bytes) by which an encrypted value is found.

    The purpose ("people.cpr") keeps hashes of the same value apart in different tables. Raises BadKeys without a key.
    """
    if not settings.LOOKUP_KEY:
        raise BadKeys("No look-up key is set: FAVN_LOOKUP_KEY")
    return _hashed(value, settings.LOOKUP_KEY, purpose)


def lookup_hashes(value: str, *, purpose: str) -> list[bytes]:
    """Every hash the value may be stored under: today's first, then that of the key being replaced, if any."""
    old = [_hashed(value, settings.OLD_LOOKUP_KEY, purpose)] if settings.OLD_LOOKUP_KEY else []
    return [lookup_hash(value, purpose=purpose), *old]


def _hashed(value: str, secret: str, purpose: str) -> bytes:
    key = hmac.digest(secret.encode(), purpose.encode(), hashlib.sha256)
    return hmac.digest(key, value.encode(), hashlib.sha256)
