"""The mark of a place on the network: enough to count, too little to find anybody."""

from favn.kit.crypto import lookup_hash


def mark_of(address: str, salt: bytes) -> bytes:
    """A keyed hash of an address with the salt of this one use. 32 bytes."""
    return lookup_hash(f"{salt.hex()}:{address}", purpose="attempt")
